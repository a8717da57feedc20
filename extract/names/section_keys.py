"""The profile's sections that the readers of names know by their part in a fiche."""

HEADER = "entete"
MEASURE = "mesure"
STORY = "belle_histoire"
TESTIMONY = "temoignage"
APPLICATION = "beneficier"
