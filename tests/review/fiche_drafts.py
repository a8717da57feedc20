"""An invented fiche's record, built from its texts: what the tests of the review mutate, judge and decide on."""

import hashlib
import json
from pathlib import Path
from typing import Any

from schemas.record import Record

Node = dict[str, Any]

TEXTS = {
    "entete": "Modernisation des serres\nLes Serres du Marais\nAuch, Occitanie\nStructure créée en 2010 / 4 salariés",
    "mesure": "La mesure est dotée de 54 millions d’euros. L’État verse de 75 000 à 150 000 euros sur 3 ans.",
    "belle_histoire": (
        "L’entreprise a obtenu une subvention de 120 000 euros. Avec la coopérative Kanopé, elle y met 300 000 euros."
    ),
    "temoignage": "Awa Ndiaye\nGérante\n« Nos serres ne chauffent plus au gaz. »",
    "beneficier": "Planderelance.gouv.fr\nCatégorie bénéficiaires « Entreprises »",
}


def quoted(texts: dict[str, str], section: str, words: str) -> Node:
    """An evidence for the first place where a section has the words."""
    start = texts[section].index(words)
    end = start + len(words)
    span = {"section": section, "start": start, "end": end, "text": words, "part": False}
    return {**span, "regions": [{"start": start, "end": end}]}


def scalar(texts: dict[str, str], section: str, words: str, rule: str, value: object = None) -> Node:
    """A grounded scalar whose value is its words unless given."""
    evidence = [quoted(texts, section, words)]
    return {"value": words if value is None else value, "evidence": evidence, "confidence": 0.9, "rule": rule}


def amount(texts: dict[str, str], section: str, words: str, role: str, low: int, high: int, rule: str) -> Node:
    """One mention of a sum in euros."""
    value = {"min": low, "max": high, "currency": "EUR", "approximate": False, "role": role}
    rest = {"per": None, "over": None, "tax": None, "evidence": [quoted(texts, section, words)], "cue": None}
    return {**value, **rest, "confidence": 0.9, "rule": rule}


def draft(name: str = "serres.txt", **texts: str) -> Node:
    """The record as its JSON; `texts` replace the text of a section."""
    t = {**TEXTS, **texts}
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    size = sum(len("".join(text.split())) for text in t.values())
    mention = {**quoted(t, "belle_histoire", "Kanopé"), "cue": None}
    return {
        "schema_version": "1.0",
        "id": sha256[:16],
        "source": {
            "name": name,
            "also": [],
            "sha256": sha256,
            "media_type": "text/plain",
            "bytes": 700,
            "pages": None,
            "reader": "text",
        },
        "extractor": {"version": "0.1.0", "model": None, "profile": "france-relance", "fingerprint": "f0"},
        "measure": {
            "title": scalar(t, "entete", "Modernisation des serres", "header.title"),
            "kind": None,
            "programme": None,
        },
        "organisation": {
            "name": scalar(t, "entete", "Les Serres du Marais", "header.name"),
            "activity": None,
            "place": scalar(t, "entete", "Auch", "header.place", AUCH),
            "created": scalar(t, "entete", "2010", "header.created"),
            "headcount": {**scalar(t, "entete", "4 salariés", "header.headcount", 4), "approximate": False},
            "sites": None,
            "link": None,
        },
        "sections": {key: {"heading": None, "text": text, "regions": []} for key, text in t.items()},
        "amounts": [
            amount(t, "mesure", "54 millions d’euros", "envelope", 54_000_000, 54_000_000, "amount.multiplier"),
            amount(t, "mesure", "75 000 à 150 000 euros", "award", 75_000, 150_000, "amount.range"),
            amount(t, "belle_histoire", "120 000 euros", "grant", 120_000, 120_000, "amount.plain"),
            amount(t, "belle_histoire", "300 000 euros", "investment", 300_000, 300_000, "amount.plain"),
        ],
        "dates": [
            {
                "edtf": "2010",
                "start": "2010-01-01",
                "end": "2010-12-31",
                "part": None,
                "relative": None,
                "role": "creation",
                "evidence": [quoted(t, "entete", "2010")],
                "cue": None,
                "confidence": 0.9,
                "rule": "date.year",
            }
        ],
        "durations": [
            {
                "iso": "P3Y",
                "min_iso": None,
                "max_iso": None,
                "approximate": False,
                "evidence": [quoted(t, "mesure", "3 ans")],
                "cue": None,
                "confidence": 0.9,
                "rule": "duration.count",
            }
        ],
        "headcounts": [
            {
                "min": 4,
                "max": 4,
                "approximate": False,
                "unit": "salarié",
                "fte": None,
                "role": "workforce",
                "evidence": [quoted(t, "entete", "4 salariés")],
                "cue": None,
                "confidence": 0.9,
                "rule": "headcount.plain",
            }
        ],
        "partners": [
            {
                "name": "Kanopé",
                "kind": "coopérative",
                "role": "partner",
                "link": None,
                "evidence": [mention],
                "confidence": 0.9,
                "rule": "partner.with",
            }
        ],
        "testimonies": [
            {
                "speaker": scalar(t, "temoignage", "Awa Ndiaye", "testimony.line"),
                "role": scalar(t, "temoignage", "Gérante", "testimony.line"),
                "quote": scalar(t, "temoignage", "Nos serres ne chauffent plus au gaz.", "testimony.quote"),
            }
        ],
        "application": {
            "website": scalar(t, "beneficier", "Planderelance.gouv.fr", "application.website"),
            "categories": [scalar(t, "beneficier", "Entreprises", "application.category")],
            "measure": None,
            "steps": [
                scalar(t, "beneficier", "Planderelance.gouv.fr", "application.step"),
                scalar(t, "beneficier", "Catégorie bénéficiaires « Entreprises »", "application.step"),
            ],
        },
        "furniture": [],
        "leftover": [],
        "coverage": {"source_chars": size, "section_chars": size, "furniture_chars": 0, "leftover_chars": 0},
        "issues": [],
        "grade": "A",
    }


