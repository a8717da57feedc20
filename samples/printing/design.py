"""A fiche's source to drawn pages: four designs, each at the largest size of text that fits one page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from samples.printing.fiche import Fiche
from samples.printing.pen import PAGE_HEIGHT, PAGE_WIDTH, Box, Colour, Disc, Measure, Picture, Shape, Text
from samples.printing.pen import Sheet as DrawnPage
from samples.printing.setting import Look, Manner, set_paragraph

LARGEST = {"sidebar_right": 11.0, "sidebar_left": 10.5, "band_top": 12.0, "three_columns": 9.5}
SMALLEST = 6.5
MARGIN = 42.0
FOOT = PAGE_HEIGHT - 48.0
WHITE: Colour = (255, 255, 255)
INK: Colour = (30, 30, 30)
QUOTES = '“”«»"'


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours, and how headings and quotes are set."""

    dark: Colour
    pale: Colour
    headings: str
    large_quotes: bool


@dataclass
class Sketch:
    """One page under the pencil: strings by the entry of the drawing order that they belong to."""

    fiche: Fiche
    measure: Measure
    manner: Manner
    theme: Theme
    size: float
    shapes: list[Shape] = field(default_factory=list)
    entries: dict[str, list[Text]] = field(default_factory=dict)

    def set(self, entry: str, text: str, x: float, y: float, width: float, look: Look) -> float:
        """Set a paragraph from y down; returns where it ends."""
        manner = self.manner if entry in ("mesure", "belle_histoire") else replace(self.manner, justified=False)
        texts, end = set_paragraph(text, x, y, width, look, self.measure, manner)
        self.entries.setdefault(entry, []).extend(texts)
        return end

    def heading(self, section: str, x: float, y: float, width: float, colour: Colour) -> float:
        """The section's heading, if the page prints one; returns where the text below it starts."""
        printed = self.fiche.printed.heading(section)
        if printed is None:
            return y
        size = self.size * 1.3
        look = Look("bold", size, 1.2, colour)
        if self.theme.headings != "plain":
            printed = printed.upper()
            look = replace(look, size=size * 0.85)
        if self.theme.headings == "tracked":
            look = replace(look, tracking=size * 0.16)
        return self.set(f"{section}.heading", printed, x, y, width, look) + self.size * 0.45

    def body(self, section: str, x: float, y: float, width: float, look: Look) -> float:
        """A section's paragraphs, parted by white."""
        for number, item in enumerate(self.fiche.printed.items(section)):
            y += look.size * 0.55 if number else 0
            y = self.set(section, item, x, y, width, look)
        return y

    def entete(self, x: float, y: float, width: float, title: Colour, rest: Colour) -> float:
        """Title, organisation, then the facts, one line each."""
        looks = [Look("bold", self.size * 1.6, 1.2, title), Look("bold", self.size * 1.15, 1.35, rest)]
        for number, item in enumerate(self.fiche.printed.entete):
            look = looks[number] if number < len(looks) else Look("roman", self.size, 1.4, rest)
            y = self.set(f"entete.{number}", item, x, y, width, look) + (self.size * 0.35 if number < 3 else 0)
        return y

    def temoignage(self, x: float, y: float, width: float, colour: Colour) -> float:
        """The speaker's lines, then the quote, its marks perhaps large and drawn apart."""
        first = True
        for item in self.fiche.printed.temoignage:
            if item[0] in QUOTES or len(item) > 70:
                y = self._quote(item, x, y + self.size * 0.4, width, colour)
            else:
                look = Look("bold" if first else "roman", self.size, 1.25, colour)
                y = self.set("temoignage", item, x, y, width, look)
                first = False
        return y

    def _quote(self, item: str, x: float, y: float, width: float, colour: Colour) -> float:
        look = Look("roman", self.size, 1.35, colour)
        apart = self.theme.large_quotes and item[:2] in ("“ ", "« ") and item[-2:] in (" ”", " »")
        if not apart:
            return self.set("temoignage", item, x, y, width, look)
        large = self.size * 3.2
        ink = self.theme.dark if colour == INK else WHITE
        mark = Text(x, y + large * 0.72, item[0], "bold", large, ink)
        self.entries.setdefault("temoignage", []).append(mark)
        inset = large * 0.62
        end = self.set("temoignage", item[2:-2], x + inset, y + self.size * 0.3, width - inset - large * 0.5, look)
        mark = Text(x + width - large * 0.45, end + large * 0.35, item[-1], "bold", large, ink)
        self.entries["temoignage"].append(mark)
        return end + self.size * 0.6

    def beneficier(self, x: float, y: float, width: float, colour: Colour) -> float:
        """The steps, each after its number in a disc, its bullet, or nothing."""
        marks = self.fiche.marks
        inset = self.size * 2.2 if marks else 0.0
        for number, item in enumerate(self.fiche.printed.beneficier, start=1):
            end = self.set("beneficier", item, x + inset, y, width - inset, Look("roman", self.size, 1.3, colour))
            if marks == "1":
                self._disc(str(number), x + self.size * 0.8, (y + end) / 2, colour)
            elif marks:
                sign = Text(x, y + self.size, marks.replace("1", str(number)), "bold", self.size, colour)
                self.entries["beneficier"].append(sign)
            y = end + self.size * 0.5
        return y

    def _disc(self, number: str, x: float, y: float, colour: Colour) -> None:
        radius = self.size * 0.8
        self.shapes.append(Disc(x, y, radius, self.theme.dark if colour == INK else WHITE))
        ink = WHITE if colour == INK else self.theme.dark
        size = self.size * 0.95
        left = x - self.measure(number, "bold", size) / 2
        self.entries["beneficier"].append(Text(left, y + size * 0.36, number, "bold", size, ink))

    def furniture(self) -> None:
        """Words as a running head, a number as the page's number."""
        for number, item in enumerate(self.fiche.printed.furniture):
            entry = f"furniture.{number}"
            if item.strip("–- ").isdigit():
                self.set(entry, item, PAGE_WIDTH / 2 - 6, PAGE_HEIGHT - 34, 60, Look("roman", 8.0))
            else:
                width = self.measure(item, "bold", 8.0) + 4
                self.set(entry, item, PAGE_WIDTH - MARGIN - width, 16, width + 8, Look("bold", 8.0))

    def two_columns(self, section: str, lefts: tuple[float, float], y: float, width: float, look: Look) -> float:
        """A section over two columns of equal height."""
        trial = replace(self, entries={})
        bottom = trial.body(section, 0, 0, width, look)
        half = bottom / 2 + look.size * 0.7
        texts = trial.entries.get(section, [])
        second = [text.baseline for text in texts if text.baseline > half]
        shift = min(second, default=0.0) - look.size
        placed = [
            replace(text, x=text.x + lefts[0], baseline=text.baseline + y)
            if text.baseline <= half
            else replace(text, x=text.x + lefts[1], baseline=text.baseline - shift + y)
            for text in texts
        ]
        self.entries.setdefault(section, []).extend(placed)
        return max((text.baseline for text in placed), default=y) + look.size * 0.5

    def page(self) -> DrawnPage:
        """The shapes, then the strings in the source's drawing order; what it does not name comes last."""
        order = [*self.fiche.drawn_order, *self.entries]
        names: list[str] = []
        for entry in order:
            names.extend(name for name in self.entries if name == entry or name.startswith(f"{entry}."))
            names.extend([entry.rpartition(".")[0]] if entry.rpartition(".")[0] in self.entries else [])
        chosen = list(dict.fromkeys(name for name in names if name in self.entries))
        return DrawnPage(tuple(self.shapes), tuple(text for name in chosen for text in self.entries[name]))


