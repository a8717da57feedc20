"""Real and invented fiches with their gold, and the scripts that draw the invented ones from their sources."""
