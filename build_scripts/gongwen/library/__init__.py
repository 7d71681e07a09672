"""docs/: what people wrote and what commands recorded for them. The only stage that reads or writes it."""
