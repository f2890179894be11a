"""Pages as many kinds of outlets and systems make them, around one article each."""

# ruff: noqa: E501  # mark-up and sentences read better whole

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pages.articles import Article

RTL = {"ar", "fa"}
CODE_PAGES = {"ar": "cp1256", "fa": "utf-8", "de": "cp1252", "fr": "cp1252", "es": "cp1252",
              "pt": "cp1252", "en": "cp1252"}  # fmt: skip


def address(a: Article) -> str:
    return f"https://{a.host}/{a.key}-story-48151"


def body(a: Article, p: str = "<p>{}</p>", between: tuple[str, ...] = ()) -> str:
    """The text as paragraphs, with other things put between them."""
    out = []
    extra = list(between)
    for index, (kind, value) in enumerate(a.blocks):
        match kind, value:
            case "list", tuple():
                out.append("<ul>" + "".join(f"<li>{escape(each)}</li>" for each in value) + "</ul>")
            case "table", tuple():
                first, *rest = value
                head = "".join(f"<th>{escape(cell)}</th>" for cell in first)
                rows = "".join(
                    "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
                    for row in rest
                )
                out.append(f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>")
            case "quote", _:
                out.append(f"<blockquote><p>{escape(str(value))}</p></blockquote>")
            case "h2", _:
                out.append(f"<h2>{escape(str(value))}</h2>")
            case _:
                out.append(p.format(escape(str(value), quote=False)))
        if index in {0, 2, 4} and extra:
            out.append(extra.pop(0))
    return "\n".join(out)


def figure(a: Article) -> str:
    return (
        f'<figure class="lead"><img src="/img/{a.key}.jpg" alt="{escape(a.caption)}">'
        f"<figcaption>{escape(a.caption)}</figcaption></figure>"
    )


def nav(a: Article) -> str:
    links = "".join(
        f'<li><a href="/{each}">{escape(each)}</a></li>'
        for each in (a.words["home"], a.section, a.outlet)
    )
    return f'<header class="site-header"><a class="logo" href="/">{escape(a.outlet)}</a><nav><ul>{links}</ul></nav></header>'


def related(a: Article) -> str:
    w = a.words
    return (
        f'<section class="related-stories"><h3>{escape(w["related"])}</h3><ul>'
        f'<li><a href="/x1">{escape(w["other"])}</a> <time datetime="2024-01-05">5.1.2024</time></li>'
        f'<li><a href="/x2">{escape(w["other2"])}</a> <span class="byline">Kim Other</span></li>'
        "</ul></section>"
    )


def comments(a: Article, times: int = 2) -> str:
    one = (
        '<li class="comment"><cite class="comment-author">Nobody Special</cite> '
        f"<time datetime='2024-02-02'>2.2.2024</time><p>{escape(a.words['comment'])}</p></li>"
    )
    return f'<section id="comments"><h3>{escape(a.words["comments"])}</h3><ol>{one * times}</ol></section>'


def footer(a: Article) -> str:
    return (
        f"<footer><p>© 2024 {escape(a.outlet)}. {escape(a.words['rights'])}</p>"
        f"<p>{escape(a.words['cookies'])}</p></footer>"
    )


def share(a: Article) -> str:
    return (
        f'<div class="share-bar"><span>{escape(a.words["share"])}</span>'
        '<a href="https://facebook.example/share">Facebook</a> <a href="#">Twitter</a></div>'
    )


def newsletter(a: Article) -> str:
    return f'<div class="newsletter-promo"><p>{escape(a.words["newsletter"])}</p><form><input></form></div>'


def read_more(a: Article) -> str:
    return f'<p><strong>{escape(a.words["more"])}</strong> <a href="/x1">{escape(a.words["other"])}</a></p>'


def about(a: Article) -> str:
    return f'<div class="author-bio"><p>{escape(a.authors[0])} {escape(a.words["about"])}</p></div>'


def names(a: Article) -> str:
    joint = {"ar": " و", "fa": " و ", "de": " und ", "fr": " et ", "es": " y ", "pt": " e "}
    return joint.get(a.language, " and ").join(a.authors)


def page(a: Article, head: str, inside: str, lang: bool = True, charset: str = "utf-8") -> str:
    attributes = f' lang="{a.language}"' if lang else ""
    attributes += ' dir="rtl"' if a.language in RTL else ""
    return (
        f'<!doctype html>\n<html{attributes}><head><meta charset="{charset}">{head}'
        '<script>window.dataLayer=[{"author":"Wrong Person"}]</script><style>p{margin:0}</style>'
        f"</head><body>{inside}</body></html>"
    )


def ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value, ensure_ascii=False)}</script>'


