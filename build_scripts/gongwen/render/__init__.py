"""Values become text: Markdown pages, JSON, PDF. Nothing here reads or writes a file."""
