"""Numbers that are sums of money, each with its currency: the one beside it, or its neighbour's; centimes included."""

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.values.amounts.currencies import Money, read_currency
from extract.values.amounts.parties import FUNDERS
from extract.values.numbers import Number
from extract.values.quantities import Unit
from extract.values.reading import Passage

_NEIGHBOUR = 300
"""Characters within which « 9 millions » takes the currency of the sum before it."""
_DEAR = 1000
"""From here on nobody says centimes: « 150 000 €12 » is a footnote."""
_UNCOUNTED = re.compile(
    r"""
    [ ]? (?: [.,;:)»!?\n] | \Z )
  | [ ] (?: en | pour | par | d[’']ici | au | aux | à | dans | sur | et | ou | sont | seront | ont | a | est
    | lui | leur | nous | sans | selon | devant | face | faute | restants? | dès | avant | après
        | vont | iront | vers[ée]{1,2}s? | votée?s? | réservée?s? | débloquée?s? | dont | qui | supplémentaires?
        | chaque | l[’']an | cette | la | lors | destinés? | consacrés?
        | [^\W\d]{2,}ée?s? ) \b
  | [ ] l[’'] (?: a | ont ) \b
  | [ ] (?: de [ ] | d[’'] | en [ ] ) (?: subventions? | aides? | crédits? | chiffre [ ] d[’']affaires | CA
    | budget | travaux
        | investissements? | fonds | financements? | dotations? | dettes? | prêts? | recettes | dépenses?
        | pertes | plus ) \b
    """,
    re.VERBOSE,
)
_YEAR = re.compile(r"[ ] (?: en | pour ) [ ] (?: 19 | 20 ) [0-9]{2}", re.VERBOSE)
_OTHER_YEAR = re.compile(
    r"""[ ] (?: en | pour ) [ ] (?: 19 | 20 ) [0-9]{2} ,? [ ] (?: et | puis | à
    | contre ) [ ] (?: de [ ] | à [ ] )?""",
    re.VERBOSE,
)
_OF_IT = re.compile(
    rf"""
    (?: \b (?P<en> en [ ] (?: vaut | valait | coûte | coûtait | (?: apport | pay | pai | pren | couvr | financ | vers
        | donn | fourni | assum | rembours | prêt ) [^\W\d]{{1,6}} )
      | en [ ] (?: a | ont | avait | avaient | ai | avons | aura ) (?: [ ] [^\W\d]{{2,12}} )?? [ ]
        (?: pay | pri[st] | couv | rembours | financ | apport | vers | donn | mis | ajout | touch | reç | fourn | obten
          | rend | dépens | investi | débours | régl | prêt | avanc | assum | prom | coût | joint | joi )[^\W\d]* )
      | \b (?: une | la | l[’'] ) [ ]? (?: autre | seconde | deuxième | troisième ) (?: [ ] [^\W\d]{{3,15}} )? [ ] de
      | \b (?: France [ ] Relance | l[’']État | le [ ] plan ) [ ]
        (?: prend | pay | paie | met \b | mis \b | apport | vers | financ | donn )[^\W\d]*
      | \b (?P<part> dont | dont [ ] [^.;:\n]{{3,60}} [ ] et )
      | \b sur [ ] (?: un | le ) [ ] (?: total | coût | budget | montant ) (?: [ ] (?: global | total ) )? [ ] de
      | \b (?: des | sur [ ] (?: les | ces ) ) [ ] [0-9][^.;:\n]{{3,100}} ,
      | {FUNDERS} (?: [ ] [^\s.,;:0-9]{{2,24}} ){{0,3}} (?: , [ ] [^.,;:0-9\n]{{3,50}} (?= , )
      | , [ ] (?: qu[e’'] | à [ ] qui | dont ) [^.,;:0-9\n]{{3,50}} )? ,? (?: [ ] (?: pour | avec ) )?
      | \b pour [ ] les | \b ou
      | \b (?: a | ont ) [ ] (?: (?: aussi | ensuite | même ) [ ] )? (?: avanc | prêt | vers | apport | ajout )ée?s?
      | \b (?: la | le | l[’'] ) [ ]? (?: premi | second | deuxième | troisième | derni | autre )[^\W\d]* ,? [ ]
        (?: pour | avec | à [ ] hauteur [ ] de )
    ) (?: [ ] (?: près | plus | moins ) [ ] de | [ ] environ )? [ ] \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""« L'aide en a payé 34 000 », « la Région 20 000 », « Des 54 000 euros dépensés, 27 000… »: of the sum before."""
_NEXT_THING = re.compile(
    r"""
    (?: , | [ ] et ) [ ] (?: la [ ] | le [ ] | les [ ] | l[’'] ) [^\W\d]{2,20} (?: [ ] [^\W\d]{2,20} )? [ ] \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PRICED = re.compile(
    r"\b (?: coût | pes(?: ai | e | en ) | val(?: ai | en ) | vau[tx] | pay | achet | acqui | prix | factur )",
    re.VERBOSE,
)
"""« La bineuse valait 47 500 euros, la herse 12 900 »."""
_OF_WHAT = re.compile(r"[ ] (?: de | d[’'] ) [ ]? [^\W\d]{3,}", re.VERBOSE)
_BY_ANOTHER = re.compile(
    rf"""
    [ ] (?: (?: par | de ) [ ] {FUNDERS}
      | pour [ ] (?: la | le | l[’'] ) [ ]? (?: premi | second | deuxième | troisième | derni | autre ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AND = re.compile(r"[ ]? (?P<et> et [ ] )?", re.VERBOSE)
_CENTIMES = re.compile(r"[ ] (?: centimes? | cents? ) \b", re.VERBOSE)
_PEOPLE = re.compile(
    r"""
    \b (?: sont | étaient | seront | sommes | comptent? | accueill[^\W\d]+ ) [ ]
    (?: (?: près | plus | moins ) [ ] de [ ] | environ [ ] )? \Z
    """,
    re.VERBOSE,
)
_STOP = re.compile(r"\n | [.!?…] [ »”\"]", re.VERBOSE)
_GOES_ON = re.compile(
    r"[ \n]? (?: [IiEe]l(?:le)?s? | [Cc]e [ ] montant | [Cc]ette [ ] somme | [Cc]elui-ci | [Cc]elles?-ci ) \b",
    re.VERBOSE,
)
_MONEY = re.compile(
    r"""
    \b (?: budgets? | enveloppes? | aides? | (?: est | sont | ont [ ] été | a [ ] été ) [ ] (?: ven | vot
      | apport | réun )[^\W\d]+
      | France [ ] Relance | Région | Département | subventions? | crédits? | fonds | chiffre [ ] d[’']affaires
      | CA | coûts?
      | montants? | s[’']en [ ] partag[^\W\d]+
      | dotations? | investi[^\W\d]* | financ[^\W\d]+ | mobilis[^\W\d]+ | consacr[^\W\d]+ ) \b
    """,
    re.VERBOSE,
)


def read_sums(passage: Passage) -> tuple[Passage, dict[int, Unit[Money]]]:
    """The passage with centimes folded into their sums, and the currency of each sum by the start of its number.

    >>> from extract.values.reading import open_passage
    >>> passage, units = read_sums(open_passage("mesure", "2 euros 40, 54 millions d'euros, dont 9 millions en 2021"))
    >>> [str(number.value) for number in passage.numbers], [unit.kind.currency for unit in units.values()]
    (['2.4', '54000000', '9000000', '2021'], ['EUR', 'EUR', 'EUR'])
    """
    units: dict[int, Unit[Money]] = {}
    numbers: list[Number] = []
    last: tuple[int, Money] | None = None
    for number, unit in _beside(passage):
        if numbers and number.start < numbers[-1].end:
            continue
        number, unit = _said_twice(passage, numbers, number, unit)
        found = unit or _inherited(passage, number, last)
        if found is not None:
            number, found = _with_centimes(passage, number, found)
            _give_back(passage, numbers, units, number, found)
            units[number.start] = found
            last = (max(found.end, number.end), found.kind)
        numbers.append(number)
    as_said = tuple(numbers)
    return passage if as_said == passage.numbers else replace(passage, numbers=as_said), units


def _beside(passage: Passage) -> Iterator[tuple[Number, Unit[Money] | None]]:
    for number in passage.numbers:
        divided = passage.text[max(0, number.start - 1) : number.start] == "/"  # « 10/15 € » is neither
        usable = not number.ordinal and not number.doubtful and not divided
        yield number, read_currency(passage, number) if usable else None


def _said_twice(
    passage: Passage, numbers: list[Number], number: Number, unit: Unit[Money] | None
) -> tuple[Number, Unit[Money] | None]:
    """« cinq mille (5 000) euros »: one sum, in letters and in digits; the number before it is taken back."""
    text, before = passage.text, numbers[-1] if numbers else None
    if before is None or unit is not None or before.value != number.value or text[number.end : number.end + 1] != ")":
        return number, unit
    closed = number._replace(start=before.start, end=number.end + 1)
    found = read_currency(passage, closed) if text[before.end : number.start] == " (" else None
    if found is None:
        return number, unit
    numbers.pop()
    return closed, found


def _inherited(passage: Passage, number: Number, last: tuple[int, Money] | None) -> Unit[Money] | None:
    """« 9 millions » after a sum in euros; « 200 000 en 2021 » after « 150 000 euros en 2020 »."""
    if last is None or number.start - last[0] > _NEIGHBOUR or last[1].factor != 1:
        return None
    if number.glued_after or number.ordinal or number.doubtful:
        return None
    large = number.scale >= 10**6 and _UNCOUNTED.match(passage.text, number.end) is not None
    large = large and _is_same(passage, number, last[0])
    parallel = (
        number.value >= 1000
        and not number.bare
        and _YEAR.match(passage.text, number.end) is not None
        and _OTHER_YEAR.fullmatch(passage.text, last[0], number.start) is not None
    )
    elliptic = number.value >= 1000 and not number.bare and _is_of_it(passage, number, last[0])
    return Unit(number.end, number.end, last[1]) if large or parallel or elliptic else None


def _is_of_it(passage: Passage, number: Number, end: int) -> bool:
    """Whether a number without a noun goes on with the sum before it, in the same sentence."""
    by_another = _BY_ANOTHER.match(passage.text, number.end) is not None
    uncounted = _UNCOUNTED.match(passage.text, number.end)
    part = _OF_WHAT.match(passage.text, number.end)
    if not (by_another or uncounted or part):
        return False  # most numbers count a thing, which costs less to see than what stands before them
    before = _OF_IT.search(passage.text, max(0, end - 60, number.start - 120), number.start)
    if _STOP.search(passage.text, end, number.start) is not None and not (before and before["en"]):
        return False
    uncounted = uncounted or (part if before and before["part"] else None)
    return by_another or ((before is not None or _is_next_thing(passage, number, end)) and uncounted is not None)


def _is_next_thing(passage: Passage, number: Number, end: int) -> bool:
    """Whether a price was said, and a thing of its own stands between it and the number."""
    thing = _NEXT_THING.search(passage.text, max(0, end - 60, number.start - 60), number.start)
    return thing is not None and _PRICED.search(passage.text, passage.sentence(number.start)[0], end) is not None


def _is_same(passage: Passage, number: Number, end: int) -> bool:
    """True where a sum is still spoken of: in its sentence, or in one that opens with a pronoun or names money."""
    if _PEOPLE.search(passage.text, max(0, number.start - 24), number.start):
        return False
    start, stop = passage.sentence(number.start)
    if _STOP.search(passage.text, end, number.start) is None:
        return True
    spoken_of = _GOES_ON.match(passage.text, start) or _MONEY.search(passage.text, start, stop)
    return spoken_of is not None


def _give_back(
    passage: Passage, numbers: list[Number], units: dict[int, Unit[Money]], number: Number, unit: Unit[Money]
) -> None:
    """« de 9 millions en 2019 à 12 millions d'euros »: the first takes the currency of the second."""
    for earlier in numbers[-2:]:
        without = earlier.start not in units and earlier.scale >= 10**6 and not earlier.doubtful
        if without and _OTHER_YEAR.fullmatch(passage.text, earlier.end, number.start):
            units[earlier.start] = Unit(earlier.end, earlier.end, unit.kind)


def _with_centimes(passage: Passage, number: Number, unit: Unit[Money]) -> tuple[Number, Unit[Money]]:
    """« 2 euros 40 », « douze euros et cinquante centimes »: what follows the unit is the fraction of the sum."""
    joined = _AND.match(passage.text, unit.end)
    cents = passage.number_at(joined.end()) if joined and unit.end > number.end and unit.kind.factor == 1 else None
    if joined is None or cents is None or not _may_be_cents(number, cents):
        return number, unit
    named = _CENTIMES.match(passage.text, cents.end)
    two_digits = cents.form == "letters" or cents.end - cents.start == 2
    bare = two_digits and not joined["et"] and number.value < _DEAR and _UNCOUNTED.match(passage.text, cents.end)
    if not named and not bare:
        return number, unit
    end = named.end() if named else cents.end
    return number._replace(end=end, value=number.value + cents.value / 100), unit._replace(end=end)


def _may_be_cents(number: Number, cents: Number) -> bool:
    whole = number.value == number.value.to_integral_value() and number.scale == 1
    plain = cents.form == "letters" or (cents.bare and cents.end - cents.start <= 2)
    return whole and plain and 0 < cents.value < 100 and not cents.ordinal and not cents.glued_after
