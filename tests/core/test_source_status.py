"""What the outlet did to its original is told wherever the work is."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml

from factories import make_settings, make_work
from pressmark.citations import biblatex, csl_array, csl_line, ris
from pressmark.exports import ROWS
from pressmark.exports.atom import Entries, Newest, archive_feed
from pressmark.exports.citation_file import citation_file
from pressmark.metadata import json_ld
from pressmark.record import SourceState, SourceStatus
from pressmark.search import document
from pressmark.site.views.page import work_row
from pressmark.words import words

if TYPE_CHECKING:
    from pressmark.work import Work

SETTINGS = make_settings()
RETRACTED = SourceStatus(status=SourceState.RETRACTED, date=date(2022, 5, 4), note="It was false.")


def archive_feed_of(work: Work) -> str:
    return Entries(SETTINGS).write(archive_feed(Newest([work]), SETTINGS)).decode()


def test_a_retraction_is_in_every_export_in_the_search_and_in_lists() -> None:
    work = make_work(source_status=RETRACTED, body="A text.\n")
    feed = archive_feed_of(work)
    rows = [piece.decode() for each in ROWS.values() for piece in each.pieces([work], SETTINGS)]
    found = document(work, (), words("en"), SETTINGS)
    assert found is not None
    exports = [
        feed,
        biblatex([work], SETTINGS),
        ris([work], SETTINGS),
        csl_array([csl_line(work, SETTINGS)]),
        json.dumps(json_ld(work, SETTINGS)),
        found.access_words,
        work_row(work, words("en")).access_word,
        *rows,
    ]
    assert len(exports) > 10
    assert [each for each in exports if "retracted" not in each.lower()] == []


def test_a_retraction_stands_above_the_text_in_the_feed() -> None:
    text = archive_feed_of(make_work(source_status=RETRACTED, body="Heronsecret.\n"))
    assert text.index("has retracted") < text.index("Heronsecret")
    assert "<updated>2022-05-04" in text


@pytest.mark.parametrize(
    ("released", "day"), [("2026-11-21", "2026-11-21"), ("2026-11", None), ("", None)]
)
def test_the_archive_is_cited_by_name_version_day_and_the_manifest_s_sum(
    released: str, day: str | None
) -> None:
    settings = make_settings(name="Tide: “A”", version="1.2", released=released)
    found = yaml.safe_load(citation_file(settings, "ab" * 32))
    assert {"cff-version", "message", "authors", "title"} <= found.keys()
    assert (found["cff-version"], found["type"]) == ("1.2.0", "dataset")
    assert (found["title"], found["version"]) == ("Tide: “A”", "1.2")
    assert str(found.get("date-released")) == str(day)
    assert found["identifiers"][0]["value"] == "sha256:" + "ab" * 32
    assert all(found["authors"][0].values())
