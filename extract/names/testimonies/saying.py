"""The verbs that give words to somebody (« explique Odile Kervadec »), as a fragment for the readers of a testimony."""

SAYING = r"""(?:(?:nous|m['’]|t['’]|s['’]|se|en|y)\ ?)?(?:
    admet|affirme|ajoute|amuse|analyse|annonce|applaudit|apprécie|appuie|argue|argumente|
    assume|assure|atteste|avance|avertit|avoue|certifie|commente|complète|conclue|concluent|
    conclut|concède|confie|confirme|constate|dit|déclare|décrit|détaille|dévoile|enchaîne|
    enthousiasme|espère|estime|exclame|explique|expose|félicite|garantit|glisse|indique|
    insiste|intervient|ironise|juge|jure|lance|livre|lâche|martèle|murmure|note|observe|
    plaide|plaisante|pointe|poursuit|promet|précise|prédit|présente|prévient|raconte|rappelle
   |rassure|reconna[iî]t|regrette|relate|relève|remarque|renchérit|reprend|rit|récapitule|
    réjouit|répond|répondent|répète|résume|révèle|salue|souffle|souhaite|souligne|sourit|
    soutient|souvient|tempère|tranche|témoigne|vante|émeut|évoque
    )(?:-t-(?:il|elle|on))?"""
"""To be compiled with `re.VERBOSE`."""
