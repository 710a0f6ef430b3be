"""Stage `triage`: see ARCHITECTURE.md."""
