"""Two runs compared: pairing, classes, causes, groups, reports."""