AUCH = {
    "commune": "Auch",
    "insee": "32013",
    "parent": None,
    "departement": {"code": "32", "name": "Gers"},
    "region": {"code": "76", "name": "Occitanie"},
}


def draft_record(name: str = "serres.txt", **texts: str) -> Record:
    """The draft, validated."""
    return Record.model_validate(draft(name, **texts))


def gold_of(record: Record) -> Node:
    """The gold that says of a fiche all that its record says."""
    node = record.model_dump(mode="json")
    gold: Node = {"fiche": record.source.name.split(".")[0]}
    gold["measure"] = {key: value and value["value"] for key, value in node["measure"].items()}
    gold["organisation"] = {
        key: value and value["value"] for key, value in node["organisation"].items() if key != "link"
    }
    headcount = node["organisation"]["headcount"]
    gold["organisation"]["headcount"] = {"value": headcount["value"], "approximate": headcount["approximate"]}
    gold["sections"] = {key: section["text"] for key, section in node["sections"].items()}
    for field in ("amounts", "dates", "durations", "headcounts"):
        gold[field] = [_gold_entry(entry) for entry in node[field]]
    names = ("name", "kind", "role")
    gold["partners"] = [{name: partner[name] for name in names} for partner in node["partners"]]
    gold["testimonies"] = [{key: value["value"] for key, value in one.items()} for one in node["testimonies"]]
    application = node["application"]
    gold["application"] = {key: application[key] and application[key]["value"] for key in ("website", "measure")}
    gold["application"] |= {key: [one["value"] for one in application[key]] for key in ("categories", "steps")}
    return gold


def _gold_entry(entry: Node) -> Node:
    evidence = entry["evidence"][0]
    value = {key: entry[key] for key in entry if key not in ("evidence", "cue", "confidence", "rule")}
    return {"section": evidence["section"], "text": evidence["text"], "value": value}


def write_run(folder: Path, records: list[Node], failures: list[Node] | None = None, info: Node | None = None) -> Path:
    """A run's folder as `fiches extract` leaves it."""
    folder.mkdir(parents=True, exist_ok=True)
    ordered = sorted(records, key=lambda record: str(record["source"]["name"]))
    _write_lines(folder / "records.jsonl", ordered)
    _write_lines(folder / "failures.jsonl", failures or [])
    if info is not None:
        (folder / "run.json").write_text(json.dumps(info), encoding="utf-8")
    return folder


def _write_lines(path: Path, nodes: list[Node]) -> None:
    lines = (json.dumps(node, ensure_ascii=False, separators=(",", ":")) + "\n" for node in nodes)
    path.write_text("".join(lines), encoding="utf-8")


def run_info(**parts: str | None) -> Node:
    """A `run.json` whose fingerprint parts are all `0` unless given."""
    names = ("code", "rules", "model", "profile", "options", "libraries", "registry", "decisions")
    whole = dict.fromkeys(names, "0") | parts
    return {
        "schema_version": "1.0",
        "version": "0.1.0",
        "fingerprint": "-".join(str(part) for part in whole.values()),
        "parts": whole,
        "options": {},
        "libraries": {},
        "counts": {"documents": 1, "records": 1, "failures": 0},
        "failures_by_code": {},
        "started": "2021-06-15T10:00:00Z",
        "ended": "2021-06-15T10:00:01Z",
    }
