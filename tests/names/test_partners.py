"""Partners in whole sentences: whom the text binds to the beneficiary, how, and who is none."""

import doctest
import tomllib
from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from extract.findings import Finding, Span
from extract.names import partners
from extract.names.partners import LONGEST_SECTION, PartnerFinding, apart, bodies, cues, read_partners, unbound
from extract.names.partners.merging import MOST

SPECS = tomllib.loads((Path(__file__).parents[1] / "specs" / "partners.toml").read_text(encoding="utf-8"))
CASES: list[dict[str, Any]] = SPECS["case"]
IDS = [f"{at}-{case['rule']}" for at, case in enumerate(CASES)]


def as_parameter(case: dict[str, Any]) -> Any:
    """A case that is known to fail must fail: the day it does not, it becomes an ordinary one."""
    return pytest.param(
        case, marks=[pytest.mark.xfail(strict=True, raises=AssertionError)] if case.get("known_failure") else []
    )


def read(case: dict[str, Any]) -> tuple[str, tuple[PartnerFinding, ...]]:
    text = case["text"].strip("\n")
    name = case.get("organisation")
    organisation = Finding(name, (Span("entete", 0, len(name)),), "header.name") if name else None
    found = read_partners(
        {"belle_histoire": text}, organisation, model=None, programmes=case.get("programmes", ("France Relance",))
    )
    return text, found


@pytest.mark.parametrize("case", [as_parameter(case) for case in CASES], ids=IDS)
def test_the_partners_of_a_sentence_are_those_it_binds_to_the_beneficiary(case: dict[str, Any]) -> None:
    _, found = read(case)
    assert [(partner.name, partner.role, partner.kind) for partner in found] == [
        (partner["name"], partner["role"], partner.get("kind")) for partner in case["partners"]
    ]


@pytest.mark.parametrize("case", [case for case in CASES if any("mentions" in partner for partner in case["partners"])])
def test_every_mention_of_a_partner_is_evidence(case: dict[str, Any]) -> None:
    text, found = read(case)
    for partner, expected in zip(found, case["partners"], strict=True):
        if "mentions" in expected:
            assert [text[span.start : span.end] for span in partner.spans] == expected["mentions"]


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_name_is_the_text_of_one_of_its_mentions(case: dict[str, Any]) -> None:
    text, found = read(case)
    for partner in found:
        mentions = [text[span.start : span.end] for span in partner.spans]
        assert any(mention.split(" (")[0] == partner.name for mention in mentions)
        assert all(text[slice(*span.cue)].strip(" ,:") == text[slice(*span.cue)] for span in partner.spans if span.cue)


def test_the_spec_names_known_keys_and_shows_every_rule() -> None:
    assert set(SPECS) == {"case"}
    for case in CASES:
        assert set(case) <= {"rule", "text", "organisation", "programmes", "partners", "known_failure"}
        for partner in case["partners"]:
            assert set(partner) <= {"name", "role", "kind", "mentions"}
            assert partner.get("mentions", True)
    rules = {unbound.RULE, *(cue.rule for cue in cues.load_cues())}
    shown = Counter(case["rule"] for case in CASES if case["partners"])
    refused = Counter(case["rule"] for case in CASES if not case["partners"])
    assert shown.keys() == refused.keys() == rules
    assert min(shown.values()) >= 3
    assert min(refused.values()) >= 2


def test_mentions_stand_in_every_section_and_keep_their_own_cues() -> None:
    texts = {
        "mesure": "Kanopé a conseillé l'État. L'Ademe verse l'aide.",
        "belle_histoire": "Elle partage ses locaux avec Kanopé.\nAvec le soutien financier de KANOPÉ, elle a grandi.",
        "temoignage": "« Merci à Kanopé. »",
    }
    (partner,) = read_partners(texts, None, model=None)
    assert (partner.name, partner.role, partner.rule) == ("Kanopé", "funder", "partner.finance")
    assert [(span.section, texts[span.section][span.start : span.end]) for span in partner.spans] == [
        ("mesure", "Kanopé"),
        ("belle_histoire", "Kanopé"),
        ("belle_histoire", "KANOPÉ"),
        ("temoignage", "Kanopé"),
    ]
    story = texts["belle_histoire"]
    assert [story[slice(*span.cue)] for span in partner.spans if span.cue] == [
        "partage ses locaux avec",
        "soutien financier de",
    ]


def test_a_quote_of_nobodys_makes_no_partner() -> None:
    texts = {
        "entete": "Gers Développement\nAuch, Occitanie\nPépinière d’entreprises / 1 site",
        "belle_histoire": "Gers Développement s’est associé à la coopérative Kanopé pour répondre à l’appel.",
        "temoignage": "“ En devenant une « Fabrique de territoire », nous faisons de notre pépinière un véritable "
        "tiers-lieu : nous aurons les moyens d’initier un réseau de tiers-lieux dans le Gers. ”",
    }
    organisation = Finding("Gers Développement", (Span("entete", 0, 18),), "header.name")
    found = read_partners(texts, organisation, model=None, programmes=("Fabriques de territoires",))
    assert [(partner.name, partner.kind, partner.role) for partner in found] == [
        ("Kanopé", "coopérative", "co_applicant")
    ]


def test_names_alike_in_characters_alone_stay_apart() -> None:
    texts = {
        "belle_histoire": "Elle travaille avec la coopérative Kanopia, avec la coopérative Kanopié et avec Ad'Occ."
    }
    assert [partner.name for partner in read_partners(texts, None, model=None)] == ["Kanopia", "Kanopié", "Ad'Occ"]


def test_a_directory_of_bodies_has_no_partner() -> None:
    names = ["".join(letters) for letters in product("KBTD", "aeiou", "lrn", "ixo")][: MOST + 1]
    text = " ".join(f"Elle est membre du réseau {name}." for name in names)
    assert read_partners({"belle_histoire": text}, None, model=None) == ()


@pytest.mark.parametrize(
    "noise", ["Kanopé, ", "partenaires : ", "la coopérative Kanopé et ", "prêt de ", "X\n", "É. ", "« ", "l'", "(A"]
)
def test_hostile_text_is_read_without_an_error(noise: str) -> None:
    text = (noise * LONGEST_SECTION)[:LONGEST_SECTION]
    assert isinstance(read_partners({"belle_histoire": text}, None, model=None), tuple)
    assert read_partners({"belle_histoire": text + noise}, None, model=None) == ()


def test_the_examples_of_the_readers_hold() -> None:
    for module in (apart, bodies, partners):
        result = doctest.testmod(module)
        assert result.attempted
        assert not result.failed
