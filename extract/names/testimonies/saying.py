"""The verbs that give words to somebody (« explique Odile Kervadec »), as a fragment for the readers of a testimony."""

SAYING = r"""(?:(?:nous|m['’]|t['’]|s['’]|se|en|y)\ ?)?(?:
    affirme|ajoute|analyse|annonce|appuie|apprécie|argumente|assure|atteste|avance|commente|concède|conclut|confie|
    confirme|constate|déclare|décrit|détaille|dit|enchaîne|enthousiasme|estime|évoque|explique|expose|félicite|glisse|
    indique|insiste|intervient|juge|lance|livre|martèle|note|observe|plaisante|pointe|poursuit|précise|présente|raconte|
    récapitule|reconna[iî]t|réjouit|relate|relève|remarque|rappelle|reprend|résume|révèle|sourit|souffle|souligne|
    soutient|témoigne|tempère
    )(?:-t-(?:il|elle|on))?"""
"""To be compiled with `re.VERBOSE`."""
