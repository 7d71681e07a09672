"""Every file of a site that a build made, against docs/ and the theme: untouched, and with one thing changed in it."""

import gzip
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.small_project import small_project

from gongwen.build.making import make_site
from gongwen.build.wanted import Options, Wanted
from gongwen.cli.verifying import site_reports
from gongwen.library.project import Project, find_project

pytestmark = pytest.mark.site
OLD = "关于<试点>&改革的暂行通知\n各市：\n一、总体要求。\n先行先试。\n省政府\n2020年1月2日\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = small_project(tmp_path_factory.mktemp("whole") / "project")
    old = root / "docs" / "documents" / "old"
    old.mkdir()
    (old / "source.txt").write_text(OLD, "utf-8")
    (old / "changes.tsv").write_text("day\teid\twhat\tnow\n2024-02-02\tchp_1__p_1\tchanged\t\n", "utf-8")
    bare = root / "docs" / "documents" / "bare"  # without a word: in no file of texts
    bare.mkdir()
    (bare / "source.md").write_text("---\ncollapse: true\n---\n", "utf-8")
    particulars = (
        "number: 试发〔2024〕1号\nsummary: 通知要求先行先试，不搞一刀切。\n"
        "relations: {replaces: [old]}\nformer_slugs: [before]\n"
    )
    (root / "docs" / "documents" / "pilot" / "document.yml").write_text(particulars, "utf-8")
    settings = root / "mkdocs.yml"
    asked = settings.read_text("utf-8").replace("chapters: {", "chapters: {docx: [zh-Hans], ")
    asked = asked.replace("downloads: {", "downloads: {annotations: true, comments: true, terms: true, ")
    settings.write_text(asked, "utf-8")
    project = find_project(root)
    make_site(project, Wanted(("zh-Hans", "zh-Hant-TW"), Options(with_pdf=False), jobs=1))
    return project


def found(project: Project) -> list[str]:
    reports = site_reports(project, (), None, lambda message: None)
    return [f"{place.file}: {place.text}" for report in reports for place in report.places]


@pytest.fixture
def site(built: Project) -> Iterator[Path]:
    """The site, put back after the test as it was."""
    before = {path: path.read_bytes() for path in built.site.rglob("*") if path.is_file()}
    yield built.site
    for path in [path for path in built.site.rglob("*") if path.is_file() and path not in before]:
        path.unlink()
    for path, data in before.items():
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)


