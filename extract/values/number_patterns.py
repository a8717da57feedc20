"""How numbers are written: the patterns of `numbers` and `collectives`."""

import re

SPACE = " \u00a0\u202f\u2009"
LETTER = r"[^\W\d_]"
CANDIDATE = re.compile(rf"[0-9]++|{LETTER}++")
DIGITS = re.compile(
    rf"""
    (?: (?! 0\. | [0-9]{{1,3}},[0-9]{{3}} (?! ,[0-9]{{3}} | \.[0-9] ) )
        (?P<grouped> [0-9]{{1,3}} (?P<separator> [{SPACE}.,'’] ) [0-9]{{3}} (?: (?P=separator) [0-9]{{3}} ){{0,4}} )
        (?! [0-9] | (?P=separator) [0-9]{{3}} (?! [0-9] ) )
      | (?P<plain> [0-9]++ )
    )
    (?: (?P<point> [.,] ) (?P<decimals> [0-9]{{1,9}} ) (?! [0-9] | [.,/] [0-9] ) )?
    """,
    re.VERBOSE,
)
RANK = re.compile(r"(?: [eè] | e[rR] | ER | [eè]?re | [eè]me | EME | ÈME | nde? | ᵉʳ? ) s? \b", re.VERBOSE)
MILLE = re.compile(rf"[{SPACE}] (?: mille | mil ) \b", re.VERBOSE | re.IGNORECASE)
BIG = re.compile(
    rf"[{SPACE}-]? (?: (?P<million> million ) | (?P<milliard> milliard ) ) s? \b (?P<half> [ ] et [ ] demie? \b )?",
    re.VERBOSE | re.IGNORECASE,
)
COLLOQUIAL = re.compile(r"[ ] [0-9]{1,3} (?= [ ] (?: d[’'] [ ]? )? (?: € | euros? \b ) )", re.VERBOSE)
"""« 2 millions 5 d'euros »: half a million, said as nobody should write it."""
HALF = re.compile(
    r"(?: une? [ ] )? demie? [ -] (?: (?P<million> million ) | (?P<milliard> milliard ) | (?P<dozen> douzaine ) ) \b",
    re.VERBOSE | re.IGNORECASE,
)
MONEY = (
    r"(?: € | E \b | EUR s? \b | [eE]uros? \b | d [’'] [ ]? (?: € | [eE]uros? \b ) | [$£] | USD \b | GBP \b | CHF \b )"
)
SYMBOL = re.compile(
    rf"""
    [{SPACE}]? (?P<symbol> [kK] | M[dD]?[sS]? | mds? | Mrds? | MM | Mio )
    (?= [{SPACE}]? {MONEY}
      | [{SPACE}]? (?: à | et | ou | [-–] ) [{SPACE}]?
        [0-9] [0-9{SPACE},.]{{0,12}} (?P=symbol) [{SPACE}]? {MONEY} )
    """,
    re.VERBOSE,
)
SYMBOL_AFTER_SIGN = re.compile(r"[ ]? (?P<symbol> [kK] | M | Md ) \b", re.VERBOSE)
SYMBOLS = {"k": 10**3, "m": 10**6, "mm": 10**6, "mio": 10**6}
COLLECTIVE = re.compile(
    r"""
    (?P<count> une [ ] (?: (?: bonne | petite | grosse | belle ) [ ] )? )?
    (?P<word> (?: huit | d[io]u?z | quinz | vingt | trent | quarant | cinquant | soixant | cent ) aine | millier )
    (?P<plural> s )? \b
    (?: (?P<of> [ ] de [ ] )
        (?: (?P<thousand> milliers? | mille ) | (?P<million> millions? ) | (?P<milliard> milliards? ) ) \b )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
JOINER = re.compile(rf"[{SPACE}\-‑] (?= (?P<word> {LETTER}{{2,12}}+ ) )", re.VERBOSE)
POINT = re.compile(rf"[ ] virgule [ ] (?= (?P<word> {LETTER}{{2,12}}+ ) )", re.VERBOSE | re.IGNORECASE)
COMPOUND = re.compile(
    rf"[{SPACE}-] (?: mill | demi | virgule | cent | [bpg][a-z]{{3,5}} [ ] [a-zA-Z] | [^\W\d_]{{3,9}}aine )",
    re.VERBOSE | re.IGNORECASE,
)
"""What may make « un », « une » more than one: « un million », « une bonne trentaine », « un demi-million »."""
OF = re.compile(r"[ ]d(?:e\b|[’'])", re.IGNORECASE)
POSSESSED = re.compile(r"\b(?:la|sa|ma|ta|leur|notre|votre|cette|première|seconde)[ ]\Z", re.IGNORECASE)
