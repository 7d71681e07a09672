"""Annotation files as a stranger with a grudge might write them, made by a seeded grammar."""

from collections.abc import Iterator
from random import Random

PATH = "docs/documents/pilot/annotations/fuzzed-note.md"
PARAGRAPH = "打造泛在可及的服务体系。充分发挥全国一体化政务服务平台“一网通办”枢纽作用，推动政务服务线上线下标准统一。"

_SCRIPT = "window.gwRan=1"
_HREFS = (
    "https://a.example/路径?x=1&y=2#z",
    "http://a.example",
    "mailto:a@b.example",
    f"javascript:{_SCRIPT}",
    f"JaVaScRiPt:{_SCRIPT}",
    f"java\nscript:{_SCRIPT}",
    f"&#106;avascript&#58;{_SCRIPT}",
    f"&#x6A;&#x61;vascript&colon;{_SCRIPT}",
    f"data:text/html,<script>{_SCRIPT}</script>",
    "data:image/svg+xml;base64,PHN2Zy8+",
    f"vbscript:{_SCRIPT}",
    "//evil.example",
    "\\\\evil.example",
    "https://gov.cn@evil.example/",
    "https:/\\evil.example",
    "#fn:1",
    "/relative",
    "?query",
    " ",
    "file:///etc/passwd",
    "blob:https://a.example/1",
)
_TAGS = (
    f"<script>{_SCRIPT}</script>",
    f"<img src=x onerror={_SCRIPT}>",
    f"<svg/onload={_SCRIPT}>",
    f"<svg><animate onbegin={_SCRIPT} attributeName=x dur=1s>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={_SCRIPT}>",
    f"<iframe srcdoc='<script>parent.{_SCRIPT}</script>'></iframe>",
    f'<a href="javascript:{_SCRIPT}">x</a>',
    f"<details open ontoggle={_SCRIPT}>",
    f"<form action=javascript:{_SCRIPT}><button autofocus onfocus={_SCRIPT}>",
    "<style>*{background:url(https://evil.example/x)}</style>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    f"<meta http-equiv=refresh content='0;url=javascript:{_SCRIPT}'>",
    "<base href=https://evil.example/>",
    "<object data=https://evil.example/x></object>",
    "</aside></article></body>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<?php",
    "<noscript><p title='</noscript><img src=x onerror=" + _SCRIPT + ">'>",
    "<template><script>" + _SCRIPT + "</script></template>",
    "<b id=gw-text class=gw-article data-apparatus>",
    "&lt;script&gt;",
    "&#60;script&#62;" + _SCRIPT + "&#60;/script&#62;",
    "<p/onclick=" + _SCRIPT,
    "<\nscript>" + _SCRIPT,
    "\x00<script>" + _SCRIPT,
)
_MARKS = (
    "**", "*", "_", "`", "```", "~~~", "    ", "> ", "- ", "1. ", "# ", "###### ", "[", "]", "(", ")", "![", "[^1]",
    "[^1]: ", "|", "|---|", "\n", "\n\n", "\\", "---", "***", "<", ">", "&", "\"", "'", "{: onclick=x }", "{#id}",
    "[TOC]", "--8<-- \"/etc/passwd\"", "!!! note", "$$", "{{ 7*7 }}", "{% include 'x' %}", "#{1}", "=cmd|' /C calc'!A0",
)  # fmt: skip
_WORDS = ("说明", "一网通办", "data", "аdmin", "𠮷", "👩‍💻", "\u3000", "a" * 60, "第三条", "。", "「引」", "2025")
_BAD = ("\u202e", "\u200b", "\u2066", "\ufeff", "\x07", "\u2028", "\ufdd0", "\U000e0041", "\x85")
_KEYS = ("id", "target", "quote", "author", "created", "licence", "kind", "script", "orphaned")
_VALUES = (
    "&a [*a, *a]", "*a", "!!python/object/apply:os.system ['id']", "{a: {b: {c: d}}}", "[1, 2]", "null", "|", ">-",
    "\"\\u202e\"", "\"\\ud800\"", "'", "no", "../../etc/passwd", "<script>", "x" * 400, "- - - - - -", "? a", "% TAG",
    "",
    "2022-02-30", "9999-12-31", "con", "aux", "= 1+1", "`a`", "@a", "\"unclosed", "chp_1__p_1\n  - x",
    "${HOME}", "$(id)",
)  # fmt: skip


