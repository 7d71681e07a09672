"""The build: docs/ becomes a site, a unit (document, script) at a time, and no unit is made twice (story.py)."""
