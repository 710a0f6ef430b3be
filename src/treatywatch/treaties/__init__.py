"""Stage `treaties`: see ARCHITECTURE.md."""
