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

    from extract.engine import Engine

REFUSED, USAGE, INTERNAL = 1, 2, 3


class App(typer.Typer):
    """Every command ends in an exit code and a sentence: 2 for what cannot be done as asked, 3 for a fault of ours."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command line; what is no error of its own is caught here and nowhere else."""
        try:
            return super().__call__(*args, **kwargs)
        except BrokenPipeError:
            sys.exit(REFUSED)
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
JsonOption = Annotated[bool, typer.Option("--json", help="JSON instead of a screen.")]
FileArgument = Annotated[Path, typer.Argument(help="A fiche: .txt, .md or .pdf.")]


def _engine(
    profile: str = "france-relance",
    model: Model = Model.fr_core_news_md,
    reader: Reader = Reader.auto,
    reference_date: datetime.datetime | None = None,
    max_bytes: int | None = None,
    max_characters: int | None = None,
) -> "Engine":
    from extract.engine import Engine, Options
    from extract.source import Limits

    usual = Limits()
    limits = Limits(max_bytes=max_bytes or usual.max_bytes, max_characters=max_characters or usual.max_characters)
    day = None if reference_date is None else reference_date.date()
    return Engine(Options(profile, model.value, reader.value, day, limits))


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
) -> None:
    """Extract every fiche below PATH into OUT: records.jsonl, failures.jsonl and run.json.

    What is done is kept in OUT: after an interruption, or when files were added, the same command does the rest.
    Exit code 0 when every document was read, 1 when some were refused, 2 for a wrong usage, 3 for a fault of ours,
    130 when it was interrupted.
    """
    from batch.command import Request, run_extract_command

    engine = _engine(profile, model, reader, reference_date, max_bytes, max_characters)
    request = Request(jobs, timeout, memory, limit, sample, seed, rehash, retry_failed, quiet, log == "json")
    screen, errors = _screens()
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
        fail_under=fail_under or (),
        max_wrong=max_wrong,
        out=screen,
        err=errors,
    )
    raise typer.Exit(code)