def notes(seed: int, count: int) -> Iterator[bytes]:
    """As many files, the same for the same seed."""
    random = Random(seed)
    for _ in range(count):
        yield _file(random)


def _file(random: Random) -> bytes:
    text = f"---\n{_front(random)}\n---\n{_body(random)}\n"
    data = text.encode("utf-8", "surrogatepass")
    fate = random.random()
    if fate < 0.03:
        cut = random.randrange(len(data))
        return data[:cut] + bytes(random.randrange(256) for _ in range(4)) + data[cut:]
    if fate < 0.05:
        return data[: random.randrange(len(data))]
    return data.replace(b"\n", b"\r\n") if fate < 0.15 else data


def _front(random: Random) -> str:
    values = {
        "id": "fuzzed-note",
        "target": "chp_1__p_1",
        "quote": "\n  exact: 充分发挥全国一体化政务服务平台",
        "author": random.choice(("甲", "reader-a", '"甲 & 乙"', "'a\"b'")),
        "created": "2022-06-25",
        "licence": "CC-BY-4.0",
        "kind": random.choice(("note", "question", "correction", "reference")),
    }
    if random.random() < 0.25:
        for _ in range(random.randint(1, 3)):
            values[random.choice(_KEYS)] = random.choice(_VALUES)
    lines = [f"{key}: {value}" for key, value in values.items()]
    if random.random() < 0.05:
        lines.append(random.choice(lines))
    if random.random() < 0.05:
        lines.insert(random.randrange(len(lines)), random.choice((*_TAGS, *_BAD, "\t", "...", "---", "%YAML 1.2")))
    return "\n".join(lines)


def _body(random: Random) -> str:
    """Half of the bodies keep to links and characters that are accepted, so that they come as far as the page."""
    sort, sly = random.random(), random.random() < 0.5
    if sort < 0.08:
        return random.choice((*_MARKS, *_WORDS)) * random.randint(1, 4000)
    if sort < 0.12:
        return "".join(random.choice(_MARKS) for _ in range(random.randint(1, 1500)))
    return "".join(_piece(random, sly) for _ in range(random.randint(1, 25)))


def _piece(random: Random, sly: bool) -> str:
    href, word = random.choice(_HREFS[:3] if sly else _HREFS), random.choice(_WORDS)
    if sly and random.random() < 0.5:
        return random.choice([tag for tag in _TAGS if "\x00" not in tag])
    kinds = (
        lambda: random.choice(_TAGS),
        lambda: random.choice(_MARKS) * random.randint(1, 3),
        lambda: word,
        lambda: word,
        lambda: f"[{word}]({href})",
        lambda: f'[{word}][r]\n\n[r]: {href} "{random.choice(_TAGS)}"\n',
        lambda: f"<{href}>",
        lambda: f"\n\n|{word}|{random.choice(_TAGS)}|\n|:-|-:|\n|{href}|{word}|\n\n",
        lambda: f"\n```{random.choice(_TAGS)}\n{random.choice(_TAGS)}\n```\n",
        lambda: f"{word}[^1]\n\n[^1]: {random.choice(_TAGS)} {href}\n",
        lambda: random.choice(_BAD) if not sly and random.random() < 0.2 else "\n",
        lambda: f"![{word}]({href})" if not sly and random.random() < 0.3 else "\n\n",
    )
    return random.choice(kinds)()
