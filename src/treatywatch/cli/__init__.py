"""Stage `cli`: see ARCHITECTURE.md."""
