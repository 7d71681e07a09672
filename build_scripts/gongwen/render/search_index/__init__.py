"""What the site's search looks up: positional postings over the folded text, and the text shown around a hit.

All of it is data for classic script files (docs/dev/search.md), for nothing else can be loaded from file:// and under a
strict Content-Security-Policy. Postings are the same for every script; what is shown is in each script's own.
"""
