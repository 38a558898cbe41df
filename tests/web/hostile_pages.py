"""Hostile pages as bytes, by what each tries: what a server may send, and what a file may hold.

Each carries an article all the same, so that most of them are read, and what they say of themselves is shown.
"""

from __future__ import annotations

import json
from typing import Final

__all__ = ["PAGES"]

RUN: Final = "<script>window.hit=1</script>"
IMAGE: Final = "<img src=x onerror=window.hit=1>"
EVIL: Final = "https://evil.example/"
AROUND: Final = (
    "The mayor of Orrin had waited at the old pier since dawn, in the first snow of a winter that began early. "
)
SAID: Final = "Ilse Brandt said that the dam had held at noon."


def _page(head: str = "", body: str = "", *, title: str = "The dam held", html: str = "lang=en") -> bytes:
    article = f"<article><p>{AROUND}{SAID}</p>{body}<p>{AROUND}</p></article>"
    return (
        f"<!doctype html><html {html}><head><title>{title}</title>{head}</head><body>{article}</body></html>".encode()
    )


def _meta(name: str, content: str) -> bytes:
    return _page(f'<meta property="{name}" name="{name}" content="{content}">')


def _linked(**said: object) -> bytes:
    told = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "The dam held", **said}
    return _page(f'<script type="application/ld+json">{json.dumps(told)}</script>')


def _line(**said: object) -> bytes:
    return json.dumps({"text": f"{AROUND}\n\n{SAID}\n\n{AROUND}", **said}).encode()


