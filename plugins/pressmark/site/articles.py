"""The article's page: the record's view, with the text that Pelican's plugins may have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pressmark import exports
from pressmark.site import pictures
from pressmark.site.views.article import article_context
from pressmark.site.views.page import words_for

if TYPE_CHECKING:
    from jinja2 import Template

    from pressmark.site.session import Session
    from pressmark.work import Work


def article_page(
    work: Work, content: str, session: Session, template: Template
) -> dict[str, object]:
    """Return what the article's template shows: the text as HTML, its references, and all else.

    `content` is used only where the decision shows it.
    """
    settings = session.settings
    w = words_for(work.record.language, settings)
    html = content if work.decision.shows_text else ""
    views = (
        pictures.views(
            work,
            html,
            settings,
            session.config.root,
            w,
            lambda code, values: w(f"reason.{code}", **dict(values)),
        )
        if work.decision.title_visible
        else {}
    )
    inside = {address for address, _alt in pictures.placed(html)}
    if inside:
        partial: Any = template.environment.get_template("partials/picture.html").module
        root = "../" * work.page.count("/")
        html = pictures.fill(
            html,
            {
                address: str(partial.picture(views[pictures.key(address)], root, w))
                for address in inside
            },
        )
    entries = {}
    if work.decision.title_visible:
        references = exports.cited(work, settings)
        entries = {"BibLaTeX": references.biblatex, "BibTeX": references.bibtex}
    inside_keys = {pictures.key(address) for address in inside}
    return article_context(
        work,
        session.model,
        text=html if work.decision.shows_text else None,
        references=session.references(work),
        entries=entries,
        pictures=[view for address, view in views.items() if address not in inside_keys],
    )
