"""Blocks to sections: what each block says, how it looks and where it stands, solved for the whole fiche at once."""
