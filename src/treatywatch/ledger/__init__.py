"""Stage `ledger`: see ARCHITECTURE.md."""
