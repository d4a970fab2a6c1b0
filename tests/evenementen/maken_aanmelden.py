"""What signing up for an event needs around it."""

from datetime import UTC, datetime, time, timedelta

from evenementen import services
from evenementen.models import Deelname, Evenementbeleid, Reservering
from evenementen.services.vertellen import VERTEL
from tests.maken import maak_emaildomein, maak_evenement, maak_gebruiker, maak_onderdeel, maak_organisatie
from twentsekracht.werk.models import Bericht, Job
from twentsekracht.werk.services import voer_uit

OP = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # a Monday
VANDAAG = OP.date()
START = VANDAAG + timedelta(days=60)
S = Deelname.Status


def maak_feest(**velden):
    return maak_evenement(2026, start=START, einde=START + timedelta(days=4), **velden)


def maak_deel(evenement, capaciteit=1, uur=9, dag=0, **velden):
    """Two hours on that day of the event."""
    uren = {"begintijd": time(uur), "eindtijd": time(uur + 2)}
    velden = {"datum": START + timedelta(days=dag), **uren, **velden}
    return maak_onderdeel(evenement, capaciteit=capaciteit, **velden)


def maak_werkgever(wijze=None, code=None):
    """An organisation with a mail domain, that by default wants nothing before an event."""
    organisatie = maak_organisatie(code)
    maak_emaildomein(organisatie, f"{organisatie.code}.example")
    if wijze:
        Evenementbeleid.objects.create(organisatie=organisatie, wijze=wijze)
    return organisatie


def maak_collega(organisatie=None, **velden):
    return maak_gebruiker(organisatie=organisatie or maak_werkgever(), **velden)


def maak_reservering(onderdeel, organisatie, aantal):
    return Reservering.objects.create(onderdeel=onderdeel, organisatie=organisatie, aantal=aantal)


def kies(wie, *delen, op=OP):
    services.kies(evenement=delen[0].evenement, onderdelen=[deel.pk for deel in delen], gebruiker=wie, op=op)


def meld_aan(wie, *delen, op=OP, alles=False):
    """Chooses these parts and signs up for them, in one breath; and told what came of it, as by the worker."""
    kies(wie, *delen, op=op)
    uitkomst = meld_aan_zonder_vertellen(wie, delen[0].evenement, op=op, alles=alles)
    vertel()
    return uitkomst


def meld_aan_zonder_vertellen(wie, evenement, op=OP, alles=False):
    """For what they chose."""
    return services.meld_aan(evenement=evenement, gebruiker=wie, op=op, alles=alles, leidinggevende=baas(wie))


def vertel():
    """What the worker does: everybody who signed up hears what came of it."""
    for job in open_vertellingen():
        assert voer_uit(job)


def open_vertellingen():
    return list(Job.objects.open().filter(soort=VERTEL).order_by("pk").values_list("pk", flat=True))


def baas(wie):
    return f"baas@{wie.organisatie.code}.example"


def zonder_agendapost(berichten):
    """Without those that only bring an item to a calendar: tests/evenementen/test_programmapost.py."""
    return berichten.exclude(onderwerp__startswith="Voor je agenda: ").exclude(
        onderwerp__startswith="Vervalt: "
    )


def brieven(wie):
    """In order."""
    aan = wie if isinstance(wie, str) else wie.email
    return zonder_agendapost(Bericht.objects.filter(aan=aan)).order_by("pk")


def mails(wie):
    """What somebody (or an address) was told, in order."""
    gevonden = brieven(wie).values_list("onderwerp", flat=True)
    return [
        onderwerp.split(":")[0] if "Herinnering" not in onderwerp else "Herinnering" for onderwerp in gevonden
    ]


def stand(*deelnames):
    """As they are now."""
    return [Deelname.objects.get(pk=rij.pk).status for rij in deelnames]
