"""A list of colleagues as somebody pastes or sends it: who they are, and what became of each. Reading only."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.db.models.functions import Coalesce

from school.agenda import momenten_van
from school.botsing import overlapt
from school.models import IN_ZICHT, MET_PLAATS, Inschrijving, Uitvoering
from twentsekracht.organisaties.domeinen import normaal_adres
from twentsekracht.organisaties.models import Gebruiker, Organisatie

MEESTE = 50  # at a time: everybody else who wants this run waits for them
ADRES = re.compile(r"[^\s<>(),;:\"']+@[^\s<>(),;:\"']+")
Status = Inschrijving.Status


class Uitkomst(TextChoices):
    PLAATS = "plaats", "Krijgt een plaats"
    WACHTLIJST = "wachtlijst", "Komt op de wachtlijst"
    VOL = "vol", "Geen plaats, en er is geen wachtlijst"
    HEEFT_PLAATS = "heeft_plaats", "Heeft al een plaats"
    WACHT_AL = "wacht_al", "Staat al op de wachtlijst"
    ZELF = "zelf", "Schrijf jezelf in op de gewone pagina"
    GEEN_ACCOUNT = "geen_account", "Heeft nog geen account bij je organisatie"
    ANDERE_ORGANISATIE = "andere_organisatie", "Geen adres van je organisatie"
    GEEN_ADRES = "geen_adres", "Hier staat geen e-mailadres"


class Botst(TextChoices):
    """With another course, said to who enrols them."""

    ZEKER = "zeker", "Volgt dan al een andere opleiding."
    MISSCHIEN = "misschien", "Wacht op een plaats bij een andere opleiding dan: nog niet zeker."


# Who has a place afterwards.
GOED = (Uitkomst.PLAATS, Uitkomst.HEEFT_PLAATS)


@dataclass(frozen=True)
class Regel:
    """`adres` is empty when there was none in it; `naam`: what stood beside it."""

    adres: str
    naam: str


@dataclass(frozen=True)
class Uitslag:
    naam: str
    adres: str
    uitkomst: Uitkomst
    botst: Botst | None = None

    @property
    def is_goed(self) -> bool:
        return self.uitkomst in GOED


def lees_regels(tekst: str) -> list[Regel]:
    """One a line: an address, `Naam <adres>`, or cells with an address among them. Each address once."""
    per_adres = {}
    for regel in map(str.strip, tekst.splitlines()):
        gevonden = ADRES.search(regel)
        adres = normaal_adres(gevonden[0]) if gevonden else ""
        naam = " ".join(
            re.sub(r"[<>();,:\"\t]", " ", regel.replace(gevonden[0], "") if gevonden else regel).split()
        )
        if regel:
            per_adres.setdefault(adres or regel, Regel(adres, naam[:150]))
    return list(per_adres.values())


def als_tekst(regels: Iterable[Regel]) -> str:
    """As `lees_regels` reads it back."""
    return "\n".join(
        f"{regel.naam} <{regel.adres}>" if regel.adres and regel.naam else regel.adres or regel.naam
        for regel in regels
    )


@dataclass(frozen=True)
class Bekenden:
    """What is known beforehand of who is on the list: only of these organisations, so nothing is told of another's."""

    gebruikers: dict[str, Gebruiker]
    domeinen: dict[str, Organisatie]

    def uitkomst(self, regel: Regel) -> Uitkomst | None:
        """None: somebody with an account."""
        if not regel.adres:
            return Uitkomst.GEEN_ADRES
        if regel.adres in self.gebruikers:
            return None
        return Uitkomst.GEEN_ACCOUNT if self.organisatie(regel) else Uitkomst.ANDERE_ORGANISATIE

    def organisatie(self, regel: Regel) -> Organisatie | None:
        return self.domeinen.get(regel.adres.rpartition("@")[2])


def bekenden(regels: Iterable[Regel], organisaties: Iterable[Organisatie], *, op: date) -> Bekenden:
    """Two queries. Of `organisaties` the mail domains are asked."""
    organisaties = list(organisaties)
    gevonden = (
        Gebruiker.objects.open(op=op)
        .filter(
            organisatie__in=organisaties,
            email__in=[regel.adres for regel in regels if regel.adres],
        )
        .select_related("organisatie")
    )
    domein = organisaties[0].email_domeinen.model if organisaties else None
    rijen = (
        domein.objects.filter(organisatie__in=organisaties).select_related("organisatie") if domein else ()
    )
    return Bekenden(
        {normaal_adres(gebruiker.email): gebruiker for gebruiker in gevonden},
        {rij.domein.lower(): rij.organisatie for rij in rijen},
    )


def bezet_dan(run: Uitvoering, gebruikers: Iterable[Gebruiker]) -> dict[int, Botst]:
    """Who of these has another course at the same time. Only the school: a calendar is for its owner. Two queries."""
    ander = (
        Inschrijving.objects.filter(deelnemer__in=gebruikers, status__in=[*MET_PLAATS, *IN_ZICHT])
        .exclude(uitvoering=run)
        .annotate(laatste=Coalesce("uitvoering__einde", "uitvoering__start"))
        .filter(uitvoering__start__lte=run.laatste_dag, laatste__gte=run.start)
        .select_related("uitvoering")
        .prefetch_related("uitvoering__bijeenkomsten")
    )
    eigen = momenten_van(run)
    botst = [rij for rij in ander if overlapt(eigen, momenten_van(rij.uitvoering))]
    return {rij.deelnemer_id: Botst.MISSCHIEN for rij in botst} | {
        rij.deelnemer_id: Botst.ZEKER for rij in botst if rij.status in MET_PLAATS
    }
