"""Editions become the Markdown pages that MkDocs (or another builder of its kind) turns into the site."""
