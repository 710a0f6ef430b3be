"""Stage `reconcile`: see ARCHITECTURE.md."""
