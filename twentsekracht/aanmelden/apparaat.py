"""What somebody signed in with, in words: enough to recognise one's own laptop by."""

BROWSERS = [  # the first that fits: they all call themselves Chrome and Safari too
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
]
SYSTEMEN = [
    ("iPhone", "een iPhone"),
    ("iPad", "een iPad"),
    ("Android", "een Android-apparaat"),
    ("Windows", "Windows"),
    ("Mac OS X", "een Mac"),
    ("CrOS", "een Chromebook"),
    ("Linux", "Linux"),
]


def in_woorden(user_agent: str) -> str:
    browser = _eerste(BROWSERS, user_agent) or "Een onbekende browser"
    systeem = _eerste(SYSTEMEN, user_agent)
    return f"{browser} op {systeem}" if systeem else browser


def _eerste(namen, user_agent):
    return next((naam for kenmerk, naam in namen if kenmerk in user_agent), "")
