"""Checks the RO-Crate in a folder with the validator of the RO-Crate community.

`python scripts/validate_crate.py output/data`, in the environment of `requirements/crate.txt`
(`make crate` sees to both). Prints each requirement and recommendation that is not met, and exits
with 1 then.

The validator fetches RO-Crate's JSON-LD context from its address. Nothing here may need the
network, so it is given the one in the package `rocrate`: that of version 1.3, which has all terms
of 1.1.
"""

from __future__ import annotations

import json
import sys
from importlib.resources import files
from types import SimpleNamespace
from typing import Any

import rdflib.plugins.shared.jsonld.context as jsonld
from rocrate_validator import models, services
from rocrate_validator.utils import http

CONTEXT = json.loads((files("rocrate") / "data" / "ro-crate.jsonld").read_text("utf-8"))
PROFILE = "ro-crate-1.1"


def _from_here(source: Any, *_: Any, **__: Any) -> tuple[Any, None]:
    if not str(source).startswith("https://w3id.org/ro/crate/"):
        raise RuntimeError(f"the validator asks for {source}")
    return CONTEXT, None


def _fetched(_self: Any, url: str, *_: Any, **__: Any) -> SimpleNamespace:
    context, _none = _from_here(url)
    text = json.dumps(context)
    return SimpleNamespace(
        status_code=200,
        ok=True,
        headers={"Content-Type": "application/ld+json"},
        text=text,
        content=text.encode(),
        json=lambda: context,
        raise_for_status=lambda: None,
    )


def main(folder: str) -> int:
    """Validate, print what is wrong, and return the exit code."""
    jsonld.source_to_json = _from_here
    http.HttpRequester.get = _fetched
    result = services.validate(
        services.ValidationSettings(
            rocrate_uri=folder,
            profile_identifier=PROFILE,
            requirement_severity=models.Severity.RECOMMENDED,
            offline=True,
        )
    )
    issues = list(result.get_issues())
    for issue in issues:
        print(f"{issue.severity.name} {issue.check.identifier}: {issue.message}")
    if not result.executed_checks:
        print("The validator has checked nothing.")
        return 1
    print(f"{folder}: {len(result.executed_checks)} checks, {len(issues)} not met")
    return 1 if issues else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
