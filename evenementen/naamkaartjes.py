"""The badges of a day, eight on a sheet of A4: who somebody is, where from, and where they go that day."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.template.loader import render_to_string
from django.utils import timezone

from evenementen.models import Deelname, Evenement, Onderdeel
from twentsekracht.pdf import render

STIJLEN = ("static/css/tokens.css", "static/css/papier/letters.css", "static/css/papier/naamkaartjes.css")
PER_VEL = 8
MEESTE_DELEN = 4  # that fit on a badge
KOMT = (Deelname.Status.BEVESTIGD, Deelname.Status.AANWEZIG)


@dataclass
class Naamkaartje:
    naam: str
    van: str
    is_spreker: bool = False
    delen: list[Onderdeel] = field(default_factory=list)

    @property
    def eerste(self) -> list[Onderdeel]:
        return sorted(self.delen, key=_uur)[:MEESTE_DELEN]

    @property
    def meer(self) -> int:
        return max(0, len(self.delen) - MEESTE_DELEN)

    def gaat_naar(self, deel: Onderdeel) -> None:
        if deel not in self.delen:
            self.delen.append(deel)


def _uur(deel: Onderdeel) -> tuple:
    return deel.begintijd is None, deel.begintijd and (deel.begintijd.hour, deel.begintijd.minute), deel.pk


def kaartjes(evenement: Evenement, dag: date) -> list[Naamkaartje]:
    """Of whom a name is known, speakers too, in order of name. Who takes part and speaks has one. Three queries."""
    delen = list(evenement.onderdelen.filter(datum=dag, afgelast_op=None).met_sprekers())
    per_wie: dict[str, Naamkaartje] = {}
    for deel in delen:
        for spreker in deel.sprekers.all():
            wie = f"a{spreker.gebruiker_id}" if spreker.gebruiker_id else f"s{spreker.pk}"
            per_wie.setdefault(wie, Naamkaartje(spreker.naam, spreker.van, is_spreker=True)).gaat_naar(deel)
    per_deel = {deel.pk: deel for deel in delen}
    deelnames = Deelname.objects.filter(onderdeel__in=per_deel, status__in=KOMT, deelnemer__isnull=False)
    for rij in deelnames.select_related("deelnemer", "organisatie").order_by("pk"):
        kaartje = Naamkaartje(rij.deelnemer.naam, rij.organisatie.korte_naam)
        per_wie.setdefault(f"a{rij.deelnemer_id}", kaartje).gaat_naar(per_deel[rij.onderdeel_id])
    return sorted(per_wie.values(), key=lambda kaartje: (kaartje.naam.casefold(), kaartje.van))


def zonder_naam(evenement: Evenement, dag: date) -> int:
    """People of an old list, who have no more than a mark."""
    rijen = Deelname.objects.filter(
        onderdeel__evenement=evenement, onderdeel__datum=dag, status__in=KOMT, deelnemer=None
    )
    return rijen.order_by().values("kenmerk").distinct().count()


def naamkaartjes(evenement: Evenement, dag: date, *, op: datetime) -> bytes:
    van_de_dag = kaartjes(evenement, dag)
    context = {
        "evenement": evenement,
        "dag": dag,
        "vellen": [van_de_dag[eerste : eerste + PER_VEL] for eerste in range(0, len(van_de_dag), PER_VEL)],
        "gemaakt_op": timezone.localtime(op),
    }
    return render(render_to_string("evenementen/document/naamkaartjes.html", context), stijlen=STIJLEN)
