"""gongwen (公文): official Chinese documents as an exact, readable, printable site in four scripts."""

__version__ = "0.2.0"