def meta(**values: str) -> str:
    return "".join(
        f'<meta name="{name.replace("__", ":").replace("_dot_", ".")}" content="{escape(value)}">'
        for name, value in values.items()
    )


def og(**values: str) -> str:
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{escape(value)}">'
        for name, value in values.items()
    )


# --- the layouts ---------------------------------------------------------------------------------


def weblog_graph(a: Article) -> str:
    """A weblog system whose JSON-LD is one graph, authors by reference."""
    people = [{"@type": "Person", "@id": f"#{i}", "name": n} for i, n in enumerate(a.authors)]
    graph = [
        {"@type": "WebSite", "@id": "#site", "name": a.outlet},
        {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": "x"}]},
        {
            "@type": "Article", "headline": f"{a.title} - {a.outlet}"[:110],
            "datePublished": f"{a.issued}T22:15:00+00:00", "dateModified": "2024-03-03T08:00:00Z",
            "author": [{"@id": person["@id"]} for person in people],
            "publisher": {"@id": "#org"}, "articleSection": [a.section], "inLanguage": a.language,
        },
        {"@type": "Organization", "@id": "#org", "name": a.outlet}, *people,
    ]  # fmt: skip
    head = (
        f"<title>{escape(a.title)} - {escape(a.outlet)}</title>"
        + og(og__title=f"{a.title} - {a.outlet}", og__site_name=a.outlet, og__type="article")
        + ld({"@context": "https://schema.org", "@graph": graph})
    )
    inside = (
        nav(a) + '<div id="content"><article class="post type-post hentry">'
        f'<h1 class="entry-title">{escape(a.title)}</h1><div class="entry-meta">'
        f'<time class="entry-date" datetime="{a.issued}T22:15:00+00:00">{a.shown}</time>'
        f'<span class="author vcard">{escape(a.by)} <a rel="author" href="/a">{escape(names(a))}</a>'
        f'</span></div><div class="entry-content">{figure(a)}{body(a)}{share(a)}</div>'
        f'<p class="tags">{escape(a.words["tags"])}</p></article>{about(a)}{related(a)}{comments(a)}'
        f"</div>{footer(a)}"
    )
    return page(a, head, inside)


def open_graph(a: Article) -> str:
    """OpenGraph alone, things between the paragraphs."""
    head = f"<title>{escape(a.title)} | {escape(a.outlet)}</title>" + og(
        og__title=a.title, og__site_name=a.outlet, og__description=a.subtitle, og__type="article",
        article__published_time=f"{a.issued}T05:00:00Z", article__author=names(a),
        article__section=a.section, og__url=address(a), og__locale=f"{a.language}_XX",
    )  # fmt: skip
    inside = (
        nav(a) + f'<main><div class="story"><h1>{escape(a.title)}</h1>'
        f'<p class="standfirst">{escape(a.subtitle)}</p>'
        f'<p class="byline">{escape(a.by)} <a href="/p">{escape(names(a))}</a></p>'
        f'<p class="dateline">{a.shown}</p>{share(a)}<div class="story-body">'
        + body(a, between=(read_more(a), newsletter(a), f'<aside class="box">{related(a)}</aside>'))
        + f"</div></div></main>{related(a)}{footer(a)}"
    )
    return page(a, head, inside)


def highwire(a: Article) -> str:
    """Tags for reference managers; plain mark-up."""
    head = (
        f"<title>{escape(a.title)}</title>"
        + meta(
            citation_title=a.title,
            citation_publication_date=a.issued.replace("-", "/"),
            citation_journal_title=a.outlet,
        )
        + "".join(f'<meta name="citation_author" content="{escape(n)}">' for n in a.authors)
    )
    inside = (
        nav(a) + f'<div class="wrap"><div class="col-main"><h1>{escape(a.title)}</h1>'
        f'<div class="text">{body(a)}</div>{about(a)}</div><div class="sidebar">{related(a)}'
        f"{newsletter(a)}</div></div>{footer(a)}"
    )
    return page(a, head, inside)


def old_tables(a: Article) -> str:
    """A site of 2003: laid out in tables, paragraphs parted by breaks, Dublin Core."""
    lines = "<br>\n<br>\n".join(
        f"<b>{escape(str(value))}</b>" if kind == "h2" else escape(str(value))
        for kind, value in a.blocks
        if not isinstance(value, tuple)
    )
    head = f"<title>{escape(a.outlet)} :: {escape(a.title)}</title>" + meta(
        DC_dot_Title=a.title, DC_dot_Creator=names(a), DC_dot_Date=a.issued,
        DC_dot_Publisher=a.outlet,
    )  # fmt: skip
    menu = "".join(f'<a href="/{i}">{escape(a.section)} {i}</a><br>' for i in range(9))
    inside = (
        f'<table width="100%"><tr><td colspan="3"><font size="5">{escape(a.outlet)}</font></td></tr>'
        f'<tr><td width="150">{menu}</td><td><font size="4"><b>{escape(a.title)}</b></font><br>'
        f"<i>{escape(a.by)} {escape(names(a))}</i><br>{a.shown}<br><br>{lines}</td>"
        f'<td width="150">{escape(a.words["related"])}<br><a href="/1">{escape(a.words["other"])}'
        f'</a></td></tr><tr><td colspan="3">© 2003 {escape(a.outlet)}</td></tr></table>'
    )
    return page(a, head, inside, lang=False)


def microdata(a: Article) -> str:
    """schema.org as microdata, the date in an attribute."""
    people = "".join(
        '<span itemprop="author" itemscope itemtype="https://schema.org/Person">'
        f'<span itemprop="name">{escape(n)}</span></span> '
        for n in a.authors
    )
    inside = (
        nav(a) + '<article itemscope itemtype="https://schema.org/NewsArticle">'
        f'<h1 itemprop="headline">{escape(a.title)}</h1>'
        f'<h2 itemprop="alternativeHeadline">{escape(a.subtitle)}</h2>{people}'
        f'<meta itemprop="datePublished" content="{a.issued}"><span class="when">{a.shown}</span>'
        '<span itemprop="publisher" itemscope itemtype="https://schema.org/Organization">'
        f'<meta itemprop="name" content="{escape(a.outlet)}"></span>{figure(a)}'
        f'<div itemprop="articleBody">{body(a, between=(read_more(a),))}</div>{share(a)}</article>'
        f"{comments(a)}{footer(a)}"
    )
    return page(a, f"<title>{escape(a.title)} — {escape(a.outlet)}</title>", inside)


def nothing_stated(a: Article) -> str:
    """No tags for machines: headline, byline and date as people see them."""
    inside = (
        nav(a) + f'<div id="main"><h1>{escape(a.title)}</h1><div class="info">'
        f"<div>{escape(a.by)} {escape(names(a))}</div><div class='date'>{a.shown}</div></div>"
        f"{body(a)}<p><em>{escape(a.words['newsletter'])}</em></p></div>"
        f"{related(a)}{footer(a)}"
    )
    return page(a, f"<title>{escape(a.title)} | {escape(a.outlet)}</title>", inside, lang=False)


def other_titles(a: Article) -> str:
    """Titles for search engines and social media that differ from the headline shown."""
    cut = f"{a.title[:30].rstrip()}…"
    head = (
        f"<title>{escape(a.section)}: {escape(a.title.split(' ')[0])} 2024 | {escape(a.outlet)}</title>"
        + og(og__title=f"{a.title.split(' ')[0]}!", og__site_name=a.outlet)
        + meta(author=a.outlet)
        + ld(
            {
                "@type": "NewsArticle", "headline": cut, "datePublished": a.issued,
                "author": {"@type": "Organization", "name": a.outlet},
                "publisher": {"@type": "Organization", "name": a.outlet},
            }
        )
    )  # fmt: skip
    inside = (
        nav(a) + f'<article><header><h1 class="headline">{escape(a.title)}</h1>'
        f'<div class="article-byline">{escape(a.by)} {escape(names(a))}</div></header>'
        f'<div class="content__article-body">{body(a)}</div></article>{related(a)}{footer(a)}'
    )
    return page(a, head, inside)


def logo_heading(a: Article) -> str:
    """The outlet's name is the page's h1, the headline an h2."""
    head = f"<title>{escape(a.title)} « {escape(a.outlet)}</title>" + meta(
        twitter__title=a.title, pubdate=f"{a.issued} 12:00:00"
    )
    inside = (
        f'<div id="header"><h1><a href="/">{escape(a.outlet)}</a></h1></div>'
        f'<div id="content"><div class="post"><h2 class="posttitle">{escape(a.title)}</h2>'
        f'<p class="postmeta">{a.shown} <span class="post-author">{escape(a.by)} {escape(names(a))}'
        f'</span></p><div class="entry">{body(a)}</div></div></div>'
        f'<div id="sidebar">{related(a)}</div><div id="footer">{escape(a.words["rights"])}</div>'
    )
    return page(a, head, inside)


def amp(a: Article) -> str:
    """A page for telephones, with elements of its own."""
    head = (
        f'<title>{escape(a.title)}</title><link rel="canonical" href="{address(a)}">'
        "<noscript><style>body{visibility:visible}</style></noscript>"
        + ld(
            [
                {
                    "@context": "http://schema.org", "@type": "NewsArticle", "headline": a.title,
                    "datePublished": f"{a.issued}T10:00:00.000Z", "author": list(a.authors),
                    "publisher": {"@type": "NewsMediaOrganization", "name": a.outlet},
                    "mainEntityOfPage": {"@id": address(a)},
                }
            ]
        )
    )  # fmt: skip
    ad = '<amp-ad width="300" height="250"><div fallback>Advertisement</div></amp-ad>'
    inside = (
        f'<amp-sidebar id="s"><ul><li><a href="/">{escape(a.words["home"])}</a></li></ul></amp-sidebar>'
        f'<main><h1>{escape(a.title)}</h1><amp-img src="/a.jpg" alt=""></amp-img>'
        f'<p class="author">{escape(names(a))}</p>{body(a, between=(ad, ad))}'
        f"<amp-list>{related(a)}</amp-list></main>"
    )
    return page(a, head, inside)


def div_soup(a: Article) -> str:
    """Paragraphs that are divs in divs, names of classes that say nothing."""
    soup = body(a, p='<div class="x7f"><div class="k2"><span>{}</span></div></div>')
    head = f"<title>{escape(a.title)}</title>" + og(
        og__title=a.title, og__site_name=a.outlet, article__published_time=a.issued
    )
    inside = (
        f'<div class="a1"><div class="a2"><a href="/">{escape(a.outlet)}</a></div><div class="b1">'
        f'<div class="b2"><h1 class="q">{escape(a.title)}</h1></div><div class="b3">'
        f'<a href="/author/1" rel="author">{escape(names(a))}</a></div>{soup}</div>'
        f'<div class="c9">{related(a)}</div></div>'
    )
    return page(a, head, inside)


def submitted_line(a: Article) -> str:
    """A content system that writes author and date into one line."""
    line = f"{a.words['published']} {a.shown} {a.by} {names(a)}"
    people = "".join(f'<meta property="article:author" content="{escape(n)}">' for n in a.authors)
    head = f"<title>{escape(a.title)} | {escape(a.outlet)}</title>{people}" + meta(
        dcterms_dot_date=a.issued, dcterms_dot_title=a.title
    )
    inside = (
        nav(a) + '<div class="region-content"><div class="node node--type-article">'
        f'<h1 class="page-title"><span class="field--name-title">{escape(a.title)}</span></h1>'
        f'<div class="node__submitted">{escape(line)}</div><div class="node__content">'
        f'<div class="field--name-body text-formatted">{body(a)}</div>'
        f'<div class="field--name-field-tags">{escape(a.words["tags"])}</div></div></div></div>'
        + footer(a)
    )
    return page(a, head, inside)


def diary(a: Article) -> str:
    """A diary of one person: date as a heading, breaks instead of paragraphs."""
    lines = "<br /><br />".join(
        escape(str(value)) for _, value in a.blocks if not isinstance(value, tuple)
    )
    inside = (
        f'<div class="blog-posts"><h2 class="date-header"><span>{a.shown}</span></h2>'
        f'<div class="post hentry"><h3 class="post-title entry-title">{escape(a.title)}</h3>'
        f'<div class="post-body entry-content">{lines}</div><div class="post-footer">'
        f'<span class="post-author vcard">{escape(a.by)} <span class="fn">{escape(names(a))}</span>'
        f'</span></div></div></div><div class="sidebar">{related(a)}</div>{comments(a)}'
    )
    head = f"<title>{escape(a.outlet)}: {escape(a.title)}</title>" + og(og__title=a.title)
    return page(a, head, inside)


def stated_body(a: Article) -> str:
    """The text stands in JSON-LD too, and promotions between the paragraphs look like text."""
    promo = (
        '<div class="c-block"><p>This week only: three months of our paper for the price of one, '
        "with the crossword, the weather and the tide tables, straight to your door.</p></div>"
    )
    head = f"<title>{escape(a.title)}</title>" + ld(
        {
            "@type": ["NewsArticle"], "headline": a.title, "articleBody": a.text,
            "datePublished": f"{a.issued}T06:00:00+02:00",
            "author": [{"@type": "Person", "name": n} for n in a.authors],
            "publisher": {"name": a.outlet},
        }
    )  # fmt: skip
    inside = (
        nav(a)
        + f'<section><h1>{escape(a.title)}</h1><div class="c-body">'
        + body(a, p='<p class="c-paragraph">{}</p>', between=(promo, promo))
        + f"</div></section>{footer(a)}"
    )
    return page(a, head, inside)


def saved_single(a: Article) -> str:
    """Saved as one file, with its address in a comment and pictures in the text."""
    comment = f"<!--\n Page saved with a tool\n url: {address(a)}?utm_source=feed\n-->"
    picture = f'<img src="data:image/png;base64,{"iVBORw0KGgo" * 400}" alt="">'
    inside = (
        comment + nav(a) + f"<article><h1>{escape(a.title)}</h1>{picture}"
        f'<div class="byline">{escape(a.by)} {escape(names(a))}</div>'
        f'<time datetime="{a.issued}">{a.shown}</time>{body(a)}</article>{footer(a)}'
    )
    return page(a, f"<title>{escape(a.title)} · {escape(a.outlet)}</title>", inside)


def changed_later(a: Article) -> str:
    """The day of the last change stands above the day of publication."""
    head = f"<title>{escape(a.title)}</title>" + og(
        og__title=a.title, og__site_name=a.outlet, article__modified_time="2024-04-04T09:00:00Z"
    )
    inside = (
        nav(a) + f'<main id="article"><h1>{escape(a.title)}</h1><ul class="meta-line">'
        f'<li class="author-name">{escape(names(a))}</li></ul><div class="dates">'
        f'<p class="date-updated">{escape(a.words["updated"])} <time datetime="2024-04-04">2024-04-04'
        f'</time></p><p class="date-published">{escape(a.words["published"])} '
        f'<time datetime="{a.issued}T07:00">{a.shown}</time></p></div>{body(a)}</main>{footer(a)}'
    )
    return page(a, head, inside)


def rdfa(a: Article) -> str:
    """schema.org as RDFa, text in sections."""
    people = "".join(
        f'<span property="author" typeof="schema:Person"><span property="schema:name">{escape(n)}'
        "</span></span> "
        for n in a.authors
    )
    inside = (
        nav(a) + '<div vocab="https://schema.org/" typeof="NewsArticle">'
        f'<h1 property="schema:headline">{escape(a.title)}</h1>{people}'
        f'<span property="schema:datePublished" content="{a.issued}">{a.shown}</span>'
        f"<section>{body(a)}</section></div>{related(a)}{footer(a)}"
    )
    return page(a, f"<title>{escape(a.title)} - {escape(a.outlet)}</title>", inside)


def many_comments(a: Article) -> str:
    """More words from readers than from the author."""
    head = f"<title>{escape(a.title)} | {escape(a.outlet)}</title>" + meta(
        author=names(a), date=a.issued
    )
    inside = (
        nav(a) + f'<div class="article"><h1>{escape(a.title)}</h1><div class="article__text">'
        f"{body(a)}</div></div>{comments(a, 40)}{footer(a)}"
    )
    return page(a, head, inside)


def script_made(a: Article) -> str:
    """The text stands only in JSON-LD; the page shows a teaser and waits for its script."""
    head = f"<title>{escape(a.title)}</title>" + ld(
        {
            "@type": "Article", "headline": a.title, "articleBody": a.text,
            "datePublished": a.issued, "author": {"@type": "Person", "name": a.authors[0]},
            "publisher": {"@type": "Organization", "name": a.outlet},
        }
    )  # fmt: skip
    inside = f'<div id="root"><p>{escape(a.subtitle)}</p></div><noscript>JavaScript!</noscript>'
    return page(a, head, inside)


LAYOUTS: tuple[Callable[[Article], str], ...] = (
    weblog_graph, open_graph, highwire, old_tables, microdata, nothing_stated, other_titles,
    logo_heading, amp, div_soup, submitted_line, diary, stated_body, saved_single, changed_later,
    rdfa, many_comments, script_made,
)  # fmt: skip
