"""Stage `report`: see ARCHITECTURE.md."""
