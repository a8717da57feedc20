"""The contract as JSON Schema, for importers in other languages."""

import json

from schemas.record import SCHEMA_VERSION, Record


def record_schema() -> str:
    """JSON Schema (draft 2020-12) of one record, indented, as committed in `schemas/record.schema.json`."""
    schema = Record.model_json_schema(mode="serialization")
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Fiche record",
        "description": f"One fiche, schema version {SCHEMA_VERSION}.",
    }
    return json.dumps(head | {k: v for k, v in schema.items() if k not in head}, ensure_ascii=False, indent=1) + "\n"
