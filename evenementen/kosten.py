"""What an event costs, and what each organisation bears of it: by who came from there, or by its fte."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import OuterRef, Subquery

from evenementen.models import Evenement, Kostenpost
from evenementen.opkomst import opkomst
from twentsekracht.organisaties.models import Formatie, Organisatie
from twentsekracht.verdeelsleutel import verdeel

CENT = Decimal("0.01")
NUL = Decimal("0.00")
Verdeling = Kostenpost.Verdeling


@dataclass(frozen=True)
class Aandeel:
    """`fte` None: not known, so it bears nothing of what is shared by fte."""

    organisatie: Organisatie
    deelnemers: int
    fte: Decimal | None
    bedrag: Decimal
    betaald: Decimal

    @property
    def te_verrekenen(self) -> Decimal:
        """Still to pay; below zero: to get back."""
        return self.bedrag - self.betaald


@dataclass(frozen=True)
class Kosten:
    """`deelnemers`: people who came, or while nobody did (`is_raming`), people with a place."""

    posten: tuple[Kostenpost, ...]
    aandelen: tuple[Aandeel, ...]
    deelnemers: int
    is_raming: bool
    te_verdelen: Decimal

    @property
    def totaal(self) -> Decimal:
        return sum((post.bedrag for post in self.posten), NUL)

    @property
    def per_deelnemer(self) -> Decimal | None:
        return (self.totaal / self.deelnemers).quantize(CENT) if self.deelnemers else None

    @property
    def verdeeld(self) -> Decimal:
        return sum((aandeel.bedrag for aandeel in self.aandelen), NUL)

    @property
    def onverdeeld(self) -> Decimal:
        """Nobody to share it among: there are no participants yet, or no fte."""
        return self.te_verdelen - self.verdeeld


def kosten(evenement: Evenement) -> Kosten:
    """A constant number of queries. By fte all employers of the year bear it, by heads only who came from there."""
    posten = tuple(evenement.kostenposten.select_related("betaald_door").order_by("pk"))
    wie = opkomst(evenement)
    is_raming = not wie.nu.deelnemers
    koppen = {rij.organisatie.code: _aantal(rij.nu, is_raming) for rij in wie.rijen}
    werkgevers = {een.code: een for een in _werkgevers(evenement.jaar)}
    naar_hoofden = verdeel(_som(posten, Verdeling.DEELNEMERS), _sleutel(koppen))
    fte = {code: een.fte for code, een in werkgevers.items()}
    naar_fte = verdeel(_som(posten, Verdeling.FTE), _sleutel(fte))
    betaald = {post.betaald_door for post in posten if post.betaald_door}
    alle = (
        werkgevers
        | {een.code: een for een in betaald}
        | {rij.organisatie.code: rij.organisatie for rij in wie.rijen}
    )
    aandelen = [
        Aandeel(
            een,
            koppen.get(code, 0),
            fte.get(code),
            naar_hoofden.get(code, NUL) + naar_fte.get(code, NUL),
            _betaald(posten, een),
        )
        for code, een in alle.items()
    ]
    return Kosten(
        posten,
        tuple(sorted(filter(_doet_mee, aandelen), key=lambda aandeel: str(aandeel.organisatie))),
        _aantal(wie.nu, is_raming),
        is_raming,
        _som(posten, Verdeling.DEELNEMERS) + _som(posten, Verdeling.FTE),
    )


def _doet_mee(aandeel: Aandeel) -> bool:
    return bool(aandeel.deelnemers or aandeel.bedrag or aandeel.betaald)


def _aantal(telling, is_raming: bool) -> int:
    return telling.mensen if is_raming else telling.deelnemers


def _sleutel(per_code: dict) -> dict[str, Decimal]:
    return {code: Decimal(deel) for code, deel in per_code.items() if deel}


def _som(posten, verdeling: Verdeling) -> Decimal:
    return sum((post.bedrag for post in posten if post.verdeling == verdeling), NUL)


def _betaald(posten, organisatie: Organisatie) -> Decimal:
    """Of what is shared: what is not, is borne by who paid it."""
    van = (post for post in posten if post.verdeling != Verdeling.NIET)
    return sum((post.bedrag for post in van if post.betaald_door_id == organisatie.pk), NUL)


def _werkgevers(jaar: int):
    """With their `fte` of the year, or the last that is known before it."""
    formatie = Formatie.objects.filter(organisatie=OuterRef("pk"), jaar__lte=jaar).order_by("-jaar")
    werkgevers = Organisatie.objects.werkgevers().actief_in(jaar)
    return werkgevers.annotate(fte=Subquery(formatie.values("fte")[:1])).order_by("code")


# ---- as a list

KOPPEN_POSTEN = ("Waarvoor", "Bedrag", "Betaald door", "Verdelen")
KOPPEN_VERDELING = ("Organisatie", "Deelnemers", "Fte", "Aandeel", "Betaald", "Te verrekenen")


def postenlijst(wat: Kosten) -> list[list]:
    rijen = [
        [post.omschrijving, post.bedrag, str(post.betaald_door or ""), post.get_verdeling_display()]
        for post in wat.posten
    ]
    return [*rijen, ["Totaal", wat.totaal, "", ""]]


def verdelinglijst(wat: Kosten) -> list[list]:
    rijen = [
        [
            str(een.organisatie),
            een.deelnemers,
            "" if een.fte is None else een.fte,
            een.bedrag,
            een.betaald,
            een.te_verrekenen,
        ]
        for een in wat.aandelen
    ]
    betaald = sum((een.betaald for een in wat.aandelen), NUL)
    return [*rijen, ["Totaal", wat.deelnemers, "", wat.verdeeld, betaald, wat.verdeeld - betaald]]
