"""What is about characters: visibility, numerals, dates, folding, strict YAML."""
