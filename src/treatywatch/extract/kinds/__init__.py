"""One file per family of claim kinds; each turns an act into drafts."""
