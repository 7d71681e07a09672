"""What the names of HTML elements mean for the paragraphs of a page."""

VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "nobr", "o:p", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span",
    "st1:chsdate", "st1:personname", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
HIDDEN_BY_STYLE = "隐藏的内容"
HIDDEN = {
    "script": "脚本",
    "style": "样式",
    "title": "网页标题",
    "noscript": "脚本",
    "template": "模板",
    "textarea": "表单",
    "select": "表单",
    "button": "表单",
    "option": "表单",
    "iframe": "内嵌网页",
    "object": "内嵌对象",
    "svg": "图形",
    "math": "公式",
    "noframes": "内嵌网页",
    "noembed": "内嵌网页",
    "xmp": "代码",
}
# Of these a browser shows the text, though it is none of an article.
SEEN = frozenset({"表单", "图形", "公式", "代码", "内嵌对象"})
SCOPES = frozenset({"table", "td", "th", "caption"})
ROWS = frozenset({"tr", "tbody", "thead", "tfoot"})
# What a start tag closes if it is open in the same scope (HTML standard, 13.1.2.4: optional tags).
IMPLIED_END = {"dt": ("dt", "dd"), "dd": ("dt", "dd"), "option": ("option",), "tr": ("tr",)}
# An item in one of these has no number, whatever list that itself stands in.
NO_NUMBERS = frozenset({"ul", "table", "td", "th", "caption"})
STRUCK = frozenset({"del", "s", "strike"})
AROUND_ITEM = frozenset({"p", "div", "address", "center", "h1", "h2", "h3", "h4", "h5", "h6", "section"})
MOST_AROUND_ITEM = 50  # of such elements may stand within an item that a new one ends
