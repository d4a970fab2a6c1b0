"""People who sign up for the talent days of the demo: an offer, an approval that stays away, a choice that is held.

By the services themselves, at moments before now: so it is as it would have come about.
"""

from datetime import datetime, timedelta

from evenementen import services
from evenementen.demo_programma import CODE
from evenementen.models import Evenementakkoord, Evenementbeleid, Onderdeel
from twentsekracht.organisaties.models import Gebruiker, Organisatie

Wijze = Evenementbeleid.Wijze
BELEID = {"losser": Wijze.GEEN, "hengelo": Wijze.INFORMEREN, "almelo": Wijze.AKKOORD, "borne": Wijze.AKKOORD}
DAG = timedelta(days=1)
# Who (log-in name) chose what how many days ago, in order of time; None: they signed up for nothing yet.
LAATSTE_PLAATS = "Helder schrijven"
KEUZES = (
    ("ambassadeur@borne.example", 9, ("Omgaan met boze bellers", "Netwerken zonder praatjes")),
    ("decaan@twentsekracht.example", 8, (LAATSTE_PLAATS, "Tekenen in je werk")),
    ("contactpersoon@hengelo.example", 7, (LAATSTE_PLAATS, "Slim vergaderen op afstand")),
    ("ambtenaar@losser.example", 6, (LAATSTE_PLAATS, "Zo werkt het waterschap")),
)


def vul(*, op: datetime) -> None:
    organisaties = Organisatie.objects.in_bulk(BELEID, field_name="code")
    Evenementbeleid.objects.bulk_create(
        Evenementbeleid(organisatie=organisatie, wijze=BELEID[code])
        for code, organisatie in organisaties.items()
    )
    delen = {deel.titel: deel for deel in Onderdeel.objects.filter(evenement__code=CODE)}
    emails = {email for email, *_ in KEUZES}
    mensen = Gebruiker.objects.select_related("organisatie").in_bulk(emails, field_name="email")
    aangemeld = {
        email: _meld_aan(mensen[email], [delen[titel] for titel in titels], op - dagen * DAG)
        for email, dagen, titels in KEUZES
        if email in mensen
    }
    if decaan := aangemeld.get("decaan@twentsekracht.example"):  # who waited is offered the place
        [eerste] = [rij for rij in decaan.geplaatst if rij.onderdeel.titel == LAATSTE_PLAATS]
        services.annuleer(deelname=eerste, door=eerste.deelnemer, op=op - timedelta(hours=8))
    for vraag in Evenementakkoord.objects.filter(besluit=""):
        services.herinner(akkoord_id=vraag.pk, op=op - DAG)
    if losser := mensen.get("ambtenaar@losser.example"):
        _kies(losser, [delen["Proef: een dag als toezichthouder"]], op)


def _meld_aan(wie: Gebruiker, delen: list[Onderdeel], op: datetime) -> services.Uitkomst:
    _kies(wie, delen, op)
    return services.meld_aan(
        evenement=delen[0].evenement,
        gebruiker=wie,
        op=op,
        alles=False,
        leidinggevende=f"teamleider@{wie.organisatie.code}.example",
    )


def _kies(wie: Gebruiker, delen: list[Onderdeel], op: datetime) -> None:
    services.kies(evenement=delen[0].evenement, onderdelen=[deel.pk for deel in delen], gebruiker=wie, op=op)
