"""By which way somebody came to the page of a vacancy, and whether it was somebody at all: from the request only.

A `?van=` in the address says it (links in our mails carry one); else the host of the page they came from. What is
looked at here is kept nowhere.
"""

import re
from collections.abc import Collection
from urllib.parse import urlsplit

from vacatures.models import Weergave

Kanaal = Weergave.Kanaal
ZOEKMACHINES = re.compile(
    r"(^|\.)(google|bing|duckduckgo|ecosia|startpage|yahoo|qwant|yandex|baidu|brave|kagi)\.[a-z.]+$"
)
SOCIAAL = re.compile(
    r"(^|\.)(linkedin\.com|lnkd\.in|facebook\.com|fb\.me|instagram\.com|x\.com|twitter\.com|t\.co|whatsapp\.com|wa\.me"
    r"|youtube\.com|tiktok\.com|reddit\.com|threads\.net|bsky\.app|mastodon\.(social|nl)|pinterest\.[a-z.]+)$"
)
WEBMAIL = re.compile(r"(^|\.)(mail|webmail|outlook|mail\.google|mail\.yahoo)\.[a-z0-9.-]+$")
ROBOTS = re.compile(
    r"(?<!cu)bot\b|crawl|spider|slurp|preview|scan|monitor|uptime|headless|lighthouse|curl|wget|python|java/|okhttp|go-http"
    r"|facebookexternalhit|whatsapp|linkedinbot|embedly|feed|archive|validator|libwww|http-?client|axios|node-fetch",
    re.IGNORECASE,
)
VOORUIT = (
    "Sec-Purpose",
    "Purpose",
    "X-Purpose",
    "X-Moz",
)  # a browser that fetches what may never be looked at


def telt(method: str, headers) -> bool:
    """Somebody opens the page: no robot, no page fetched in advance, no question for its headers only."""
    if method != "GET" or any("prefetch" in headers.get(naam, "").lower() for naam in VOORUIT):
        return False
    wie = headers.get("User-Agent", "")
    return bool(wie) and not ROBOTS.search(wie)


def kanaal_van(*, van: str, verwijzer: str, eigen: str, intranetten: Collection[str]) -> Kanaal:
    """`eigen`: our own host; `intranetten`: domains of the partners, whose subdomains count too."""
    if van in Kanaal.values:
        return Kanaal(van)
    host = host_van(verwijzer)
    if not host:
        return Kanaal.DIRECT
    if host == eigen.split(":")[0].lower():
        return Kanaal.PORTAAL
    if any(host == domein or host.endswith(f".{domein}") for domein in intranetten):
        return Kanaal.INTRANET
    soorten = ((WEBMAIL, Kanaal.MAIL), (ZOEKMACHINES, Kanaal.ZOEKMACHINE), (SOCIAAL, Kanaal.SOCIAAL))
    return next((kanaal for patroon, kanaal in soorten if patroon.search(host)), Kanaal.LINK)


def host_van(verwijzer: str) -> str:
    try:
        return (urlsplit(verwijzer).hostname or "").rstrip(".")
    except ValueError:  # no address at all
        return ""
