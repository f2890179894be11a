"""Files of every kind that `add` reads, each with an invented article of its own."""

from __future__ import annotations

import base64
import csv
import io
import json
import zipfile
from typing import TYPE_CHECKING

import typst
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

WORDS = (
    "harbour council bridge budget vote river school library station market garden theatre "
    "engineer mayor report winter summer flood ferry signal"
).split()


def prose(subject: str, paragraphs: int = 4) -> list[str]:
    """Paragraphs that no other subject's text has a run of words in common with."""
    return [
        f"The {subject} was the talk of the {subject} town on day {number}, when the "
        + " ".join(f"{word} {subject}{number}{at}" for at, word in enumerate(WORDS))
        + f" were counted by the {subject} clerk."
        for number in range(1, paragraphs + 1)
    ]


def text_of(subject: str) -> str:
    """A plain text without a headline."""
    return "\n\n".join(prose(subject))


def page(
    subject: str, *, url: str = "", body: str = "", head: str = "", paragraphs: int = 4
) -> str:
    """A news site's page with navigation, an article and a footer."""
    text = body or "".join(f"<p>{each}</p>" for each in prose(subject, paragraphs))
    canonical = f'<link rel="canonical" href="{url}">' if url else ""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{subject.title()} opens again | Example News</title>{canonical}"
        f'<meta property="og:title" content="{subject.title()} opens again">'
        f'<meta property="og:site_name" content="Example News">'
        f'<meta name="author" content="Jane Doe">'
        f'<meta property="article:published_time" content="2021-07-06T10:00:00Z">{head}</head>'
        f"<body><nav><a href='/'>Home</a></nav><main><article>"
        f"<h1>{subject.title()} opens again</h1>{text}</article></main>"
        f"<footer>Contact us</footer></body></html>"
    )


def mhtml(subject: str, url: str) -> bytes:
    """What a browser saves as one file."""
    coded = base64.encodebytes(page(subject).encode()).decode()
    return (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {url}\r\n"
        "Subject: A page\r\nDate: Wed, 7 Jul 2021 09:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="edge"\r\n\r\n'
        f"--edge\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Location: {url}\r\n\r\n{coded}\r\n"
        "--edge\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        "iVBORw0KGgo=\r\n--edge--\r\n"
    ).encode()


def pdf(title: str, paragraphs: Sequence[str], *, above: Sequence[str] = ()) -> bytes:
    """A PDF with a text layer, set by typst; `above` are lines above its headline."""
    head = "\n\n".join(above)
    text = "\n\n".join(each.replace("#", "\\#") for each in paragraphs)
    return typst.compile(f"{head}\n\n= {title}\n\n{text}\n".encode())


def scan_pdf() -> bytes:
    """A PDF of a page without any text."""
    return typst.compile(b"#rect(width: 5cm, height: 5cm)")


