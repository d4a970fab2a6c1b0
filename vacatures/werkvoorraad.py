"""What waits for those who handle vacancies: outcomes that are not known, last days, concepts that lie still."""

from datetime import date, datetime, time, timedelta

from django.db.models import Count, Min, Q, Window
from django.urls import reverse
from django.utils import timezone

from twentsekracht.mijn.werkvoorraad import Taak
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.toegang import Rol
from vacatures import bewaartermijn, woorden
from vacatures.models import Vacature
from vacatures.services import BEHANDELAARS
from vacatures.uitkomsten import zonder_uitkomst
from vacatures.uitkomststand import ZWIJGT

SOORT = "Vacatures"
UITKOMST_BINNEN = timedelta(days=14)  # after the last day
BIJNA_DICHT = timedelta(days=3)
STIL = timedelta(days=14)  # a concept nobody published
PER_SOORT = 5  # the rest is one line that leads to the list
Status = Vacature.Status


def taken(*, gebruiker, op: date) -> list[Taak]:
    """Of the organisations whose vacancies this person handles.

    Three queries, two more for the coördinator; none without the role.
    """
    if not toegang.heeft_rol(gebruiker, *BEHANDELAARS, op=op):
        return []
    mijn = Vacature.objects.beheerbaar_door(gebruiker, op=op, rollen=BEHANDELAARS)
    taken = [*_uitkomsten(mijn, op), *_bijna_dicht(mijn, op), *_stille_concepten(mijn, op)]
    if not toegang.heeft_rol(gebruiker, Rol.COORDINATOR, op=op):
        return taken
    return [*_te_veel_te_verwijderen(op), *_stil(op), *taken]


def _uitkomsten(mijn, op: date) -> list[Taak]:
    """The most recently closed first: of those somebody still knows. Older than last year is history."""
    dicht = zonder_uitkomst(mijn, op=op).order_by("-sluit_op", "code")
    return _taken(
        dicht,
        titel="Hoe is deze vacature vervuld?",
        uiterlijk=lambda vacature: (vacature.sluit_op or op) + UITKOMST_BINNEN,
        naar="vacatures:uitkomst_vastleggen",
        rest=("gesloten vacatures zonder uitkomst", reverse("vacatures:uitkomsten")),
    )


def _stil(op: date) -> list[Taak]:
    """Asked three times, and nobody answered: somebody has to ring them up."""
    stil = (
        zonder_uitkomst(Vacature.objects.all(), op=op)
        .filter(ZWIJGT)
        .aggregate(aantal=Count("pk"), organisaties=Count("organisatie", distinct=True))
    )
    if not stil["aantal"]:
        return []
    vacatures = "1 vacature" if stil["aantal"] == 1 else f"{stil['aantal']} vacatures"
    bij = "1 organisatie" if stil["organisaties"] == 1 else f"{stil['organisaties']} organisaties"
    toelichting = f"We vroegen het drie keer per mail, bij {bij}"
    url = reverse("vacatures:uitkomsten")
    return [Taak(titel=f"Bel na hoe het afliep: {vacatures}", url=url, soort=SOORT, toelichting=toelichting)]


def _te_veel_te_verwijderen(op: date) -> list[Taak]:
    """The nightly job stopped, and the law does not wait: today."""
    aantal = bewaartermijn.te_veel(op=timezone.make_aware(datetime.combine(op, time.max)))
    if not aantal:
        return []
    return [
        Taak(
            titel=f"Kijk na of {aantal} reacties weg mogen",
            url=reverse("vacatures:verwijderen_nakijken"),
            soort=SOORT,
            uiterlijk=op,
            toelichting="Hun bewaartermijn is voorbij, maar het zijn er veel meer dan anders",
        )
    ]


def _bijna_dicht(mijn, op: date) -> list[Taak]:
    sluit = mijn.open(op=op).filter(sluit_op__lte=op + BIJNA_DICHT).sluit_eerst()
    return _taken(
        sluit,
        titel="Verleng deze vacature of laat haar sluiten:",
        uiterlijk=lambda vacature: vacature.sluit_op,
        naar="vacatures:bewerken",
        rest=("vacatures die bijna sluiten", reverse("vacatures:beheren")),
    )


def _stille_concepten(mijn, op: date) -> list[Taak]:
    gemaakt = Min("stappen__per", filter=Q(stappen__naar=Status.CONCEPT))
    stil = mijn.filter(status=Status.CONCEPT).annotate(gemaakt=gemaakt).filter(gemaakt__lt=op - STIL)
    return _taken(
        stil.order_by("gemaakt", "code"),
        titel="Plaats dit concept of trek het in:",
        uiterlijk=lambda vacature: vacature.gemaakt + STIL,
        naar="vacatures:bewerken",
        rest=("concepten die al langer stilliggen", reverse("vacatures:beheren")),
    )


def _taken(vacatures, *, titel, uiterlijk, naar, rest) -> list[Taak]:
    """One for each of the first, and one for how many more there are: one query, whatever their number."""
    met_totaal = vacatures.annotate(totaal=Window(Count("pk")))
    eerste = list(met_totaal.select_related("organisatie")[:PER_SOORT])
    taken = [
        Taak(
            titel=f"{titel} {vacature.titel}",
            url=reverse(naar, args=[vacature.pk]),
            soort=SOORT,
            uiterlijk=uiterlijk(vacature),
            toelichting=_toelichting(vacature),
        )
        for vacature in eerste
    ]
    meer = eerste[0].totaal - PER_SOORT if eerste else 0
    if meer > 0:
        wat, lijst = rest
        taken.append(Taak(titel=f"Nog {meer} {wat}", url=lijst, soort=SOORT))
    return taken


def _toelichting(vacature: Vacature) -> str:
    delen = [str(vacature.organisatie)]
    if vacature.sluit_op:
        delen.append(f"sluitdatum {woorden.dag(vacature.sluit_op)}")
    return ", ".join(delen)
