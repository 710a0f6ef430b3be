"""Stage `lineage`: see ARCHITECTURE.md."""
