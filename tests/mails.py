"""Every mail in templates/mail, filled in with stand-ins: no test has to know what each of them asks for."""

import re
from datetime import date
from html.parser import HTMLParser

from django.conf import settings
from django.template import Context
from django.template.loader import get_template

MAP = settings.BASE_DIR / "templates" / "mail"
FRAME = {"basis", "knop", "evenement_lijst"}
MAILS = sorted({str(pad.relative_to(MAP).with_suffix("")) for pad in MAP.rglob("*.*")} - FRAME)
SITE = "https://portaal.example"
WAAROM = "je hierom hebt gevraagd"
DAG = date(2026, 2, 12)


class Ding:
    """Stands in for whatever a mail asks for; `aan` says which way its ifs go."""

    def __init__(self, naam, aan):
        self.naam, self.aan = naam, aan

    def __str__(self):
        return f"voorbeeld {self.naam}"

    def __bool__(self):
        return self.aan

    def __iter__(self):
        yield Ding(self.naam, self.aan)

    def __len__(self):
        return 1

    def __getattr__(self, naam):
        if naam.startswith("_"):
            raise AttributeError(naam)
        if naam.endswith("_adres"):  # a whole one, of a page of somebody else
            return f"{SITE}/{naam}/"
        return f"/{naam}/" if naam.endswith("url") else waarde(naam, self.aan)


def waarde(naam, aan):
    if naam.endswith("url") or naam in {"afmelden", "lijst"}:
        return f"{SITE}/{naam}/"
    if re.search(r"(^|_)(op|tot|van|dag|datum)$", naam):
        return DAG
    if naam in {"aantal", "dagen"}:
        return 3 if aan else 1
    return aan if naam.startswith("is_") or naam == "eigen" else Ding(naam, aan)


class Voorbeelden(Context):
    """A context in which everything is there."""

    aan = True

    def __getitem__(self, naam):
        try:
            return super().__getitem__(naam)
        except KeyError:
            return waarde(naam, self.aan)


def render(naam, soort, aan=True):
    vast = {"site_url": SITE, "onderwerp": "Een voorbeeld", "waarom": WAAROM, "True": True, "False": False}
    context = Voorbeelden({**vast, "None": None}, autoescape=soort == "html")
    context.aan = aan
    return get_template(f"mail/{naam}.{soort}").template.render(context)


class Lezer(HTMLParser):
    """The links of a mail, and its words without what a reader does not see or has seen as the subject."""

    def __init__(self, html):
        super().__init__()
        self.links, self.knoppen, self.woorden, self._over, self._in_knop = set(), set(), [], [], False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "a":
            self.links.add(attrs["href"])
            self._in_knop = attrs.get("class") == "knop"
        if tag in {"style", "title", "h1"} or "display:none" in attrs.get("style", ""):
            self._over.append(tag)
        if tag in {"p", "li", "td", "div", "br"}:
            self.woorden.append("\n")

    def handle_endtag(self, tag):
        if self._over and self._over[-1] == tag:
            self._over.pop()
        if tag == "a":
            self._in_knop = False

    def handle_data(self, data):
        if self._in_knop:
            self.knoppen.add(data)
        elif not self._over:
            self.woorden.append(data)


def zinnen(tekst):
    """Sentences without addresses, each line of its own."""
    kaal = re.sub(r"https?://\S+", "", tekst)
    delen = re.split(r"(?<=[.?!:])\s+|\n", kaal)
    return {" ".join(deel.split()).strip(" .:?!,-") for deel in delen} - {""}
