"""A document as EPUB 3.3: a file for each part of the text, contents, the PDF's pages, notes and terms as footnotes."""
