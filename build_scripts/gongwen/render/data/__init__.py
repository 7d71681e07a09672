"""What a site gives to programs: the list of its documents, the schemas of its JSON, a guide for language models."""
