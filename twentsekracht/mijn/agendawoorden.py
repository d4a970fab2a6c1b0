"""What changed in somebody's calendar, in words."""

from urllib.parse import urlencode

from django.utils import timezone
from django.utils.formats import date_format

from twentsekracht.mijn.agenda import Agendapunt
from twentsekracht.mijn.agendaverschil import Verschil


def moment(punt: Agendapunt) -> str:
    """'3 maart 2026, 09.00 tot 12.00 uur', or the days when there are no hours."""
    dag = date_format(punt.eerste_dag, "j F Y")
    if punt.heeft_tijd:
        van, tot = (timezone.localtime(tijd) for tijd in (punt.begin, punt.einde))
        return f"{dag}, {van:%H.%M} tot {tot:%H.%M} uur"
    if punt.laatste_dag > punt.eerste_dag:
        return f"{dag} tot en met {date_format(punt.laatste_dag, 'j F Y')}"
    return dag


def route(plaats: str) -> str:
    """A map of where it is; nothing for what is online. An address only: nothing of it is loaded by us."""
    plaats = plaats.partition(", http")[0]  # beside the link to take part online
    if not plaats or plaats.startswith(("http:", "https:")) or plaats.lower().startswith("online"):
        return ""
    return f"https://www.openstreetmap.org/search?{urlencode({'query': plaats})}"


def wijziging(een: Verschil, soort: str) -> list[str]:
    """A sentence for each thing that is different; `soort`: what it is, with its article."""
    nu = een.nu
    if nu.geannuleerd:
        return [f"Vervalt: {moment(nu)}."]
    if een.is_nieuw:
        return [f"Komt erbij: {moment(nu)}{f', {nu.plaats}' if nu.plaats else ''}."]
    was, zinnen = een.eerder.punt, []
    if (nu.begin, nu.einde) != (was.begin, was.einde):
        zinnen.append(f"Nieuwe tijd: {moment(nu)}. Dat was {moment(was)}.")
    if nu.plaats != was.plaats:
        waar = nu.plaats or "nog niet bekend"
        zinnen.append(f"Plaats op {moment(nu)}: {waar}." + (f" Dat was {was.plaats}." if was.plaats else ""))
    if nu.titel != was.titel:
        zinnen.append(f"{soort.capitalize()} heet nu ‘{nu.titel}’. Dat was ‘{was.titel}’.")
    return zinnen
