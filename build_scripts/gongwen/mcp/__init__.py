"""`gongwen mcp`: the library answers a language model, read-only, over the Model Context Protocol."""
