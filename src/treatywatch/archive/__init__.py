"""Stage `archive`: see ARCHITECTURE.md."""
