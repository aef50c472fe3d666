"""The colors of paper. They repeat the light tokens of static/paraportal/css/tokens.css; a test compares."""

INK = "#1f262a"
SOFT = "#535a5e"
EDGE = "#77736a"
LINE = "#dcd7cb"
SURFACE = "#ffffff"
GOOD = "#1b6b3a"
INDEPENDENT = "#0b5567"
PEER = "#6a4ba3"
ADULT = "#a85800"
NOT_CORRECT = "#77736a"

FONT = "Noto Sans, DejaVu Sans, sans-serif"
FONT_SIZE = 12
# Mean width of a character of such a font; labels are placed by estimate, nothing measures text here.
CHARACTER = 6.3
BOLD_CHARACTER = 7.1
