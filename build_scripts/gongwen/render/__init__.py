"""Values become text: Markdown pages, portable Markdown, JSON, PDF. Nothing here reads or writes a file."""
