"""The page list of a PDF: on which page each eId begins, for whoever cites by page or makes an EPUB's page list."""

import json

from gongwen.model import PdfFile


def page_list_json(pdf: PdfFile) -> str:
    """`<slug>.pages.json`: pages as printed on the paper; `unnumbered` more stand before page 1 in the file."""
    value = {
        "file": f"{pdf.name}.pdf",
        "pages": pdf.pages,
        "unnumbered": pdf.unnumbered,
        "eids": dict(pdf.eid_pages),
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
