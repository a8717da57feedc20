"""Capitals typed without accents (« JUSQU'A », « SUPERIEUR A »): patterns that read them as they read French."""

_LOOSE = {"é": "[ée]", "è": "[èe]", "ê": "[êe]", "à": "[àa]", "â": "[âa]", "î": "[îi]", "ô": "[ôo]", "û": "[ûu]"}
_LOOSE |= {"ù": "[ùu]", "ç": "[çc]", "É": "[ÉE]", "À": "[ÀA]"}


def loosen(pattern: str) -> str:
    """Let each accented letter of a pattern match its plain one too; character classes stay as they are.

    >>> loosen("supérieure?s? [ ] à [éa]")
    'sup[ée]rieure?s? [ ] [àa] [éa]'
    """
    written: list[str] = []
    inside = False
    for index, sign in enumerate(pattern):
        escaped = index > 0 and pattern[index - 1] == "\\"
        if sign in "[]" and not escaped:
            inside = sign == "["
        written.append(sign if inside else _LOOSE.get(sign, sign))
    return "".join(written)


def unaccented(text: str) -> str:
    """The letters that `loosen` lets a text be typed with.

    >>> unaccented("supérieur à")
    'superieur a'
    """
    return "".join(_LOOSE[sign][-2] if sign in _LOOSE else sign for sign in text)