def test_a_site_as_it_was_built_has_no_fault(built: Project) -> None:
    assert found(built) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("assets/gongwen/gongwen.css", "$", ".gw-article p{display:none}"),
        ("assets/gongwen/gongwen.css", "$", '.gw-article p::after{content:"2035"}'),
        ("assets/gongwen/dark.css", "$", ".gw-article p{color:transparent}"),
        ("assets/gongwen/gongwen.js", "$", 'document.querySelector("p").textContent="伪造"'),
        ("pilot/index.html", "(<title>..)", r"\1不"),
        ("pilot/index.html", "(<dd>试发〔2024〕)1号", r"\g<1>41号"),
        ("pilot/index.html", r'(<time datetime="[-0-9]+">20)24', r"\g<1>32"),
        ("pilot/index.html", "，不搞一刀切", "，搞一刀切"),
        ("pilot/text/index.html", "(<p data-apparatus|<nav)", r'<p data-apparatus="">可以免予处罚。</p>\1'),
        (
            "pilot/text/index.html",
            'href="../citation.js"|data-gw-citation="../citation.js"',
            'data-gw-citation="../x.js"',
        ),
        ("pilot/text/index.html", '(class="gw-permalink" data-apparatus="" href="#)chp_1__p_1', r"\1chp_1"),
        ("pilot/text/index.html", "怎样算先行", "不算先行"),
        ("pilot/text/index.html", '<a href="../../about/">', '<a href="https://elsewhere.example/">'),
        ("pilot/text/index.html", "<head>", '<head><meta http-equiv="refresh" content="0;url=../../old/">'),
        ("zh-Hant-TW/pilot/text/index.html", 'lang="zh-Hant-TW"', 'lang="en"'),
        ("zh-Hant-TW/pilot/text/index.html", '<p class="gw-official', '<p hidden class="gw-official'),
        ("zh-Hant-TW/pilot/text/index.html", "(<nav class=.gw-contents)", r'<p data-apparatus="">1</p>\1'),
        ("zh-Hant-TW/pilot/pilot.md", "\\n# ", "\\n### "),
        ("pilot/text/index.html", 'aria-label="[^"]*(" class="gw-permalink)', r'aria-label="第九条的链接\1'),
        ("pilot/text/index.html", "本站不是政府网站", "本站是政府网站"),
        ("pilot/quotes.js", "先行先试", "停止先试"),
        ("pilot/citation.js", "关于试点", "关于取消试点"),
        ("pilot/citation.js", '"ended":null', '"ended":"2044-02-02"'),
        ("pilot/text.md", "逐步推开", "逐步取消"),
        ("pilot/pilot.json", '"line": ?3', '"line":4'),
        ("pilot/compare/index.html", "暂行通知", "永久通知"),
        ("pilot/compare.json", '("changed": )(\\d)', r"\g<1>7\2"),
        ("pilot/compare.json", '("text": ")', r"\1不"),
        ("pilot/compare.json", '"old": "old"', '"old": "before"'),
        ("feed.xml", "(<title>关于)", r"\1取消"),
        ("annotations/feed.xml", "怎样算", "不能算"),
        ("glossary/terms.csv", "先在小范围", "不在小范围"),
        ("glossary/试点/index.html", "先在小范围", "不在小范围"),
        ("library/addresses-0.js", '"pilot/text/"', '"old/text/"'),
        ("zh-Hant-TW/library/addresses-0.js", "關於試點", "關於取消試點"),
        ("assets/gongwen/addresses.js", '"pilot"', '"old"'),
        ("assets/gongwen/addresses.js", '"pilot"', '"pilot","pilot"'),
        ("assets/gongwen/addresses.js", '"each":', '"every":'),
        ("assets/gongwen/annotate-settings.js", '"editors": ?""', '"editors":"x@elsewhere.example"'),
        ("before/index.html", 'href="../pilot/', 'href="../old/'),
        ("before/text/index.html", "pilot/text/", "pilot/full/"),
        ("pilot/index.html", '(<a href="../old/"[^>]*>)', r"\1关于试点的通知"),
        ("pilot/pilot.ris", "STAT", "BOOK"),
        ("pilot/pilot.json", r'"standing": ?\[\]', '"standing":[{"state":"repealed","from":null,"until":null}]'),
        ("pilot/certificate/index.html", r"<td>(\d\d)</td>", r"<td>1\1</td>"),
        ("pilot/certificate/index.html", '(gw-digest">)[0-9a-f]{8}', r"\g<1>00000000"),
        ("api/index.json", "试发〔2024〕1号", "试发〔2024〕9号"),
        ("llms.txt", "关于试点", "关于取消试点"),
        ("sitemap.xml", "https://gongwen.example/about/", "https://elsewhere.example/about/"),
        ("robots.txt", "Allow", "Disallow"),
        ("index.html", "本站不是政府网站", "本站是政府网站"),
        ("feed.xml", "(<author><name>)省政府", r"\1试点省"),
        ("feed.xml", "urn:uuid:[0-9a-f]{4}", "urn:uuid:0000"),
        ("sitemap.xml", "<url>.*?/pilot/text/</loc>.*?</url>\n", ""),
        (".gongwen", "$", "伪造"),
        ("annotations/feed.xml", "reader", "在小范围"),  # words of an entry, not of the note
        ("annotations/index.html", "reader", "在小范围"),
        ("library/years/index.html", "试发〔2024〕1号", "关于试点的暂行通知"),  # of another document on the page
        ("library/years.md", "试发〔2024〕1号", "关于试点的暂行通知"),
        ("pilot/citation.js", "关于试点的通知", "关于试点的暂行通知"),
        ("pilot/certificate.md", "gongwen|核对", "gongwen `" + "0" * 64 + "`{: .gw-digest }"),
    ],
)
def test_a_change_is_found(built: Project, site: Path, file: str, old: str, new: str) -> None:
    path = site / file
    text = path.read_bytes().decode()
    assert re.search(old, text), f"{file} has no {old}"
    path.write_bytes(re.sub(old, new, text, count=1).encode())

    assert any(place.startswith(f"{file}:") for place in found(built))


@pytest.mark.parametrize(
    "file",
    ["pilot/text.htm", "pilot/text/index.html.gz", "pilot/text/index.htm", "news/index.html", "sw.js", "pilot/x.pdf"],
)
def test_a_file_more_is_found(built: Project, site: Path, file: str) -> None:
    (site / file).parent.mkdir(exist_ok=True)
    (site / file).write_bytes(b"x")

    assert f"{file}: 网站里不该有这个文件" in found(built)


