"""File names that not every system can hold."""

import re

# Windows gives these names to devices, whatever the ending: nobody there can check such a file out.
DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
