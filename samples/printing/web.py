"""A fiche's source to PDF through HTML and CSS, with weasyprint: its own lines, columns, hyphens and drawing."""

import html
from collections.abc import Iterator
from datetime import UTC, datetime

from weasyprint import HTML  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

from extract.reading.pdf_pdfium import read_pages
from samples.printing.design import Theme, sizes_of
from samples.printing.fiche import Fiche
from samples.printing.generators import FONTS
from samples.printing.pen import Colour
from samples.printing.setting import GLUE, GLUED, Manner
from samples.sheet import SECTIONS

SHY = "\u00ad"
LONG_AGO = datetime(2021, 9, 1, tzinfo=UTC)

SHARED = """
@font-face { font-family: V; src: url("FONTS/Vera.ttf"); }
@font-face { font-family: V; font-weight: bold; src: url("FONTS/VeraBd.ttf"); }
@page { size: 595pt 842pt; margin: 40pt 42pt 46pt;
  @top-right { content: "HEAD"; font: bold 7.5pt V; color: DARK; padding-bottom: 4pt }
  @bottom-center { content: "FOOT"; font: 8pt V } }
body { font: SIZEpt/1.33 V; color: #1e1e1e; margin: 0; hyphens: manual; text-align: ALIGN }
h2 { font-size: 1.25em; line-height: 1.2; color: DARK; margin: 0 0 0.4em; text-align: left; CASE }
p { margin: 0 0 0.6em } header { text-align: left } header p { margin: 0 0 0.25em }
header p:nth-child(1) { font: bold 1.6em/1.2 V } header p:nth-child(2) { font-weight: bold; font-size: 1.15em }
span { white-space: nowrap } section { margin: 0 0 1.1em } blockquote { margin: 0.4em 0 0 }
.speaker { margin: 0; text-align: left }
.speaker:first-of-type { font-weight: bold }
ul { list-style: none; margin: 0; padding: 0; text-align: left } li { margin: 0 0 0.5em; padding: 0 0 0 STEP;
  position: relative }
li b { position: absolute; left: 0; top: 0.05em; text-align: center; MARK }
.picture { background: #bcc4ce; height: 62pt; width: 62pt; margin: 0 0 8pt }
"""
DISC = "background: DARK; color: white; width: 1.5em; height: 1.5em; line-height: 1.5em; border-radius: 0.75em"
DESIGNS = {
    "sidebar_right": """
header { background: DARK; color: white; padding: 10pt 14pt; border-radius: 5pt; margin-bottom: 14pt }
.main { float: left; width: 330pt } aside { float: right; width: 145pt; background: PALE; padding: 10pt }""",
    "sidebar_left": """
header { border: 2pt solid DARK; color: DARK; padding: 8pt 12pt; margin-bottom: 14pt }
.main { float: right; width: 326pt }
aside { float: left; width: 148pt; background: PALE; padding: 10pt; border-radius: 8pt }""",
    "band_top": """
@page { margin-top: 30pt } header { background: DARK; color: white; margin: 0 -42pt 14pt; padding: 12pt 42pt }
.mesure { background: PALE; padding: 8pt 12pt } .columns { columns: 2; column-gap: 16pt }
.temoignage { float: left; width: 226pt; background: PALE; padding: 8pt 10pt } .beneficier { margin-left: 268pt }
.picture { display: none }""",
    "three_columns": """
.first, .main { float: left; width: 161pt; margin-right: 14pt } aside { float: left; width: 161pt }
header { margin-bottom: 1.4em; color: DARK }
.temoignage { background: PALE; padding: 8pt } .picture { width: 100%; height: 70pt }""",
}


def with_weasyprint(fiche: Fiche, theme: Theme, manner: Manner) -> bytes:
    """Draw a fiche on one page, in the largest text that fits."""
    fonts = FontConfiguration()
    for size in sizes_of(fiche.design):
        document = HTML(string=_page(fiche, theme, manner, size)).render(font_config=fonts)
        document.metadata.created = document.metadata.modified = None
        data = bytes(document.write_pdf(pdf_identifier=fiche.slug.encode()))
        if len(document.pages) == 1 and _letters(data) >= fiche.letters:
            return data
    raise ValueError(f"{fiche.slug}: does not fit one page")


