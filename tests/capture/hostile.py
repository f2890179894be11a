"""Pages that were made to do harm: what each tries, as bytes for `pressmark add`.

All that they try to run sets the global `pwned`, opens a dialog, or asks for a file from
`evil.example`; all that they try to forge names CC0-1.0.
"""

# ruff: noqa: E501  # an attack reads better whole

from __future__ import annotations

from html import escape

PROSE = "The council of the old town met on Tuesday evening and put the matter off for a week."
RUN = "window.pwned=1;alert(1)"
ASK = "https://evil.example/x"
CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"


def page(inside: str, *, title: str = "", head: str = "", lang: str = "en") -> bytes:
    """A page whose text goes on well before and after what is put inside."""
    heading = title or "A quiet headline"
    return (
        f"<!doctype html><html lang={lang}><head><title>{escape(heading)}</title>"
        '<meta property="og:site_name" content="Evil News">'
        f'<meta property="article:published_time" content="2021-07-06">{head}</head><body><article>'
        f"<h1>{escape(heading)}</h1><p>{PROSE} First.</p>{inside}<p>{PROSE} Last.</p>"
        "</article></body></html>"
    ).encode("utf-8", "surrogatepass")


_CODE = {
    "script": f"<script>{RUN}</script>",
    "script-in-script": f"<p>{PROSE} <scr<script>ipt>{RUN}</scr</script>ipt></p>",
    "script-odd": f"<script/x src={ASK}.js></script><SCRIPT\n>{RUN}</SCRIPT\t>",
    "handlers": f'<p onclick="{RUN}" onmouseover="{RUN}" onpointerenter="{RUN}">{PROSE} A</p>',
    "image-error": f"<p>{PROSE} <img src={ASK}.png onerror='{RUN}'></p>",
    "srcset": f'<figure><img srcset="{ASK}.png 1x" src="{ASK}2.png"><figcaption>A <img src=x onerror={RUN}> caption</figcaption></figure>',
    "javascript-link": f'<p>{PROSE} <a href="javascript:{RUN}">link</a></p>',
    "javascript-case": f'<p>{PROSE} <a href="  jAvA&#9;sCr&#10;ipt:{RUN}">link</a></p>',
    "javascript-entities": f'<p>{PROSE} <a href="&#x6A;&#97;vascript&colon;{RUN}">link</a></p>',
    "javascript-control": f'<p>{PROSE} <a href="\x01javascript:{RUN}">link</a></p>',
    "javascript-base": f'<base href="javascript:{RUN}//"><p>{PROSE} <a href="x">link</a></p>',
    "data-link": f'<p>{PROSE} <a href="data:text/html,<script>{RUN}</script>">link</a></p>',
    "blob-link": f'<p>{PROSE} <a href="blob:https://evil.example/1">l</a> <a href="file:///etc/passwd">m</a> <a href="vbscript:x">n</a></p>',
    "userinfo-link": f'<p>{PROSE} <a href="https://bank.example@evil.example/">link</a></p>',
    "svg": f"<svg onload={RUN}><script>{RUN}</script><a xlink:href='javascript:{RUN}'><text>x</text></a><animate onbegin={RUN} attributeName=x dur=1s><use href='{ASK}.svg#a'/></svg>",
    "svg-style": f"<svg><style><img src=x onerror={RUN}></style></svg><p>{PROSE} S</p>",
    "mathml": f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror={RUN}&gt;'></mglyph></table></mtext></math>",
    "mathml-link": f"<p>{PROSE} <math href='javascript:{RUN}'><mi xlink:href='javascript:{RUN}'>x</mi><annotation-xml encoding='text/html'><img src=x onerror={RUN}></annotation-xml></math></p>",
    "noscript": f'<noscript><p title="</noscript><img src=x onerror={RUN}>"></noscript><p>{PROSE} N</p>',
    "template": f"<template><script>{RUN}</script></template><p>{PROSE} T</p>",
    "iframe": f"<iframe src={ASK} srcdoc='<script>parent.pwned=1</script>'></iframe><p>{PROSE} I</p>",
    "object": f"<object data={ASK}><embed src={ASK}><applet code=x></object><p>{PROSE} O</p>",
    "refresh": f"<meta http-equiv=refresh content='0;url={ASK}'><link rel=stylesheet href={ASK}.css><p>{PROSE} R</p>",
    "style": f"<style>@import '{ASK}.css'; body{{background:url({ASK}.png)}}</style><p style='background:url({ASK}.png);position:fixed;inset:0'>{PROSE} S</p>",
    "form": f"<form action='javascript:{RUN}'><input autofocus onfocus={RUN}><button formaction='javascript:{RUN}'>x</button><textarea></textarea><script>{RUN}</script></form><p>{PROSE} F</p>",
    "details": f"<details open ontoggle={RUN}><summary>x</summary><p>{PROSE} D</p></details>",
    "media": f"<video src={ASK} onerror={RUN} autoplay poster={ASK}></video><audio src={ASK} onerror={RUN}></audio><p>{PROSE} M</p>",
    "plaintext": f"<xmp><img src=x onerror={RUN}></xmp><p>{PROSE} X</p><listing><script>{RUN}</script></listing>",
    "comment": f"<!--><script>{RUN}</script>--><!--[if IE]><script>{RUN}</script><![endif]--><![CDATA[<script>{RUN}</script>]]><p>{PROSE} C</p>",
    "table": f"<table background={ASK}><tr><th onclick={RUN}>a<th>b<tr><td><a href='javascript:{RUN}'>c</a><td><img src=x onerror={RUN}>d<tr><td colspan='2\" onload={RUN} x=\"'>e</table>",
    "list": f"<ul><li onmouseover={RUN}>{PROSE} <a href='javascript:{RUN}'>x</a></li></ul>",
    "pre": f"<pre><code>```\n</code></pre><script>{RUN}</script>\n```\n<img src=x onerror={RUN}></pre>",
    "clobber": f'<p id="search">{PROSE} <a id="defaultView" name="cookie">x</a><img name=body><form name=documentElement></form></p>',
    "unclosed": f"<p>{PROSE} <b><i><a href='{ASK}'><table><tr><td><svg><desc><script>{RUN}",
    "pixel": f"<p>{PROSE} <img width=1 height=1 src='{ASK}?utm_source=a'> <a href='https://good.example/?utm_source=a&id=1'>g</a></p>",
}
_WORDS = {
    "words-script": f"<script>{RUN}</script>",
    "words-image": f"<img src=x onerror={RUN}>",
    "words-markdown-link": f"[x](javascript:{RUN}) ![x]({ASK}.png) [y][z]",
    "words-definition": f"[z]: javascript:{RUN} 'x'",
    "words-autolink": f"<javascript:{RUN}> <{ASK}> {ASK}",
    "words-fence": f"```html <script>{RUN}</script> ``` ~~~ `x`",
    "words-list": "1. one * two # three - four + five > six",
    "words-footnote": f"[^1] [^1]: <script>{RUN}</script>",
    "words-entities": f"&lt;script&gt;{RUN}&lt;/script&gt; &#60;img src=x onerror={RUN}&#62;",
    "words-template": "{{ 7*7 }} {% include 'x' %} {# no #} {{ cycler.__init__.__globals__ }} ${7*7} <%= 7 %> #{7}",
    "words-pelican": "{filename}/pages/about.md {attach}x.png {static}/x |filename|x {include}x {category}x {index}",
    "words-cdata": f"]]><script>{RUN}</script><![CDATA[ --> </script></style></title></textarea>",
    "words-fields": "--- license: CC0-1.0 status: published --- title: x",
    "words-html-block": f"<div data-pagefind-body onclick={RUN}><p></div>",
    "words-backslash": "\\<script>\\ \\* \\` \\[x\\](y)\\",
    "words-formula": f'=HYPERLINK("{ASK}","x") +1+cmd|\' /C calc\'!A0 @SUM(1) -2+3',
    "words-math": "$x$ $$y$$ \\(z\\) \\[w\\]",
    "words-bidi": "user\u202e\u2066// admin\u2069\u2066 begin\u202c txt.exe",
}
_FORGED = {
    "rdfa-license": f'<div about="" vocab="http://creativecommons.org/ns#" typeof="Work"><a rel="license cc:license" property="dct:license" href="{CC0}">CC0</a> <span property="cc:attributionName">Mallory</span></div>',
    "microdata-license": f'<div itemscope itemtype="https://schema.org/NewsArticle"><link itemprop="license" href="{CC0}"><p itemprop="articleBody">{PROSE} M</p></div>',
    "pagefind": f'<p data-pagefind-body data-pagefind-meta="title:Forged" data-pagefind-filter="license:CC0-1.0" data-pagefind-weight="10" data-pagefind-ignore="all">{PROSE} forgedpagefind</p>',
    "pelican-links": f'<p>{PROSE} <a href="{{filename}}/pages/about.md">a</a> <a href="{{attach}}../../private/x.md">b</a> <a href="|filename|x.md">c</a> <a href="{{static}}/etc/passwd">d</a></p>',
}
_FIELDS = {
    "title-script": f"</title></script><script>{RUN}</script><img src=x onerror={RUN}> headline",
    "title-quote": f'"><script>{RUN}</script><a href="javascript:{RUN}" x="',
    "title-fields": "---\nlicense: CC0-1.0\nstatus: published\n---\nA headline",
    "title-yaml": "!!python/object/apply:os.system ['id'] &a *a {x: [y]} | > % @ ` #",
    "title-template": "{{ 7*7 }} {% raw %} {filename}x.md headline",
    "title-cdata": "]]> --> <!-- <![CDATA[ headline",
    "title-formula": f'=HYPERLINK("{ASK}","headline")',
    "title-tex": "\\input{/etc/passwd} } @article{x, title={y} #{$x$}",
    "title-line": "headline\u2028with\u2029lines\u0085and\x0bmore\r\nof them",
    "title-bidi": "headline \u202egpj.exe\u202c \u2067x",
    "title-path": "../../../etc/passwd headline / \\ : * ? con aux nul",
    "title-long": "A very long headline " * 60,
}
_HEADS = {
    "json-ld-script": f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"A <script>{RUN}<\\/script> headline","author":[{{"name":"<img src=x onerror={RUN}>"}},{{"name":"Ann\\n---\\nlicense: CC0-1.0"}}],"license":"{CC0}"}}</script>',
    "json-ld-deep": '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
    "json-ld-broken": '<script type="application/ld+json">{"@type":"NewsArticle","headline":</script>',
    "json-ld-wrong-types": '<script type="application/ld+json">{"@type":["NewsArticle",1],"headline":{"x":[1]},"author":[[1],{"name":{"y":2}},null],"datePublished":20210706,"publisher":[[]],"articleBody":7}</script>',
    "author-html": f'<meta name="author" content="&lt;script&gt;{RUN}&lt;/script&gt;Ann">',
    "outlet-path": '<meta name="citation_journal_title" content="../../outlets/evil">',
    "section-fields": '<meta property="article:section" content="x&#10;license: CC0-1.0">',
    "canonical-script": f'<link rel="canonical" href="javascript:{RUN}">',
    "date-impossible": '<meta name="dc.date.issued" content="2021-02-31"><meta name="date" content="99999999999999999999">',
    "charset-lies": '<meta charset="base64"><meta charset="utf-7">',
}


