"""Records against gold: pairing, matching, counting."""
