"""Stage `sources`: see ARCHITECTURE.md."""
