"""What the review commands put on a terminal: a fiche's text made inert, numbers made short."""

import unicodedata

from rich.console import Console
from rich.text import Text

_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
"""Categories of characters that steer a terminal or hide: controls, formats (bidirectional ones too), separators."""


def inert(text: str) -> str:
    """Text in which no character can steer the screen; each one that could becomes a visible mark.

    >>> inert("a\\x1b[31mb\\u202ec")
    'a�[31mb�c'
    """
    return "".join("�" if unicodedata.category(char) in _HIDDEN and char != "\n" else char for char in text)


def plain(text: str | None, style: str = "") -> Text:
    """Text for a table cell: inert, never read as markup, an em rule where there is none."""
    return Text("—", style="dim") if text is None else Text(inert(text), style=style)


def shorten(text: str, width: int) -> str:
    """Text cut in its middle to a width, its spaces made single."""
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    head = (width - 1) * 2 // 3
    return f"{line[:head]}…{line[len(line) - (width - 1 - head) :]}"


def share(value: float | None) -> str:
    """A share with three decimals, cut, never rounded up: 0.9996 is not 1.

    >>> share(1.0), share(0.99962), share(None)
    ('1.000', '0.999', '–')
    """
    return "–" if value is None else f"{int(value * 1000 + 1e-9) / 1000:.3f}"


def roomy(out: Console, columns: int) -> Console:
    """The terminal itself; for a file or a pipe, which has no width of its own, as many columns as a table wants."""
    return out if out.is_terminal or out.width >= columns else Console(file=out.file, width=columns, highlight=False)
