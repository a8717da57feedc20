"""Several fiches in one PDF behind a cover and a table of contents, and one fiche over two pages."""

from collections.abc import Sequence
from dataclasses import replace

from samples.printing.design import INK, MARGIN, WHITE, Sketch, Theme
from samples.printing.fiche import Fiche
from samples.printing.pen import PAGE_HEIGHT, PAGE_WIDTH, Box, Measure, Sheet, Text
from samples.printing.setting import Look, Manner


def cover(theme: Theme, count: int) -> Sheet:
    """The first page of a collection: a title, and nothing of a fiche."""
    lines = (("Recueil de fiches", 34.0, 330.0), (f"{count} exemples inventés", 16.0, 366.0), ("2021", 12.0, 780.0))
    texts = tuple(Text(MARGIN, y, line, "bold", size, WHITE) for line, size, y in lines)
    return Sheet((Box(0, 0, PAGE_WIDTH, PAGE_HEIGHT, theme.dark),), texts)


def contents(fiches: Sequence[Fiche], measure: Measure) -> Sheet:
    """The second page: each fiche's title with dots and its page."""
    texts = [Text(MARGIN, 100, "Sommaire", "bold", 20, INK)]
    for number, fiche in enumerate(fiches, start=3):
        title = " – ".join(fiche.printed.entete[:2])
        baseline = 100.0 + 26 * number
        dots = "." * int((470 - measure(title, "roman", 10)) / measure(".", "roman", 10))
        texts.append(Text(MARGIN, baseline, f"{title} {dots}", "roman", 10, INK))
        texts.append(Text(PAGE_WIDTH - MARGIN - 14, baseline, str(number), "roman", 10, INK))
    return Sheet((), tuple(texts))


def over_two_pages(fiche: Fiche, measure: Measure, manner: Manner, theme: Theme, size: float = 12.0) -> list[Sheet]:
    """Header, measure and half of the story; then the rest of it, in the middle of a paragraph, and what follows."""
    width = PAGE_WIDTH - 2 * MARGIN
    first = Sketch(fiche, measure, manner, theme, size)
    second = replace(first, shapes=[], entries={})
    header = first.entete(MARGIN + 12, 60, width - 24, WHITE, WHITE)
    first.shapes.append(Box(MARGIN, 46, MARGIN + width, header + 8, theme.dark))
    look = Look("roman", size, 1.35)
    y = first.heading("mesure", MARGIN, header + 30, width, theme.dark)
    y = first.body("mesure", MARGIN, y, width, look) + size
    y = first.heading("belle_histoire", MARGIN, y, width, theme.dark)
    first.body("belle_histoire", MARGIN, y, width, look)
    story = first.entries["belle_histoire"]
    baselines = sorted({text.baseline for text in story})
    cut = baselines[len(baselines) * 3 // 5]
    over = [text for text in story if text.baseline > cut]
    shift = min(text.baseline for text in over) - 90
    first.entries["belle_histoire"] = [text for text in story if text.baseline <= cut]
    second.entries["belle_histoire"] = [replace(text, baseline=text.baseline - shift) for text in over]
    y = max(text.baseline for text in second.entries["belle_histoire"]) + 2 * size
    top = y
    y = second.heading("temoignage", MARGIN + 12, y + 10, width - 24, theme.dark)
    y = second.temoignage(MARGIN + 12, y, width - 24, INK) + 10
    second.shapes.append(Box(MARGIN, top, MARGIN + width, y, theme.pale))
    y = second.heading("beneficier", MARGIN, y + 20, width, theme.dark)
    second.beneficier(MARGIN, y, width, INK)
    for number, sketch in enumerate((first, second), start=1):
        sketch.set("head", "Plan de relance : fiches", MARGIN, 18, 300, Look("roman", 8))
        sketch.set("foot", f"{number}/2", PAGE_WIDTH / 2, PAGE_HEIGHT - 30, 60, Look("roman", 8))
    return [first.page(), second.page()]
