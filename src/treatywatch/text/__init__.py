"""Stage `text`: see ARCHITECTURE.md."""
