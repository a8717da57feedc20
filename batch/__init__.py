"""Many files: which to read, in what order, and what a run leaves behind."""
