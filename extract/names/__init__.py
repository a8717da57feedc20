"""Who the fiche speaks of: the measure, the organisation, its partners, its witnesses, and how to apply."""
