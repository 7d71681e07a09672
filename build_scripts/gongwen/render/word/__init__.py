"""A document as a Word file in the look of GB/T 9704-2012, for whoever must work on with its text.

WordprocessingML is written as text: python-docx knows neither footnotes nor bookmarks nor the grid of East Asian pages,
so that all but the package around them would be written by hand all the same. The tests read the files with it.
"""
