"""What a record, a gold fiche, a failure and a run are: the shapes every other package speaks in."""
