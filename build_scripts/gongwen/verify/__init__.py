"""The independent witness: reads source and site with readers of its own and says what differs.

It shares no reading with the stages that made the site: of ours it imports text, model, errors and variants alone, and
from the model it takes only what was left out and the eIds in order, each with its line.
"""
