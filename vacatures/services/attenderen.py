"""Mails what is new for the searches that people keep: one mail for all of somebody's searches, each vacancy once."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.post import Brief, verstuur_veel
from twentsekracht.werk import services as werk
from vacatures.attendering import Nieuws, voorrang
from vacatures.models import Melding, Vacature, Zoekopdracht
from vacatures.woorden import dag

MEESTE_IN_MAIL = 25
PER_TRANSACTIE = 25  # people
LANGSTE_ONDERWERP = 150
SOORT = "vacatures.tasks.attendeer_meteen"
RONDE = timedelta(minutes=5)  # what is published in these minutes is mailed together
NALOOP = timedelta(seconds=30)  # for who began to publish in them, and is not done yet
MELDING_BEWAREN = timedelta(days=90)  # longer than anything can be new (attendering.LANGST)
TEKEN = Signer(salt="vacatures.mail")
Treffers = dict[int, dict[int, list[int]]]  # per person and search: vacancies


@dataclass(frozen=True)
class Regel:
    """A vacancy as it stands in the mail: written out once, read by many."""

    titel: str
    organisatie: str
    url: str
    sluit: str

    @classmethod
    def van(cls, vacature: Vacature) -> "Regel":
        sluit = dag(vacature.sluit_op) if vacature.sluit_op else ""
        return cls(vacature.titel, str(vacature.organisatie), vacature.get_absolute_url(), sluit)


@dataclass(frozen=True)
class Groep:
    """The news for one search. A vacancy stands with the first one it fits; `meer` are in the list only."""

    zoekopdracht: Zoekopdracht
    vacatures: list[Regel]
    meer: int


# ---- when


def vraag_attendering(*, op: datetime) -> None:
    """Something may have opened: who wants to know at once hears of it within minutes, together with what follows."""
    if not Zoekopdracht.objects.meteen(op=timezone.localdate(op)).exists():
        return
    begin = int(op.timestamp() // RONDE.total_seconds() * RONDE.total_seconds())
    sleutel = f"ronde {datetime.fromtimestamp(begin, UTC):%Y-%m-%d %H:%M}"
    werk.vraag_aan(soort=SOORT, sleutel=sleutel, argumenten={"begin": begin}, door=None, op=op)


def seconden_te_vroeg(begin: int, *, op: datetime) -> int:
    """How long the round that began then still has to wait for others."""
    einde = datetime.fromtimestamp(begin, UTC) + RONDE + NALOOP
    return max(0, round((einde - op).total_seconds()))


def begin_van_de_dag(op: datetime) -> datetime:
    return timezone.localtime(op).replace(hour=0, minute=0, second=0, microsecond=0)


# ---- what


def attendeer(*, zoekopdrachten: QuerySet[Zoekopdracht], op: datetime) -> int:
    """Looks at these searches and mails their owners; all that are due of the same person, for one mail.

    Some people in a transaction: what was mailed stays mailed, and who comes after a run that was cut short has
    their turn in the next. Answers how many vacancies were mailed.
    """
    rijen = list(
        zoekopdrachten.select_related("gebruiker").order_by("gebruiker__organisatie", "gebruiker", "pk")
    )
    nieuws = Nieuws(rijen, op=op)
    treffers: Treffers = {}
    for een in rijen:
        if gevonden := nieuws.voor(een):
            treffers.setdefault(een.gebruiker_id, {})[een.pk] = gevonden
    met_nieuws = {pk for wat in treffers.values() for pk in wat}
    wie = list(treffers)  # colleagues together: they may read the same
    delen = [wie[begin : begin + PER_TRANSACTIE] for begin in range(0, len(wie), PER_TRANSACTIE)]
    gemeld = sum(meld_nieuws(treffers={een: treffers[een] for een in deel}, op=op) for deel in delen)
    zonder_nieuws(zoekopdracht_ids=[een.pk for een in rijen if een.pk not in met_nieuws], op=op)
    return gemeld


@transaction.atomic
def meld_nieuws(*, treffers: Treffers, op: datetime) -> int:
    """Mails these people what is new: per person (their id) and search (its id) the vacancies that fit (theirs).

    What they may read now decides, and what they were mailed before does not come again. That it was mailed is
    written together with the mail, so a worker that dies leaves both or neither. Answers how many were mailed.
    """
    mensen = list(_open_accounts(op).filter(pk__in=treffers).order_by("pk").select_for_update(of=("self",)))
    gezocht = _zoekopdrachten(mensen, treffers)
    nieuw = _nog_te_melden(mensen, gezocht, treffers, op)
    Melding.objects.bulk_create(
        Melding(gebruiker=wie, vacature_id=pk, op=op) for wie in mensen for pk in nieuw[wie.pk]
    )
    verdeeld = {wie: _verdeel(gezocht[wie.pk], treffers[wie.pk], nieuw[wie.pk]) for wie in mensen}
    gemeld = [een.pk for delen in verdeeld.values() for een, _ in delen]
    Zoekopdracht.objects.filter(pk__in=gemeld).update(gemeld_op=op)
    _bekeken([een.pk for rijen in gezocht.values() for een in rijen], op)
    _mail_nieuws({wie: delen for wie, delen in verdeeld.items() if delen}, op)
    return sum(len(ids) for ids in nieuw.values())


@transaction.atomic
def zonder_nieuws(*, zoekopdracht_ids: list[int], op: datetime) -> None:
    """Looked at, and there was nothing."""
    rijen = Zoekopdracht.objects.select_for_update().filter(pk__in=zoekopdracht_ids).order_by("pk")
    _bekeken(list(rijen.values_list("pk", flat=True)), op)


def _bekeken(ids: list[int], op: datetime) -> None:
    """Never back: another round, or who woke a search up, may have been later."""
    Zoekopdracht.objects.filter(pk__in=ids, gekeken_op__lt=op).update(gekeken_op=op)


def _open_accounts(op: datetime) -> QuerySet[Gebruiker]:
    return Gebruiker.objects.open(op=timezone.localdate(op))


def pak_gebruiker(gebruiker_id: int, *, op: datetime) -> Gebruiker | None:
    """Locked: whoever mails or changes what is theirs, waits. None: gone, or may not sign in any more."""
    return _open_accounts(op).filter(pk=gebruiker_id).select_for_update(of=("self",)).first()


def _zoekopdrachten(mensen: list[Gebruiker], treffers: Treffers) -> dict[int, list[Zoekopdracht]]:
    """Per person those that are still there and still mail."""
    per_persoon: dict[int, list[Zoekopdracht]] = {wie.pk: [] for wie in mensen}
    ids = [pk for wie in mensen for pk in treffers[wie.pk]]
    rijen = Zoekopdracht.objects.select_for_update().filter(pk__in=ids, gebruiker__in=mensen)
    for een in rijen.exclude(hoe_vaak=Zoekopdracht.HoeVaak.NOOIT).order_by("pk"):
        per_persoon[een.gebruiker_id].append(een)
    return per_persoon


def _nog_te_melden(mensen, gezocht, treffers: Treffers, op: datetime) -> dict[int, list[int]]:
    """Per person the vacancies they may read now and were not mailed, the newest first."""
    passend = {wie.pk: {pk for een in gezocht[wie.pk] for pk in treffers[wie.pk][een.pk]} for wie in mensen}
    alle = set().union(*passend.values())
    rijen = Melding.objects.filter(gebruiker__in=mensen, vacature__in=alle)
    gemeld = set(rijen.values_list("gebruiker", "vacature"))
    vandaag = timezone.localdate(op)
    met_voorrang = {persoon for persoon, _ in voorrang(op=vandaag)}
    leesbaar: dict[tuple, list[int]] = {}
    nieuw = {}
    for wie in mensen:
        publiek = wie.organisatie_id, wie.pk if wie.pk in met_voorrang else None
        if publiek not in leesbaar:
            te_lezen = Vacature.objects.open_voor(wie, op=vandaag).filter(pk__in=alle)
            leesbaar[publiek] = list(te_lezen.nieuwste_eerst().values_list("pk", flat=True))
        nieuw[wie.pk] = [
            pk for pk in leesbaar[publiek] if pk in passend[wie.pk] and (wie.pk, pk) not in gemeld
        ]
    return nieuw


def _verdeel(zoekopdrachten, treffers: dict[int, list[int]], nieuw: list[int]) -> list[tuple]:
    """Each search with what is new for it; a vacancy stands with the first one it fits."""
    verdeeld, over = [], set(nieuw)
    for zoekopdracht in sorted(zoekopdrachten, key=lambda een: (een.naam, een.pk)):
        eigen = over & set(treffers[zoekopdracht.pk])
        over -= eigen
        if eigen:
            verdeeld.append((zoekopdracht, [pk for pk in nieuw if pk in eigen]))
    return verdeeld


def _mail_nieuws(verdeeld: dict[Gebruiker, list[tuple]], op: datetime) -> None:
    in_mail = {
        wie: [pk for _, ids in delen for pk in ids][:MEESTE_IN_MAIL] for wie, delen in verdeeld.items()
    }
    alle = set().union(*in_mail.values())
    rijen = Vacature.objects.select_related("organisatie").defer("omschrijving", "procedure").in_bulk(alle)
    regels = {pk: Regel.van(vacature) for pk, vacature in rijen.items()}
    brieven = []
    for wie, delen in verdeeld.items():
        getoond = set(in_mail[wie])
        groepen = [
            Groep(een, [regels[pk] for pk in ids if pk in getoond], len(set(ids) - getoond))
            for een, ids in delen
        ]
        brieven.append(_brief(wie, groepen, sum(len(ids) for _, ids in delen)))
    verstuur_veel(brieven, op=op)


def _brief(gebruiker: Gebruiker, groepen: list[Groep], aantal: int) -> Brief:
    hoeveel = "1 nieuwe vacature" if aantal == 1 else f"{aantal} nieuwe vacatures"
    waarvoor = groepen[0].zoekopdracht.naam if len(groepen) == 1 else f"{len(groepen)} zoekopdrachten"
    return Brief(
        aan=gebruiker.email,
        onderwerp=Truncator(f"{hoeveel}: {waarvoor}").chars(LANGSTE_ONDERWERP),
        sjabloon="nieuwe_vacatures",
        context={"groepen": groepen, "keuzes_url": adres("mailkeuzes", gebruiker)},
        waarom="je op de hoogte wilt blijven van nieuwe vacatures die bij je zoekopdrachten passen",
        afmelden=adres("afmelden", gebruiker),
    )


@transaction.atomic
def vergeet_meldingen(*, op: datetime) -> int:
    """What somebody was mailed about so long ago that it cannot come again, need not be known any more."""
    return Melding.objects.filter(op__lt=op - MELDING_BEWAREN).delete()[0]


# ---- the links in the mail, for who is not signed in


def adres(naam: str, gebruiker: Gebruiker) -> str:
    """In full, of a page that opens without signing in."""
    return f"{settings.SITE_URL}{reverse(f'vacatures:{naam}', args=[mailteken(gebruiker)])}"


def mailteken(gebruiker: Gebruiker) -> str:
    """What stands in the mail: it opens what mail this person gets, and nothing else. It ends with the account."""
    return TEKEN.sign(str(gebruiker.pk))


def ontvanger(teken: str, *, op: datetime) -> Gebruiker | None:
    """Whose mail this came from; None when it was made up, or the account is closed."""
    try:
        pk = TEKEN.unsign(teken)
    except BadSignature:
        return None
    return Gebruiker.objects.open(op=timezone.localdate(op)).filter(pk=pk).first()


@transaction.atomic
def stop_attendering(*, gebruiker: Gebruiker, op: datetime) -> None:
    """No mail about searches any more. They stay, to look for oneself or to be woken up."""
    if pak_gebruiker(gebruiker.pk, op=op):
        gebruiker.zoekopdrachten.update(hoe_vaak=Zoekopdracht.HoeVaak.NOOIT, gewild_op=op, gevraagd_op=None)
