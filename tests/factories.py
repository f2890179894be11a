"""Records and works for tests: every field has a default, and plain strings stand for values.

`make_record(issued="2021-07", license="CC-BY-4.0", authors=["Dave DeCamp"])` parses dates, finds
licences and rights statements, and makes agents and outlets of names, so that a test states only
what it is about. The five articles of the seeds stand in `SEEDS` (their metadata, no text).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from pressmark import edtf, identity, rights
from pressmark.licenses import LICENSES, RIGHTS_STATEMENTS
from pressmark.record import Agent, AgentKind, Evidence, Outlet, Record
from pressmark.settings import ArchiveSettings
from pressmark.work import Work

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

BODY = "A drone fell near the river.\n\nNobody was hurt, the mayor said.\n"
"""A text of the tests' own, as a record stores it."""

LICENCE_SENTENCE = (
    "All Content by Mehr News Agency is licensed under a Creative Commons Attribution 4.0 "
    "International License."
)


def make_agent(name: str, **changes: Any) -> Agent:
    """A person called `name`; "family, given" fills both parts."""
    family, comma, given = name.partition(", ")
    if comma:
        changes = {"family": family, "given": given, **changes}
        name = f"{given} {family}"
    return Agent(name=name, **changes)


def make_organisation(name: str, **changes: Any) -> Agent:
    """A body called `name`."""
    return Agent(name=name, kind=AgentKind.ORGANISATION, **changes)


def make_outlet(name: str = "Tehran Times", **changes: Any) -> Outlet:
    """An outlet whose slug follows from its name."""
    slug = identity.slug(name)
    return Outlet(**{"slug": slug, "name": name, "path": f"content/outlets/{slug}.yml", **changes})


def _agents(value: Any) -> tuple[Agent, ...]:
    return tuple(make_agent(each) if isinstance(each, str) else each for each in value)


def _date(value: Any) -> Any:
    return date.fromisoformat(value) if isinstance(value, str) else value


_TYPED: Mapping[str, Callable[[Any], Any]] = {
    "outlet": lambda value: make_outlet(value) if isinstance(value, str) else value,
    "authors": _agents,
    "issued": lambda value: edtf.parse(value) if isinstance(value, str) else value,
    "retrieved": _date,
    "embargo_until": _date,
    "license": lambda value: LICENSES[value] if isinstance(value, str) else value,
    "rights_statement": lambda value: RIGHTS_STATEMENTS[value] if isinstance(value, str) else value,
    "rights_holder": lambda value: make_organisation(value) if isinstance(value, str) else value,
}

_DEFAULTS: Mapping[str, Any] = {
    "title": "A drone falls near the river",
    "outlet": "Tehran Times",
    "issued": "2021-07-06",
    "source_url": "https://news.example/2021/a-drone-falls",
    "language": "en",
    "body": BODY,
}


def make_record(**changes: Any) -> Record:
    """A record with `changes`; it is CC BY 4.0 unless a licence or statement is given."""
    fields = {**_DEFAULTS, **changes}
    if not fields.keys() & {"license", "rights_statement"}:
        fields["license"] = "CC-BY-4.0"
    fields = {name: _TYPED.get(name, lambda value: value)(value) for name, value in fields.items()}
    fields = {
        name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()
    }
    if "pressmark" not in fields:
        fields["pressmark"] = identity.make_pressmark(
            fields["outlet"].slug, fields["issued"], fields["title"], frozenset()
        )
    if "path" not in fields:
        issued = fields["issued"]
        year = issued.year if issued is not None and issued.year is not None else "undated"
        fields["path"] = f"content/articles/{year}/{fields['pressmark']}.md"
    return Record(**fields)


def make_settings(**changes: Any) -> ArchiveSettings:
    """An archive that knows its own address."""
    return ArchiveSettings(
        **{
            "name": "The Example Archive",
            "url": "https://archive.example/news",
            "keeper_name": "A. Keeper",
            "keeper_email": "keeper@archive.example",
            **changes,
        }
    )


def make_work(
    record: Record | None = None, *, settings: ArchiveSettings | None = None, **changes: Any
) -> Work:
    """A work as the public edition sees it, unless `settings` say otherwise."""
    record = make_record(**changes) if record is None else record
    settings = make_settings() if settings is None else settings
    decision = rights.decide(record, edition=settings.edition, noncommercial=settings.noncommercial)
    return Work(record, decision)


def _tehran_times() -> Record:
    return make_record(
        title="U.S. embassy, military base attacked in Iraq",
        outlet="Tehran Times",
        issued="2021-07-06",
        source_url="https://www.tehrantimes.com/news/462846/U-S-embassy-military-base-attacked-in-Iraq",
        license="CC-BY-4.0",
        rights_holder="Mehr News Agency",
        rights_evidence=[Evidence(sentence=LICENCE_SENTENCE, place="Last sentence of the text")],
        credits=["AFP"],
        topics=["Baghdad embassy", "Ain al-Asad", "drones"],
    )


def _antiwar() -> Record:
    return make_record(
        title="US Shoots Down Armed Drone Near Baghdad Embassy",
        subtitle=(
            "The Biden administration claimed recent US Iraq/Syria airstrikes were over drone "
            "attacks in Iraq"
        ),
        outlet="Antiwar.com",
        authors=["Dave DeCamp"],
        issued="2021-07-05",
        source_url="https://news.antiwar.com/2021/07/05/us-shoots-down-armed-drone-near-baghdad-embassy",
        rights_statement="InC",
        rights_holder="Antiwar.com",
        credits=["AFP"],
        topics=["Baghdad embassy", "drones"],
        body=None,
    )


def _steadfast_daily() -> Record:
    return make_record(
        title="US Embassy in Baghdad Rocked by Rocket Attack Weeks After Iranian Siege",
        outlet="Steadfast Daily",
        issued="2020-01-27~",
        source_url="https://steadfastdaily.com/us-embassy-in-baghdad-rocked-by-rocket-attack-weeks-after-iranian-siege/",
        rights_statement="InC",
        rights_holder="Steadfast Daily",
        credits=["AFP"],
        topics=["Baghdad embassy", "rockets"],
        body=None,
    )


def _teller_report() -> Record:
    return make_record(
        title=(
            "New attacks against US forces: Washington demands the arrest of its embassy "
            "attackers in Baghdad"
        ),
        outlet="Teller Report",
        issued="2023-12-09",
        source_url="https://www.tellerreport.com/news/2023-12-09-new-attacks-against-us-forces--washington-demands-the-arrest-of-its-embassy-attackers-in-baghdad.BJXqlhb86.html",
        rights_statement="InC",
        rights_holder="Al Jazeera",
        credits=["Al Jazeera", "Reuters", "agencies"],
        topics=["Baghdad embassy", "Ain al-Asad", "rockets", "drones"],
        body=None,
    )


def _sofrep() -> Record:
    return make_record(
        title="Drone attacks against US interests in Iraq continue",
        outlet="SOFREP",
        issued="2021-06-07~",
        source_url="https://sofrep.com/news/drone-attacks-against-us-interests-in-iraq-continue/",
        rights_statement="InC",
        rights_holder="SOFREP",
        topics=["Ain al-Asad", "drones"],
        body=None,
    )


SEEDS: tuple[Callable[[], Record], ...] = (
    _tehran_times,
    _antiwar,
    _steadfast_daily,
    _teller_report,
    _sofrep,
)
"""The five articles of the seeds, in their order: call one to get its record."""
