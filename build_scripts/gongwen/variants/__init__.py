"""Script conversion: characters change, words and lengths do not."""