def _letters(data: bytes) -> int:
    """How many are drawn: a float that does not fit the page is lost without a word."""
    pages = read_pages(data, max_pages=9, max_objects=10**6, max_characters=10**6)
    return sum(not letter.isspace() for page in pages for run in page.runs for letter in run.text)


def _page(fiche: Fiche, theme: Theme, manner: Manner, size: float) -> str:
    section = {name: _section(fiche, name, manner) for name in SECTIONS[1:]}
    header = "".join(f"<p>{_text(item, manner)}</p>" for item in fiche.printed.entete)
    header = f"<header>{header}</header>" if header else ""
    aside = f"<aside><div class=picture></div>{section['temoignage']}{section['beneficier']}</aside>"
    if fiche.design == "three_columns":
        body = f"<div class=page><div class=first>{header}{section['mesure']}</div>"
        body += f"<div class=main>{section['belle_histoire']}</div>{aside}</div>"
    elif fiche.design == "band_top":
        body = f"{header}{section['mesure']}{section['belle_histoire']}{aside}"
    else:
        main = f"<div class=main>{section['mesure']}{section['belle_histoire']}</div>"
        body = f"{header}<div class=page>{main}{aside}</div>"
    return f"<meta charset=utf-8><title>Fiche inventée</title><style>{_style(fiche, theme, manner, size)}</style>{body}"


def _section(fiche: Fiche, name: str, manner: Manner) -> str:
    printed = fiche.printed.heading(name)
    heading = f"<h2>{_text(printed, manner)}</h2>" if printed else ""
    items = fiche.printed.items(name)
    match name:
        case "temoignage":
            body = "".join(_speech(item, manner) for item in items)
        case "beneficier":
            steps = (_step(number, item, fiche, manner) for number, item in enumerate(items, start=1))
            body = f"<ul>{''.join(steps)}</ul>" if items else ""
        case _:
            paragraphs = "".join(f"<p>{_text(item, manner)}</p>" for item in items)
            body = f"<div class=columns>{paragraphs}</div>"
    return f"<section class={name}>{heading}{body}</section>" if items else ""


def _speech(item: str, manner: Manner) -> str:
    if item[0] in '“«"' or len(item) > 70:
        return f"<blockquote>{_text(item, manner)}</blockquote>"
    return f"<p class=speaker>{_text(item, manner)}</p>"


def _step(number: int, item: str, fiche: Fiche, manner: Manner) -> str:
    mark = fiche.marks.replace("1", str(number))
    return f"<li>{f'<b>{mark}</b>' if mark else ''}{_text(item, manner)}</li>"


def _text(item: str, manner: Manner) -> str:
    item = item.replace("ﬀ", "ff")  # Vera has no such sign
    for pattern in manner.soft:
        start, _, end = pattern.partition("-")
        item = item.replace(start + end, start + SHY + end)
    words = html.escape(GLUED.sub(GLUE, item), quote=False).split(" ")
    glued = (f"<span>{word.replace(GLUE, ' ')}</span>" if GLUE in word else word for word in words)
    return " ".join(glued).replace("\n", "<br>")


def _style(fiche: Fiche, theme: Theme, manner: Manner, size: float) -> str:
    cases = {
        "plain": "",
        "capitals": "text-transform: uppercase; font-size: 1.05em",
        "tracked": "text-transform: uppercase; font-size: 1.05em; letter-spacing: 0.16em",
    }
    furniture = fiche.printed.furniture
    style = SHARED + DESIGNS[fiche.design]
    for name, value in _values(fiche, manner):
        style = style.replace(name, value)
    return (
        style.replace("CASE", cases[theme.headings])
        .replace("HEAD", next((item for item in furniture if not item.strip("–- ").isdigit()), ""))
        .replace("FOOT", next((item for item in furniture if item.strip("–- ").isdigit()), ""))
        .replace("SIZE", str(size))
        .replace("DARK", _hex(theme.dark))
        .replace("PALE", _hex(theme.pale))
        .replace("FONTS", FONTS.as_uri())
    )


def _values(fiche: Fiche, manner: Manner) -> Iterator[tuple[str, str]]:
    yield "STEP", "2.1em" if fiche.marks else "0"
    yield "MARK", DISC if fiche.marks == "1" else ""
    yield "ALIGN", "justify" if manner.justified else "left"


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{level:02x}" for level in colour)
