"""Stage `extract`: see ARCHITECTURE.md."""