@pytest.mark.parametrize("file", ["pilot/quotes.js", "assets/gongwen/gongwen.css", "pilot/full/index.html"])
def test_a_file_less_is_found(built: Project, site: Path, file: str) -> None:
    (site / file).unlink()

    assert found(built)


def test_a_document_taken_out_of_the_list_by_years_is_found(built: Project, site: Path) -> None:
    """With its section and its line in the twin, so that the page agrees with itself."""
    page, twin = site / "library/years/index.html", site / "library/years.md"
    sections = re.findall(r'<section class="gw-library">.*?</section>', page.read_text("utf-8"), re.DOTALL)
    gone = next(one for one in sections if "/old/" in one)
    page.write_text(page.read_text("utf-8").replace(gone, ""), "utf-8")
    twin.write_text(re.sub(r"\n- \[[^\n]*/old/[^\n]*", "", twin.read_text("utf-8")), "utf-8")

    assert "library/years/index.html: old" in found(built)


def test_a_comparison_has_a_page(built: Project, site: Path) -> None:
    whole = site / "pilot" / "compare.json"
    whole.with_name("compare-2024.json").write_bytes(whole.read_bytes())

    assert "pilot/compare-2024.json: 没有这样的对照" in found(built)


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: lines[1:],
        lambda lines: [*lines, f"{'0' * 64}  rules/old.pdf"],
        lambda lines: [*lines, lines[0]],
        lambda lines: [lines[1][:64] + lines[0][64:], *lines[1:]],
    ],
)
def test_the_list_of_digests_is_of_the_files(
    built: Project, site: Path, change: Callable[[list[str]], list[str]]
) -> None:
    sums = site / "SHA256SUMS"
    sums.write_text("\n".join(change(sums.read_text("utf-8").splitlines())) + "\n", "utf-8")

    assert [place.partition(":")[0] for place in found(built)] == ["SHA256SUMS"]


def test_what_belongs_to_no_document_has_a_report_of_its_own(built: Project, site: Path) -> None:
    (site / "robots.txt").write_bytes(b"Disallow: /\n")

    (report,) = [r for r in site_reports(built, (), None, lambda message: None) if r.places]
    assert (report.slug, report.variant, report.format, report.characters) == ("", "zh-Hans", "html", 0)
    assert {(place.what, place.file) for place in report.places} == {
        ("altered", "robots.txt"),
        ("altered", "SHA256SUMS"),
    }
    assert not [r for r in site_reports(built, ("pilot",), None, lambda message: None) if r.places]


def packed(change: Callable[[str], str]) -> Callable[[bytes], bytes]:
    return lambda data: gzip.compress(change(gzip.decompress(data).decode()).encode(), mtime=0)


def zipped(change: Callable[[str], str], *, comment: bytes = b"") -> Callable[[bytes], bytes]:
    def apply(data: bytes) -> bytes:
        with ZipFile(BytesIO(data)) as old:
            texts = {name: old.read(name).decode() for name in old.namelist()}
        buffer = BytesIO()
        with ZipFile(buffer, "w") as new:
            new.comment = comment
            for name, text in texts.items():
                new.writestr(name, change(text))
        return buffer.getvalue()

    return apply


