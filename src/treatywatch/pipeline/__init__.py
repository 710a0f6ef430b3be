"""Stage `pipeline`: see ARCHITECTURE.md."""