Design = Callable[[Sketch], float]
"""Draws a fiche on a sketch; returns the lowest point it needed."""


def sidebar_right(sketch: Sketch) -> float:
    """Header box on top, text on the left, testimony and steps in a tinted sidebar on the right."""
    return _sidebar(sketch, main=MARGIN, side=390.0)


def sidebar_left(sketch: Sketch) -> float:
    """The same with a dark sidebar on the left."""
    return _sidebar(sketch, main=222.0, side=MARGIN - 14)


def _sidebar(sketch: Sketch, *, main: float, side: float) -> float:
    theme, size = sketch.theme, sketch.size
    dark_side = side < main
    inner, wide = 163.0 - 24, PAGE_WIDTH - MARGIN - 222.0
    header = sketch.entete(MARGIN + 12, 52, PAGE_WIDTH - 2 * MARGIN - 24, WHITE, WHITE)
    sketch.shapes.append(Box(MARGIN - 14, 36, PAGE_WIDTH - MARGIN + 14, header + 10, theme.dark, 6))
    top = header + 26
    y = sketch.heading("mesure", main, top, wide, theme.dark)
    y = sketch.body("mesure", main, y, wide, Look("roman", size, 1.32)) + size * 1.2
    y = sketch.heading("belle_histoire", main, y, wide, theme.dark)
    bottom = sketch.body("belle_histoire", main, y, wide, Look("roman", size, 1.32))
    ink = WHITE if dark_side else INK
    picture = Picture(side + 12, top + 10, side + 75, top + 73)
    y = sketch.heading("temoignage", side + 12, top + 84, inner, ink if dark_side else theme.dark)
    y = sketch.temoignage(side + 12, y, inner, ink) + size * 1.5
    y = sketch.heading("beneficier", side + 12, y, inner, ink if dark_side else theme.dark)
    end = max(sketch.beneficier(side + 12, y, inner, ink) + 10, bottom)
    sketch.shapes[1:1] = [Box(side, top, side + 163, end, theme.dark if dark_side else theme.pale), picture]
    return end


