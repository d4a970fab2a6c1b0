"""The organiser writes to participants: each once, nobody sees another, and pressing twice sends once."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from evenementen import services
from evenementen.fouten import EvenementFout
from evenementen.models import Rondschrijven
from evenementen.services.rondschrijven import MEESTE_PER_DAG
from tests.maken import maak_deelname, maak_evenement, maak_gebruiker, maak_onderdeel
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Gebruiker, Rol
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db


@pytest.fixture
def evenement():
    return maak_evenement(titel="Talentweek")


@pytest.fixture
def delen(evenement):
    """Anna in both, Bea in the second; who cancelled, who left and who is only a mark get nothing."""
    een, twee = maak_onderdeel(evenement, titel="Netwerken"), maak_onderdeel(evenement, titel="Tekenen")
    anna, bea, cor = (maak_gebruiker(naam=f"{naam} Bos") for naam in ("Anna", "Bea", "Cor"))
    weg, eerder = maak_gebruiker(is_active=False), timezone.localdate() - timedelta(2)
    for deel, wie, status in (
        (een, anna, "bevestigd"),
        (twee, anna, "wachtlijst"),
        (twee, bea, "bevestigd"),
        (een, cor, "geannuleerd"),
        (een, weg, "bevestigd"),
        (een, maak_gebruiker(toegang_tot=eerder), "bevestigd"),
    ):
        maak_deelname(deel, status=status, deelnemer=wie)
    maak_deelname(een, status="bevestigd", kenmerk="M1")
    maak_deelname(maak_onderdeel(), status="bevestigd", deelnemer=maak_gebruiker())  # of another event
    return een, twee


def stuur(evenement, onderdeel=None, aan=("bevestigd",), **anders):
    velden = {"onderwerp": "Neem een jas mee", "tekst": "Het is <koud>.", "kenmerk": uuid4(), **anders}
    door = velden.pop("door", None) or maak_gebruiker(Rol.COORDINATOR)
    op = velden.pop("op", timezone.now())
    return services.stuur_rond(evenement=evenement, onderdeel=onderdeel, aan=aan, door=door, op=op, **velden)


def namen():
    return sorted(bericht.tekst.split("\n")[0] for bericht in Bericht.objects.all())


@pytest.mark.parametrize(
    ("welk", "aan", "wie"),
    [
        (None, ["bevestigd", "wachtlijst"], ["Dag Anna,", "Dag Bea,"]),
        (0, ["bevestigd"], ["Dag Anna,"]),
        (1, ["wachtlijst"], ["Dag Anna,"]),
        (1, ["bevestigd", "wachtlijst"], ["Dag Anna,", "Dag Bea,"]),
    ],
)
def test_everybody_with_such_a_status_gets_one_of_their_own(evenement, delen, welk, aan, wie):
    gedaan = stuur(evenement, None if welk is None else delen[welk], aan)
    assert namen() == wie and gedaan.aantal == len(wie)
    adressen = Gebruiker.objects.values_list("email", flat=True)
    for bericht in Bericht.objects.all():
        assert not [adres for adres in adressen if adres in bericht.tekst + bericht.html]


def test_what_the_mail_says(evenement, delen):
    stuur(evenement, delen[0])
    bericht = Bericht.objects.get()
    assert bericht.onderwerp == "Neem een jas mee"
    assert "Het is <koud>." in bericht.tekst and "Het is &lt;koud&gt;." in bericht.html
    assert "Dit bericht gaat over ‘Netwerken’, onderdeel van ‘Talentweek’." in bericht.tekst
    assert "je je hebt aangemeld voor ‘Netwerken’" in bericht.tekst


def test_twice_with_the_same_mark_is_once_and_the_log_names_nobody(evenement, delen):
    kenmerk = uuid4()
    eerste = stuur(evenement, kenmerk=kenmerk)
    assert stuur(evenement, kenmerk=kenmerk) == eerste
    assert Bericht.objects.count() == 2 and Rondschrijven.objects.count() == 1
    [regel] = Regel.objects.filter(actie="bericht aan deelnemers gestuurd")
    assert (regel.object_type, regel.object_id) == ("evenementen.evenement", str(evenement.pk))


def test_to_nobody_it_does_not_go(evenement):
    with pytest.raises(EvenementFout, match="niemand"):
        stuur(evenement)


def test_there_is_an_end_to_the_mails_of_a_day(evenement, delen):
    nu = timezone.localtime().replace(hour=12)
    for _ in range(MEESTE_PER_DAG):
        stuur(evenement, delen[0], op=nu - timedelta(hours=1))
    with pytest.raises(EvenementFout, match="Wacht tot morgen"):
        stuur(evenement, delen[0], op=nu)
    assert Rondschrijven.objects.count() == Bericht.objects.count() == MEESTE_PER_DAG
    stuur(evenement, delen[0], op=nu + timedelta(days=1))


# ---- the page


@pytest.fixture
def bureau(als, evenement):
    browser = als(maak_gebruiker(Rol.COORDINATOR, naam="Hanneke Elferink"))
    url = f"/beheer/evenementen/evenement/{evenement.pk}/bericht/"

    def vul_in(stap, **anders):
        velden = {
            "aan": ["bevestigd"],
            "onderwerp": "Jas",
            "tekst": "Koud",
            "kenmerk": str(uuid4()),
            "stap": stap,
        }
        return browser.post(url, velden | anders, follow=True).content.decode()

    return vul_in


def test_it_is_read_first_and_sent_after(bureau, delen):
    tekst = bureau("bekijk", tekst="Eerste regel\r\nTweede regel")
    assert "Dag Hanneke," in tekst and "2 mensen" in tekst and "Anna" not in tekst
    assert "Eerste regel\nTweede regel" in tekst.replace("\r\n", "\n")
    assert not Bericht.objects.exists()
    assert "Je bericht is onderweg naar 2 mensen." in bureau("verstuur")
    assert Bericht.objects.count() == 2
    assert "Eerder verstuurd" in bureau("terug")


@pytest.mark.parametrize(
    "anders",
    [
        {"aan": []},
        {"aan": ["geannuleerd"]},
        {"aan": ["afwezig"]},  # nobody
        {"onderwerp": ""},
        {"tekst": "x" * 5001},
        {"tekst": "nul\x00"},
        {"kenmerk": "geen uuid"},
        {"onderdeel": "999999"},
    ],
)
def test_what_cannot_be_sent_is_not(bureau, delen, anders):
    assert "Verbeter wat hieronder staat." in bureau("bekijk", **anders)
    bureau("verstuur", **anders)
    assert not Bericht.objects.exists()


def test_the_subject_is_one_line(bureau, delen):
    bureau("verstuur", onderwerp="Jas\r\nBcc: x@y.example")
    assert {bericht.onderwerp for bericht in Bericht.objects.all()} == {"Jas Bcc: x@y.example"}


def test_a_part_of_another_event_is_no_choice(bureau, delen):
    ander = maak_onderdeel(titel="Elders")
    assert "Verbeter" in bureau("bekijk", onderdeel=ander.pk)
