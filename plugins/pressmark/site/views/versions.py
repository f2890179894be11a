"""The pages of earlier versions: what stood in an article's place before it was corrected."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pressmark import markup, metadata
from pressmark.attribution import attribution
from pressmark.edtf import iso_date
from pressmark.problems import Problem, ProblemsFoundError
from pressmark.public import date_words, public_record
from pressmark.site.output import MANIFEST
from pressmark.site.views.article import LONG_TITLE, attribution_block, numbered
from pressmark.site.views.facts import Fact, Item, correction_facts, outlet_item
from pressmark.site.views.notices import Notice, source_notice
from pressmark.site.views.page import PageView, Plan, foreign, words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressmark.record import Record, Version
    from pressmark.site.model import SiteModel
    from pressmark.words import Words
    from pressmark.work import Work


def version_plans(model: SiteModel) -> Iterator[Plan]:
    """Yield the pages of each work's earlier versions, as far as they may be shown."""
    for work in model.visible:
        if work.record.versions and (record := public_record(work)) and record.versions:
            yield Plan(
                name=f"versions of {work.pressmark}",
                works=(work,),
                views=partial(_pages, model, work, record),
            )


def _pages(model: SiteModel, work: Work, record: Record) -> Iterator[PageView]:
    w = words_for(record.language, model.settings)
    lang, dir_ = foreign(record.language, w)
    for version in record.versions:
        name = w("versions.name", number=w.digits(version.number))
        yield PageView(
            save_as=work.version_path(version.number),
            template="version",
            context={
                "language": w.language,
                "direction": w.direction,
                "w": w,
                "title": record.title,
                "page_title": f"{record.title} · {name}",
                "noindex": True,
                "canonical": "",
                "meta_tags": metadata.reservation_tags(work),
                "nav": "",
                "lang": lang,
                "dir": dir_,
                "long": len(record.title) > LONG_TITLE,
                "outlet": outlet_item(work, model),
                "date": date_words(record.issued, w),
                "iso": iso_date(record.issued),
                "attribution": attribution_block(work, attribution(work, w, model.settings), w),
                "notices": tuple(_notices(work, version, w)),
                "text": numbered(_html(work, version), w),
                "corrections": correction_facts(record.corrections, w, version.replaced),
                "technical": tuple(_technical(work, version, w)),
            },
        )


def _notices(work: Work, version: Version, w: Words) -> Iterator[Notice]:
    yield _notice(work, version, w)
    if work.record.source_status is not None:
        yield source_notice(work.record.source_status, w)


def _notice(work: Work, version: Version, w: Words) -> Notice:
    number, current = w.digits(version.number), w.digits(work.record.version)
    until = (
        w("versions.until", date=w.date(version.replaced)) if version.replaced is not None else ""
    )
    return Notice(
        title=w("versions.notice", number=number),
        paragraphs=tuple(filter(None, (until, w("versions.why")))),
        link=Item(text=w("versions.current", number=current), href=work.page),
    )


def _html(work: Work, version: Version) -> str:
    try:
        return markup.render(
            version.body,
            language=work.record.language,
            verbatim=work.decision.verbatim,
            paragraphs=version.paragraphs,
        ).html
    except ValueError as error:
        raise ProblemsFoundError(
            [
                Problem(
                    path=version.path,
                    field="paragraphs",
                    message=f"{error}.",
                    remedy="List each paragraph's id in order, or leave the field out.",
                )
            ]
        ) from error


def _technical(work: Work, version: Version, w: Words) -> Iterator[Fact]:
    yield Fact(w("article.mark"), (Item(text=work.pressmark, form="code"),))
    yield Fact(w("provenance.version"), (Item(text=w.digits(version.number)),))
    yield Fact(w("versions.sum"), (Item(text=version.sha256, form="hash"),), stacked=True)
    files = (work.version_path(version.number, "md"), MANIFEST)
    names = (w("article.download_text"), MANIFEST)
    yield Fact(
        w("article.download"),
        tuple(
            Item(text=name, href=path, lang="en" if name == MANIFEST else "")
            for name, path in zip(names, files, strict=True)
        ),
    )