def replaced(old: str, new: str) -> Callable[[str], str]:
    def apply(text: str) -> str:
        return text.replace(old, new)

    return apply


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("data/paragraphs.jsonl.gz", packed(replaced("先行先试", "先行不试"))),
        ("data/paragraphs.jsonl.gz", packed(replaced('"zh-Hant-TW":"先行先試', '"zh-Hant-TW":"先行不試'))),
        ("data/paragraphs.jsonl.gz", packed(replaced("pilot/text/#", "old/text/#"))),
        ("data/paragraphs.jsonl.gz", packed(replaced('"licence":null', '"licence":"CC0"'))),
        ("data/paragraphs.jsonl.gz", packed(replaced('"licence":null', '"licence":null,"more":"改"'))),
        ("data/paragraphs.jsonl.gz", packed(lambda text: "".join(text.splitlines(keepends=True)[:-1]))),
        ("data/paragraphs.jsonl.gz", packed(lambda text: "".join(reversed(text.splitlines(keepends=True))))),
        ("data/paragraphs.jsonl.gz", lambda data: data[:-9]),
        ("data/paragraphs.jsonl.gz", lambda data: data + gzip.compress(b'{"slug":"z","eid":"z"}\n', mtime=0)),
        ("data/library.zip", zipped(replaced("先行先试", "先行不试"))),
        ("data/library.zip", zipped(replaced("\n先行先试", "\n再议。\n\n先行先试"))),
        ("data/library.zip", zipped(replaced("试发〔2024〕1号", "试发〔2024〕2号"))),
        ("data/library.zip", zipped(replaced("省政府", "省政府<!-- 作废 -->"))),
        ("data/library.zip", zipped(str, comment="作废".encode())),
        ("data/library.zip", lambda data: data[:40]),
        ("assets/search/*/documents.js", lambda data: data.replace("〕1号".encode(), "〕9号".encode(), 1)),
        ("assets/search/*/documents.js", lambda data: data.replace(b'[["",0]]', b'[["",1]]', 1)),
        (
            "assets/search/*/documents.js",
            lambda data: data.replace("关于试点的通知".encode(), "关于试点的决定".encode(), 1),
        ),
        ("assets/search/zh-Hans/*/names.js", lambda data: data.replace(b"shi dian", "作废".encode(), 1)),
        ("assets/search/zh-Hans/*/terms.js", lambda data: data.replace("试点".encode(), "重点".encode(), 1)),
        ("assets/search/zh-Hans/*/terms.js", lambda data: data.replace(b"shi dian", b"shi! dian", 1)),
        (
            "assets/search/zh-Hant-TW/*/d0.js",
            lambda data: data.replace("試發〔2024〕1號".encode(), "試發〔2024〕9號".encode()),
        ),
        ("assets/search/zh-Hans/*/d0.js", lambda data: data.replace("关于试点".encode(), "关于取消试点".encode())),
        ("assets/search/zh-Hans/*/d0.js", lambda data: data.replace(b'"pilot"', b'"old"')),
        ("assets/search/zh-Hans/*/m0.js", lambda data: data.replace(b', "', b', {"a": "', 1).replace(b'");', b'"});')),
        (
            "assets/search/zh-Hans/library.js",
            lambda data: data.replace(b'"ended":', b'"ended":[[0,"2024-09-09"]],"x":'),
        ),
        ("assets/search/*/u0.js", lambda data: data + b"alert(1);"),
        ("data/terms.csv", lambda data: data.replace("试点".encode(), "重点".encode())),
        ("data/README.md", lambda data: data.replace("不受著作权法保护".encode(), "受著作权法保护".encode())),
        ("data/datapackage.json", lambda data: data.replace(b'"bytes": ', b'"bytes": 1')),
        ("data/datapackage.json", lambda data: data.replace(b'"jsonl"', '"作废"'.encode())),
        ("api/dublin-core.xml", lambda data: data.replace("试发〔2024〕1号".encode(), "试发〔2024〕2号".encode())),
        ("api/dublin-core.xml", lambda data: data.replace(b"<dc:title>", b'<dc:title x="1">', 1)),
        ("api/changes.json", lambda data: data.replace(b"2024-02-02", b"2024-02-03")),
        ("api/changes.json", lambda data: data.replace(b'"changed"', b'"removed"')),
        ("api/changes.json", lambda data: data.replace(b"old/text/#", b"pilot/text/#")),
        ("annotations/annotations.jsonld", lambda data: data.replace("怎样算".encode(), "这不算".encode())),
        ("annotations/annotations.jsonld", lambda data: data.replace(b'"Annotation"', b'"Note"')),
        ("annotations/annotations.jsonld", lambda data: data.replace(b'"total": 1', b'"total": 2')),
        ("annotations/annotations.jsonld", lambda data: data.replace(b'"format"', b'"more"')),
        ("llms-full.txt", lambda data: data.replace("先行先试".encode(), "先行不试".encode())),
        ("llms-full.txt", lambda data: data + "\n另有规定。\n".encode()),
        ("llms-full-2.txt", lambda data: "另有规定。\n".encode()),
    ],
)
def test_a_change_in_bulk_is_found(built: Project, site: Path, file: str, change: Callable[[bytes], bytes]) -> None:
    path = next(site.glob(file), site / file)
    before = path.read_bytes() if path.is_file() else b""
    path.write_bytes(change(before))
    assert path.read_bytes() != before
    name = path.relative_to(site).as_posix()
    assert any(place.startswith(f"{name}: ") for place in found(built))