def hostile() -> dict[str, bytes]:
    """Every hostile page by its name; the names tell what it tries."""
    inside = _CODE | {name: f"<p>{escape(line)}</p>" for name, line in _WORDS.items()} | _FORGED
    found = {name: page(each, title=f"About {name}") for name, each in inside.items()}
    found |= {name: page("", title=title) for name, title in _FIELDS.items()}
    found |= {name: page("", title=f"About {name}", head=head) for name, head in _HEADS.items()}
    found |= _odd() | _large()
    return found


def lines() -> list[dict[str, object]]:
    """The same as articles that a program hands over: as Markdown, plain text and HTML alone."""
    known = {"outlet": "Evil News", "language": "en", "license": "CC-BY-4.0"}
    found: list[dict[str, object]] = []
    for form in ("body_markdown", "body_text", "body_html"):
        for name, inside in (_CODE | _WORDS | _FORGED).items():
            text = f"{PROSE} First.\n\n{inside}\n\n{PROSE} Last."
            found.append({**known, "id": name, "title": f"{name} as {form}", form: text})
    for name, words in (_FIELDS | _WORDS).items():
        line = words.replace("\n", " ")
        found.append(
            {
                **known,
                "id": name,
                "title": f"{line} {name}",
                "subtitle": line,
                "summary": line,
                "authors": [line[:80]],
                "topics": [line],
                "place": line,
                "event": line,
                "changes": line,
                "body_text": f"{PROSE} Last of {name}.",
            }
        )
    return found