def docx(
    blocks: Sequence[tuple[str, str]],
    *,
    more: str = "",
    extra: Mapping[str, str] | None = None,
) -> bytes:
    """A Word file of paragraphs: pairs of a style's name ("" for none) and a text, then `more`."""
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    names = dict.fromkeys(style for style, _ in blocks if style)
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:name w:val="{name}"/></w:style>'
        for n, name in enumerate(names)
    )
    ids = {name: f"S{n}" for n, name in enumerate(names)}
    body = "".join(
        "<w:p>"
        + (f'<w:pPr><w:pStyle w:val="{ids[style]}"/></w:pPr>' if style else "")
        + f"<w:r><w:t>{text}</w:t></w:r></w:p>"
        for style, text in blocks
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{word}.document.main+xml"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{word}.styles+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship '
            f'Id="r1" Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="r1" Type="{office}/styles" Target="styles.xml"/></Relationships>',
            "word/styles.xml": f"<w:styles {w}>{styles}</w:styles>",
            "word/document.xml": f"<w:document {w}><w:body>{body}{more}</w:body></w:document>",
            **(extra or {}),
        }
    )


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP file; the same members give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            member = zipfile.ZipInfo(name, (2021, 7, 6, 0, 0, 0))
            file.writestr(member, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def warc(
    pages: Mapping[str, str | bytes],
    *,
    gzip: bool = True,
    status: str = "200 OK",
    kinds: Mapping[str, str] | None = None,
    coding: str = "",
) -> bytes:
    """A WARC with a picture, and the pages by their address, packed by the server as `coding`."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzip, warc_version="1.1")
    writer.write_record(writer.create_warcinfo_record("test.warc", {"software": "a test"}))
    typed = {
        **dict.fromkeys(pages, "text/html; charset=utf-8"),
        **(kinds or {}),
        "https://e.example/p.png": "image/png",
    }
    for number, (address, kind) in enumerate(typed.items(), start=1):
        data = pages.get(address, b"\x89PNG")
        said = [("Content-Type", kind)] if kind else []
        headers = [*said, *([("Content-Encoding", coding)] if coding else [])]
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        record = writer.create_warc_record(
            address,
            "response",
            payload=io.BytesIO(data.encode() if isinstance(data, str) else data),
            http_headers=http,
            warc_headers_dict={
                "WARC-Date": "2021-07-08T10:00:00Z",
                "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{number:012}>",
            },
        )
        writer.write_record(record)
    return out.getvalue()


def wacz(pages: Mapping[str, str | bytes], listed: Sequence[str]) -> bytes:
    """A WACZ that lists some of its pages."""
    lines = [json.dumps({"format": "json-pages-1.0", "id": "pages"})]
    lines += [json.dumps({"url": url, "ts": "2021-07-08T10:00:00Z"}) for url in listed]
    return packed(
        {
            "archive/data.warc.gz": warc(pages),
            "pages/pages.jsonl": "\n".join(lines),
            "datapackage.json": "{}",
        }
    )


def table(rows: Sequence[Mapping[str, str]]) -> str:
    """A CSV table."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(dict.fromkeys(key for row in rows for key in row)))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def xlsx(rows: Sequence[Sequence[object]]) -> bytes:
    """A sheet."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Example News</title><link>https://news.example/</link><language>en</language>
<item><title>Lighthouse &amp;amp; pier opens</title><link>https://news.example/lighthouse</link>
<dc:creator>Ann Author</dc:creator><pubDate>Tue, 06 Jul 2021 23:30:00 -0500</pubDate>
<content:encoded><![CDATA[{body}]]></content:encoded></item>
<item><title>Only told in short</title><link>https://news.example/short</link>
<pubDate>Tue, 06 Jul 2021 10:00:00 +0000</pubDate><description>In short.</description></item>
</channel></rss>
"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Example News</title>
<id>urn:x</id><updated>2021-07-06T10:00:00Z</updated>
<entry><title>Orchard opens</title><id>urn:y</id><updated>2021-07-09T00:00:00Z</updated>
<published>2021-07-06T23:30:00-05:00</published><author><name>Ann Author</name></author>
<link rel="alternate" href="https://news.example/orchard"/>
<content type="html">{body}</content></entry></feed>
"""

RIS = """TY  - NEWS
TI  - Quarry opens again
AU  - Doe, Jane
T2  - Example News
DA  - 2021/07/06/
UR  - https://news.example/quarry
LA  - en
L1  - attached/quarry.html
ER  - 
"""  # noqa: W291  # the tag ends in a blank

BIBTEX = """@article{doe2021,
  title = {The {US} caf{\\'e} \\& quarry reopen},
  author = {Doe, Jane and {Town and Country Desk}},
  journal = {Example News}, date = {2021-07-06}, langid = {english},
  url = {https://news.example/a?b=1&c=2}, rights = {CC BY 4.0},
}
@article{broken, title = {Never closed
"""

ZOTERO = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:bib="http://purl.org/net/biblio#"
 xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:link="http://purl.org/rss/1.0/modules/link/">
 <bib:Article rdf:about="https://news.example/windmill">
  <z:itemType>newspaperArticle</z:itemType>
  <dcterms:isPartOf><bib:Newspaper><dc:title>Example News</dc:title>
   <dc:identifier>ISSN 0261-3077</dc:identifier></bib:Newspaper></dcterms:isPartOf>
  <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Doe</foaf:surname>
   <foaf:givenName>Jane</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
  <link:link rdf:resource="#item_2"/>
  <dc:identifier><dcterms:URI><rdf:value>https://news.example/windmill</rdf:value>
   </dcterms:URI></dc:identifier>
  <dcterms:dateSubmitted>2021-07-08 09:00:00</dcterms:dateSubmitted>
  <dc:title>Windmill opens again</dc:title><dc:date>2021-07-06</dc:date>
  <z:language>en</z:language><dc:subject>mills</dc:subject>
 </bib:Article>
 <z:Attachment rdf:about="#item_2"><z:itemType>attachment</z:itemType>
  <rdf:resource rdf:resource="files/2/windmill.html"/><dc:title>Snapshot</dc:title>
  <link:type>text/html</link:type></z:Attachment>
</rdf:RDF>
"""

CSL = [
    {
        "id": "http://zotero.org/users/1/items/A",
        "type": "article-newspaper",
        "title": "Tunnel opens again",
        "container-title": "Example News",
        "language": "en",
        "author": [{"family": "Doe", "given": "Jane"}, {"literal": "City Desk"}],
        "issued": {"date-parts": [[2021, 7, 6]]},
        "accessed": {"date-parts": [["2021", "7", "8"]]},
        "URL": "https://news.example/tunnel?utm_source=x",
        "ISSN": "0261-3077",
        "abstract": "The outlet's own words.",
    }
]


def one_of_every_kind(folder: Path) -> dict[str, str]:
    """Write a folder with a file of every kind; return the titles to come, by their file."""
    files: dict[str, str | bytes] = {
        "plain.txt": "\n\n".join(["Ferry opens again", *prose("ferry")]),
        "notes.md": "---\ntitle: Aqueduct opens again\noutlet: Example News\nlang: en\n---\n"
        + "\n\n".join(["## A subhead", *prose("aqueduct")]),
        "page.html": page("castle", url="https://news.example/castle"),
        "whole.html": page("abbey", url="https://news.example/abbey"),
        "whole_files/frame.html": page("advertisement"),
        "whole_files/picture.png": b"\x89PNG\r\n\x1a\n",
        "saved.mhtml": mhtml("canal", "https://news.example/canal"),
        "print.pdf": pdf("Dam opens again", prose("dam")),
        "scan.pdf": scan_pdf(),
        "word.docx": docx([("Title", "Mill opens again"), *(("", t) for t in prose("mill"))]),
        "crawl.warc.gz": warc({"https://news.example/zoo": page("zoo")}),
        "crawl.wacz": wacz(
            {
                "https://news.example/park": page("park"),
                "https://ads.example/frame": page("advert"),
            },
            ["https://news.example/park"],
        ),
        "table.csv": table(
            [
                {"file": "listed.txt", "title": "Forge opens again", "outlet": "Example News",
                 "language": "en", "body_text": ""},
                {"file": "scan.pdf", "title": "Scanned page", "outlet": "Example News",
                 "language": "en", "body_text": ""},
                {"file": "", "title": "Kiln opens again", "outlet": "Example News",
                 "language": "en", "body_text": "\n\n".join(prose("kiln"))},
            ]
        ),
        "listed.txt": "\n\n".join(prose("forge")),
        "sheet.xlsx": xlsx(
            [
                ["title", "outlet", "language", "date", "body_text"],
                ["Well opens again", "Example News", "en", "2021-07-06", text_of("well")],
            ]
        ),
        "lines.jsonl": "\n".join(
            json.dumps({"title": f"{name.title()} opens again", "outlet": "Example News",
                        "language": "en", "id": name, **body})
            for name, body in {
                "gate": {"body_text": "\n\n".join(prose("gate"))},
                "tower": {"body_markdown": "\n\n".join(prose("tower"))},
                "wharf": {"body_html": "".join(f"<p>{p}</p>" for p in prose("wharf"))},
                "jetty": {"raw_bytes_base64": base64.b64encode(page("jetty").encode()).decode()},
            }.items()
        ),
        "library.json": json.dumps(CSL),
        "library.ris": RIS,
        "attached/quarry.html": page("quarry"),
        "library.bib": BIBTEX.partition("@article{broken")[0],
        "library.rdf": ZOTERO,
        "files/2/windmill.html": page("windmill"),
        "feed.rss": RSS.format(body="".join(f"<p>{p}</p>" for p in prose("lighthouse"))),
        "feed.atom": ATOM.format(
            body="".join(f"&lt;p&gt;{p}&lt;/p&gt;" for p in prose("orchard"))
        ),
    }  # fmt: skip
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return {
        "plain.txt": "Ferry opens again",
        "notes.md": "Aqueduct opens again",
        "page.html": "Castle opens again",
        "whole.html": "Abbey opens again",
        "saved.mhtml": "Canal opens again",
        "print.pdf": "Dam opens again",
        "scan.pdf": "Scanned page",
        "word.docx": "Mill opens again",
        "crawl.warc.gz": "Zoo opens again",
        "crawl.wacz": "Park opens again",
        "listed.txt": "Forge opens again",
        "table.csv": "Kiln opens again",
        "sheet.xlsx": "Well opens again",
        "gate": "Gate opens again",
        "tower": "Tower opens again",
        "wharf": "Wharf opens again",
        "jetty": "Jetty opens again",
        "library.json": "Tunnel opens again",
        "library.ris": "Quarry opens again",
        "library.bib": "The US café & quarry reopen",
        "library.rdf": "Windmill opens again",
        "feed.rss": "Lighthouse & pier opens",
        "feed.rss#2": "Only told in short",
        "feed.atom": "Orchard opens",
    }
