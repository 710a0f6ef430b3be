"""Stage `lang`: see ARCHITECTURE.md."""