#: Pages by what they try: the name of the file, which may be hostile too, and its bytes.
PAGES: Final[dict[str, tuple[str, bytes]]] = {
    # What a page says of itself
    "a title": ("title.html", _page(title=f"&lt;script&gt;window.hit=1&lt;/script&gt; {IMAGE}")),
    "a title for others": ("og-title.html", _meta("og:title", f"&quot;&gt;{IMAGE}")),
    "an outlet": ("outlet.html", _meta("og:site_name", f"{RUN}\u202eteltuo")),
    "an author": ("author.html", _meta("author", f"Ann {IMAGE}")),
    "an agency": ("agency.html", _page(body=f"<p>(<b>Reuters</b>{RUN})</p>")),
    "a day": ("day.html", _meta("article:published_time", f"2031-03-01T00:00:00{RUN}")),
    "a day without end": ("endless.html", _meta("article:published_time", "9" * 5000)),
    "a day out of time": ("outside.html", _meta("article:published_time", "0000-00-00T99:99:99+99:99")),
    "a time": ("time.html", _page(body=f'<time datetime="2031-03-01&quot;&gt;{IMAGE}">{RUN}</time>')),
    "a language": ("language.html", _page(html='lang="en&quot; onload=&quot;window.hit=1"')),
    "an address that is a script": ("canonical.html", _page('<link rel=canonical href="javascript:window.hit=1">')),
    "an address that is data": ("data.html", _page(f"<link rel=canonical href='data:text/html,{RUN}'>")),
    "an address in an old language": ("vb.html", _meta("og:url", "vbscript:msgbox(1)")),
    "an address with a name": ("user.html", _meta("og:url", "https://tideline.example@evil.example/ferry")),
    "an address with lines": ("lines.html", _meta("og:url", "https://tideline.example/&#13;&#10;Set-Cookie: a=b")),
    "an address with brackets": ("brackets.html", _meta("og:url", "http://[::1/%00/&quot;&gt;&lt;b&gt;")),
    "an address to the left": ("left.html", _meta("og:url", "https://tideline.example/\u202egnp.exe")),
    "linked data: a headline": ("ld-headline.html", _linked(headline=f"{IMAGE} held")),
    "linked data: an author": ("ld-author.html", _linked(author=[{"@type": "Person", "name": f'Ann"><{RUN}'}])),
    "linked data: a publisher": ("ld-publisher.html", _linked(publisher={"name": f"Post {IMAGE}", "url": EVIL})),
    "linked data: an address": ("ld-url.html", _linked(url="javascript:window.hit=1", mainEntityOfPage="data:,x")),
    "linked data: a day": ("ld-day.html", _linked(datePublished={"@value": RUN}, dateModified=[RUN])),
    "linked data that ends its script": (
        "ld-end.html",
        _page(f'<script type="application/ld+json">{{"a":"</script>{RUN}'),
    ),
    "linked data in itself": ("ld-deep.html", _page(f'<script type="application/ld+json">{"[" * 20_000}</script>')),
    "linked data with names of objects": ("ld-proto.html", _linked(__proto__={"name": RUN}, constructor=RUN)),
    # What is in its text
    "a script in the text": ("text.html", _page(body=f"{RUN}<p>&lt;script&gt;window.hit=1&lt;/script&gt;</p>")),
    "a picture in the text": ("svg.html", _page(body=f"<svg onload=window.hit=1><foreignObject>{IMAGE}</svg>")),
    "frames in the text": ("frames.html", _page(body=f'<iframe srcdoc="{RUN}"></iframe><object data={EVIL}></object>')),
    "a form in the text": ("form.html", _page(body=f"<form action={EVIL}><input name=token><button>Go</form>")),
    "a quotation of markup": (
        "quote.html",
        _page(body=f"<blockquote>“{IMAGE.replace('<', '&lt;')}”, said Ann.</blockquote>"),
    ),
    "words that are hidden": ("hidden.html", _page(body="<p style='display:none'>Ilse Brandt said that it broke.</p>")),
    "an attribute without end": ("attribute.html", _page(body=f"<p title='{'x' * 200_000}'>{AROUND}</p>")),
    "elements in elements": ("deep.html", _page(body="<div>" * 20_000)),
    "a thousand attributes": (
        "many.html",
        _page(body=f"<p {' '.join(f'on{n}=window.hit=1' for n in range(1000))}>x</p>"),
    ),
    "a base and a refresh": ("base.html", _page(f"<base href={EVIL}><meta http-equiv=refresh content='0;url={EVIL}'>")),
    # What it is made of
    "UTF-7": ("utf7.html", _page('<meta charset="utf-7">', "<p>+ADw-script+AD4-window.hit=1+ADw-/script+AD4-</p>")),
    "UTF-16 that says it is not": ("utf16.html", _page('<meta charset="ascii">', RUN).decode().encode("utf-16")),
    "overlong bytes": (
        "overlong.html",
        _page(body="<p>OVER</p>").replace(b"OVER", b"\xc0\xbcscript\xc0\xbewindow.hit=1"),
    ),
    "halves of characters": (
        "halves.html",
        _page(body="<p>HALF</p>").replace(b"HALF", b"\xed\xa0\x80 \xed\xb0\x80 \xff\xfe"),
    ),
    "halves, as entities": (
        "entities.html",
        _page(body="<p>&#xD800; &#x110000; &#0; &#x80; &#8238;</p>", title="&#xDC00;&#0;"),
    ),
    "NULs in tags": ("nul.html", _page(body=f"<p>{RUN}</p>").replace(b"<script", b"<scr\x00ipt")),
    "a picture that is a page": ("gif.html", b"GIF89a/*" + _page(body=f"*/=window.hit=1;{RUN}")),
    "a document that is a page": ("pdf.html", b"%PDF-1.4\n" + _page(body=RUN)),
    "an archive that is a page": ("zip.html", b"PK\x03\x04" + _page(body=RUN)),
    "a mail that is a page": ("mail.html", b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n" + _page(body=RUN)),
    "a style sheet that is a page": ("xhtml.html", b"<?xml version='1.0'?><?xml-stylesheet href='x.xsl'?>" + _page()),
    "entities that grow": (
        "laughs.html",
        b'<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>' + _page(body="<p>&b;&b;</p>"),
    ),
    "a file of this machine as an entity": (
        "xxe.html",
        b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + _page(body="<p>&x;</p>", title="&x;"),
    ),
    # What a line of JSON says
    "a line: everything": ("all.jsonl", _line(url="javascript:window.hit=1", outlet=IMAGE, title=RUN, published=RUN)),
    "a line: an outlet to the left": (
        "left.jsonl",
        _line(outlet="\u202etsoP \u2067lleP", title="\u05e9\u05d2\u05d1 14"),
    ),
    "a line: halves of characters": ("half.jsonl", b'{"title": "\\ud800 x", "outlet": "\\u0000\\u202e", "text": "x"}'),
    "a line: names of objects": ("proto.jsonl", _line(__proto__={"x": RUN}, constructor=RUN, outlet="{{ 7*191 }}")),
    # What a file is called
    "a name that is markup": (f"{IMAGE}.png", b"\x89PNG\r\n\x1a\n\x00"),
    "a name that leads up": ("../../../etc/passwd", b"\x7fELF\x00\x00"),
    "a name that ends elsewhere": ("page.html\x00.png", b"\x89PNG\r\n\x1a\n\x00"),
    "a name to the left": ("\u202egnp.lmth", b"\x89PNG\r\n\x1a\n\x00"),
    "a name with lines": ("a\r\nSet-Cookie: b=c\r\n.html", b""),
    "a name that is a template": ("{{ 7*191 }}{% raw %}.html", b""),
    "a name without end": ("x" * 5000 + ".html", b""),
}