def _odd() -> dict[str, bytes]:
    found = {}
    found["in-title-and-text"] = page(
        f"<p>{escape(_WORDS['words-script'])}</p>", title=f"<b>{RUN}</b>"
    )
    found["nul-bytes"] = page(
        f"<p>{PROSE} scr\x00ipt <scr\x00ipt>{RUN}</script></p>", title="About nul"
    )
    found["utf-16"] = (
        page(f"<script>{RUN}</script><p>{PROSE} U</p>", title="About U").decode().encode("utf-16")
    )
    found["utf-7"] = page(f"<p>{PROSE} +ADw-script+AD4-{RUN}+ADw-/script+AD4-</p>", title="About 7")
    return found


def _large() -> dict[str, bytes]:
    inside = {
        "deep": "<div>" * 5000 + PROSE,
        "deep-emphasis": "<p>" + "<b><i>" * 90 + PROSE + "</p>",
        "five-megabytes": "".join(f"<p>{PROSE} Number {n}.</p>" for n in range(52_000)),
        "one-long-line": f"<p>{'word ' * 400_000}</p>",
        "many-attributes": "<p " + " ".join(f"a{n}=1" for n in range(50_000)) + f">{PROSE}</p>",
        "many-elements": "<b>x</b>" * 300_000,
        "many-brackets": "<p>" + "[" * 50_000 + "*" * 50_000 + "</p>",
        "many-links": "<p>" + "<a href=/x>y</a> " * 20_000 + "</p>",
    }
    return {name: page(each, title=f"About {name}") for name, each in inside.items()}


REFUSED = {"deep": "deep", "many-elements": "elements", "many-attributes": "attributes"}
"""Those that are refused, and a word of the reason."""