def band_top(sketch: Sketch) -> float:
    """A band with the header, the measure in a box, the story over two columns, testimony and steps side by side."""
    theme, size = sketch.theme, sketch.size
    width = PAGE_WIDTH - 2 * MARGIN
    header = sketch.entete(MARGIN, 44, width - 90, WHITE, WHITE)
    sketch.shapes.append(Box(0, 28, PAGE_WIDTH, header + 8, theme.dark))
    sketch.shapes.append(Picture(PAGE_WIDTH - MARGIN - 74, 40, PAGE_WIDTH - MARGIN, header - 4))
    top = header + 24
    y = sketch.heading("mesure", MARGIN + 12, top + 10, width - 24, theme.dark)
    y = sketch.body("mesure", MARGIN + 12, y, width - 24, Look("roman", size, 1.3))
    sketch.shapes.append(Box(MARGIN, top, MARGIN + width, y + 8, theme.pale, 4))
    y = sketch.heading("belle_histoire", MARGIN, y + 26, width, theme.dark)
    column = (width - 16) / 2
    y = sketch.two_columns("belle_histoire", (MARGIN, MARGIN + column + 16), y, column, Look("roman", size, 1.32)) + 14
    left = sketch.heading("temoignage", MARGIN + 10, y + 10, column - 20, theme.dark)
    left = sketch.temoignage(MARGIN + 10, left, column - 20, INK) + 8
    sketch.shapes.append(Box(MARGIN, y, MARGIN + column, left, theme.pale))
    right = sketch.heading("beneficier", MARGIN + column + 26, y + 10, column - 20, theme.dark)
    return max(left, sketch.beneficier(MARGIN + column + 26, right, column - 20, INK))


def three_columns(sketch: Sketch) -> float:
    """A magazine's page: header and measure, story, testimony and steps, in three narrow columns."""
    theme, size = sketch.theme, sketch.size
    width = (PAGE_WIDTH - 2 * MARGIN - 28) / 3
    lefts = [MARGIN + number * (width + 14) for number in range(3)]
    top = 62.0
    y = sketch.entete(lefts[0], top, width, theme.dark, INK) + size * 1.2
    y = sketch.heading("mesure", lefts[0], y, width, theme.dark)
    first = sketch.body("mesure", lefts[0], y, width, Look("roman", size, 1.3))
    y = sketch.heading("belle_histoire", lefts[1], top, width, theme.dark)
    second = sketch.body("belle_histoire", lefts[1], y, width, Look("roman", size, 1.3))
    sketch.shapes.append(Picture(lefts[2], top, lefts[2] + width, top + 90))
    y = sketch.heading("temoignage", lefts[2] + 8, top + 112, width - 16, theme.dark)
    y = sketch.temoignage(lefts[2] + 8, y, width - 16, INK) + 10
    sketch.shapes.append(Box(lefts[2], top + 102, lefts[2] + width, y, theme.pale))
    y = sketch.heading("beneficier", lefts[2], y + 18, width, theme.dark)
    return max(first, second, sketch.beneficier(lefts[2], y, width, INK))


DESIGNS: dict[str, Design] = {
    "sidebar_right": sidebar_right,
    "sidebar_left": sidebar_left,
    "band_top": band_top,
    "three_columns": three_columns,
}


def sizes_of(design: str) -> Iterator[float]:
    """The sizes of text that a design tries, from the largest down by half points."""
    size = LARGEST[design]
    while size >= SMALLEST:
        yield size
        size -= 0.5


def draw(fiche: Fiche, measure: Measure, manner: Manner, theme: Theme) -> DrawnPage:
    """Draw a fiche on one page, in the largest text that fits."""
    for size in sizes_of(fiche.design):
        sketch = Sketch(fiche, measure, manner, theme, size)
        if DESIGNS[fiche.design](sketch) <= FOOT:
            sketch.furniture()
            return sketch.page()
    raise ValueError(f"{fiche.slug}: does not fit one page")
