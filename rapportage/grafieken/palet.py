"""The colours of the charts: the portal's own tokens (static/css/tokens.css), as values.

Inline SVG in a PDF does not see the stylesheet, so the values are repeated here; a test keeps both equal.
"""

INKT = "#14211a"
ZACHT = "#44524a"
LIJN = "#d6ddd6"
VLAK = "#eaeee9"
GROEN = "#17573a"
GROEN_LICHT = "#8abf9f"
ROOD = "#b5152b"
GRIJS = "#a3aea6"
GRIJS_RAND = "#68766e"
GRAAN = "#ffc94a"
GRAAN_RAND = "#9a6700"
WIT = "#ffffff"
