"""Inviting and accepting: who may, what the mail says, and that a link works once."""

from datetime import UTC, date, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError

from tests.maken import maak_gebruiker, maak_organisatie, maak_uitnodiging
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties import services, toegang
from twentsekracht.organisaties.fouten import ToegangFout, UitnodigingGeldtNiet
from twentsekracht.organisaties.models import EmailDomein, Gebruiker, Lidmaatschap, Uitnodiging
from twentsekracht.organisaties.models.uitnodiging import hash_van
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db
OP = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAG = date(2026, 3, 2)
TOT = date(2028, 3, 2)
ADRES = "femke@hengelo.example"
WACHTWOORD = "vier woorden op rij"


@pytest.fixture
def hengelo():
    organisatie = maak_organisatie("hengelo")
    EmailDomein.objects.create(organisatie=organisatie, domein="hengelo.example")
    return organisatie


@pytest.fixture
def contactpersoon(hengelo):
    return maak_gebruiker(Rol.CONTACTPERSOON, hengelo, naam="Anouk Wessels")


@pytest.fixture
def coordinator():
    return maak_gebruiker(Rol.COORDINATOR)


def nodig_uit(door, organisatie, email=ADRES, rol="", rol_tot=TOT, op=OP):
    return services.nodig_uit(
        email=email,
        naam="Femke Bos",
        organisatie=organisatie,
        rol=rol,
        rol_tot=rol_tot if rol else None,
        door=door,
        op=op,
    )


def sleutel_uit_mail(bericht=None):
    tekst = (bericht or Bericht.objects.get(aan=ADRES)).tekst
    return tekst.split("/toegang/uitnodiging/")[1].split("/")[0]


# ---- inviting


def test_the_mail_has_the_key_and_the_table_only_its_hash(contactpersoon, hengelo):
    uitnodiging = nodig_uit(contactpersoon, hengelo, rol=Rol.AMBASSADEUR)
    bericht = Bericht.objects.get(aan=ADRES)
    sleutel = sleutel_uit_mail(bericht)
    assert len(sleutel) >= 43  # 256 bits
    assert uitnodiging.sleutel_hash == hash_van(sleutel)
    assert sleutel not in str(Uitnodiging.objects.values().get())
    assert Uitnodiging.objects.met_sleutel(sleutel).get() == uitnodiging
    assert "Anouk Wessels nodigt je uit" in bericht.tekst
    assert "ambassadeur bij Gemeente Hengelo, tot en met 2 maart 2028" in bericht.tekst
    assert "geldt tot en met 15 maart 2026" in bericht.tekst
    assert uitnodiging.verloopt_op == OP + timedelta(days=14)
    assert Regel.objects.get().actie == "uitgenodigd"


def test_the_address_is_kept_as_an_account_would(contactpersoon, hengelo):
    assert nodig_uit(contactpersoon, hengelo, email=" Femke@HENGELO.example ").email == ADRES


@pytest.mark.parametrize("email", ["femke@gmail.example", "femke@hengelo.example.boef.example"])
def test_a_contactpersoon_invites_addresses_of_the_own_organisation(
    contactpersoon, coordinator, hengelo, email
):
    with pytest.raises(ToegangFout, match="eigen organisatie"):
        nodig_uit(contactpersoon, hengelo, email=email)
    assert nodig_uit(coordinator, hengelo, email=email).email == email


def test_a_contactpersoon_invites_for_the_own_organisation_only(contactpersoon):
    almelo = maak_organisatie("almelo")
    EmailDomein.objects.create(organisatie=almelo, domein="hengelo.example")  # two may share one
    with pytest.raises(ToegangFout, match="Voor deze organisatie"):
        nodig_uit(contactpersoon, almelo)


@pytest.mark.parametrize("rol", [None, Rol.VACATUREHOUDER, Rol.AMBASSADEUR, Rol.REGIEGROEP, Rol.DECAAN])
def test_others_invite_nobody(hengelo, rol):
    with pytest.raises(ToegangFout):
        nodig_uit(maak_gebruiker(rol, hengelo), hengelo)


@pytest.mark.parametrize(
    ("wie", "mag"),
    [
        (Rol.CONTACTPERSOON, {"", Rol.VACATUREHOUDER, Rol.AMBASSADEUR}),
        (Rol.COORDINATOR, {"", *Rol} - {Rol.BEHEERDER}),
        (Rol.BEHEERDER, {"", *Rol}),
    ],
)
def test_nobody_invites_above_their_own_role(hengelo, wie, mag):
    door, kan = maak_gebruiker(wie, hengelo), set()
    for rol in ["", *Rol]:
        try:
            nodig_uit(door, hengelo, rol=rol)
        except ToegangFout:
            continue
        kan.add(rol)
    assert kan == mag


@pytest.mark.parametrize("rol_tot", [DAG, date(2030, 3, 3)])
def test_a_role_ends_after_today_and_within_four_years(contactpersoon, hengelo, rol_tot):
    with pytest.raises(ToegangFout, match="einde van de rol"):
        nodig_uit(contactpersoon, hengelo, rol=Rol.AMBASSADEUR, rol_tot=rol_tot)


def test_the_database_wants_an_end_with_a_role(hengelo):
    with pytest.raises(IntegrityError):
        maak_uitnodiging(hengelo, rol=Rol.AMBASSADEUR, rol_tot=None)


def test_the_same_is_open_once(contactpersoon, hengelo):
    nodig_uit(contactpersoon, hengelo)
    with pytest.raises(ToegangFout, match="staat deze uitnodiging al open"):
        nodig_uit(contactpersoon, hengelo, email=ADRES.upper())
    nodig_uit(contactpersoon, hengelo, rol=Rol.AMBASSADEUR)


def test_who_has_it_already_is_not_invited(contactpersoon, hengelo):
    collega = maak_gebruiker(Rol.AMBASSADEUR, hengelo, email=ADRES)
    with pytest.raises(ToegangFout, match="al een account"):
        nodig_uit(contactpersoon, hengelo)
    with pytest.raises(ToegangFout, match="deze rol al"):
        nodig_uit(contactpersoon, hengelo, rol=Rol.AMBASSADEUR)
    assert nodig_uit(contactpersoon, hengelo, rol=Rol.VACATUREHOUDER).email == collega.email


def test_of_an_account_elsewhere_nothing_is_told(contactpersoon, hengelo):
    maak_gebruiker(email=ADRES)  # of another organisation
    assert nodig_uit(contactpersoon, hengelo).is_open


# ---- again, withdrawn, lapsed


def test_sent_again_the_old_link_stops(contactpersoon, coordinator, hengelo):
    uitnodiging = nodig_uit(contactpersoon, hengelo)
    oud = sleutel_uit_mail()
    Bericht.objects.all().delete()
    later = OP + timedelta(days=10)
    services.stuur_opnieuw(uitnodiging=uitnodiging, door=coordinator, op=later)
    assert not Uitnodiging.objects.met_sleutel(oud).exists()
    nieuw = Uitnodiging.objects.met_sleutel(sleutel_uit_mail()).get()
    assert (nieuw, nieuw.door, nieuw.verloopt_op) == (uitnodiging, coordinator, later + timedelta(days=14))


def test_what_lapsed_can_be_sent_again_what_was_withdrawn_or_accepted_not(contactpersoon, hengelo):
    Status = Uitnodiging.Status
    uitkomst = {}
    for status in Status:
        uitnodiging = maak_uitnodiging(hengelo, status=status, door=contactpersoon)
        try:
            uitkomst[status] = services.stuur_opnieuw(
                uitnodiging=uitnodiging, door=contactpersoon, op=OP
            ).status
        except UitnodigingGeldtNiet:
            uitkomst[status] = None
    assert uitkomst == {
        Status.OPEN: "open",
        Status.VERLOPEN: "open",
        Status.AANVAARD: None,
        Status.INGETROKKEN: None,
    }


def test_withdrawn_it_is_worth_nothing(contactpersoon, hengelo):
    uitnodiging = nodig_uit(contactpersoon, hengelo)
    services.trek_in(uitnodiging=uitnodiging, door=contactpersoon, op=OP)
    with pytest.raises(UitnodigingGeldtNiet):
        services.aanvaard_als_nieuw(uitnodiging=uitnodiging, naam="Femke", wachtwoord=WACHTWOORD, op=OP)
    assert not Gebruiker.objects.filter(email=ADRES).exists()


def test_nobody_of_elsewhere_withdraws_or_sends_it(contactpersoon, hengelo):
    uitnodiging, vreemde = nodig_uit(contactpersoon, hengelo), maak_gebruiker(Rol.CONTACTPERSOON)
    for doe in (services.trek_in, services.stuur_opnieuw):
        with pytest.raises(ToegangFout):
            doe(uitnodiging=uitnodiging, door=vreemde, op=OP)


def test_after_two_weeks_it_lapses(contactpersoon, hengelo):
    uitnodiging = nodig_uit(contactpersoon, hengelo)
    eind = OP + timedelta(days=14)
    assert services.laat_verlopen(op=eind - timedelta(seconds=1)) == 0
    with pytest.raises(UitnodigingGeldtNiet):
        services.aanvaard_als_nieuw(uitnodiging=uitnodiging, naam="Femke", wachtwoord=WACHTWOORD, op=eind)
    assert [services.laat_verlopen(op=eind), services.laat_verlopen(op=eind)] == [1, 0]
    uitnodiging.refresh_from_db()
    assert uitnodiging.status == Uitnodiging.Status.VERLOPEN


def test_half_a_year_after_it_ended_nobody_knows_who_was_asked(contactpersoon, hengelo):
    voorbij = nodig_uit(contactpersoon, hengelo)
    eind = OP + timedelta(days=14)
    services.laat_verlopen(op=eind)
    nog_open = nodig_uit(contactpersoon, hengelo, email="later@hengelo.example")
    bewaard_tot = eind + timedelta(days=180)
    assert services.ruim_uitnodigingen_op(op=bewaard_tot - timedelta(seconds=1)) == 0
    assert [services.ruim_uitnodigingen_op(op=bewaard_tot) for _ in range(2)] == [1, 0]
    assert not Uitnodiging.objects.filter(pk=voorbij.pk).exists()
    assert Uitnodiging.objects.filter(pk=nog_open.pk).exists()


# ---- accepting


def aanvaard_nieuw(uitnodiging, op=OP):
    return services.aanvaard_als_nieuw(
        uitnodiging=uitnodiging, naam="Femke Bos", wachtwoord=WACHTWOORD, op=op
    )


def test_somebody_new_gets_an_account_with_a_confirmed_address_and_the_role(contactpersoon, hengelo):
    uitnodiging = nodig_uit(contactpersoon, hengelo, rol=Rol.AMBASSADEUR)
    femke = aanvaard_nieuw(uitnodiging)
    assert (femke.email, femke.naam, femke.organisatie) == (ADRES, "Femke Bos", hengelo)
    assert femke.check_password(WACHTWOORD) and not femke.zelf_aangemeld
    assert EmailAddress.objects.get(user=femke).verified
    assert femke.lidmaatschappen.get().tot == TOT
    assert toegang.rollen_van(femke, op=DAG) == {(Rol.AMBASSADEUR, hengelo.pk)}
    uitnodiging.refresh_from_db()
    assert (uitnodiging.status, uitnodiging.gebruiker) == ("aanvaard", femke)
    verteld = Bericht.objects.get(aan=contactpersoon.email)
    assert "Femke Bos heeft je uitnodiging" in verteld.tekst and "2 maart 2028" in verteld.tekst
    acties = list(Regel.objects.order_by("pk").values_list("actie", "door_id"))
    assert acties == [
        ("uitgenodigd", contactpersoon.pk),
        ("uitnodiging aanvaard", femke.pk),
        ("rol gegeven", contactpersoon.pk),
    ]


def test_a_link_works_once(contactpersoon, hengelo):
    uitnodiging = nodig_uit(contactpersoon, hengelo, rol=Rol.AMBASSADEUR)
    femke = aanvaard_nieuw(uitnodiging)
    for nogmaals in (
        lambda: aanvaard_nieuw(uitnodiging),
        lambda: services.aanvaard(uitnodiging=uitnodiging, gebruiker=femke, op=OP),
    ):
        with pytest.raises(UitnodigingGeldtNiet):
            nogmaals()
    assert Lidmaatschap.objects.filter(gebruiker=femke).count() == 1


def test_an_account_that_is_there_gets_the_role_and_keeps_its_organisation(coordinator, hengelo):
    femke = maak_gebruiker(email=ADRES)
    was = femke.organisatie
    uitnodiging = nodig_uit(coordinator, hengelo, rol=Rol.LOOPBAANADVISEUR)
    with pytest.raises(ToegangFout, match="al een account"):
        aanvaard_nieuw(uitnodiging)
    services.aanvaard(uitnodiging=uitnodiging, gebruiker=femke, op=OP)
    assert (femke.organisatie, femke.lidmaatschappen.get().organisatie) == (was, hengelo)


def test_an_account_without_organisation_gets_this_one(coordinator, hengelo):
    femke = Gebruiker.objects.create_user(ADRES, naam="Femke")
    services.aanvaard(uitnodiging=nodig_uit(coordinator, hengelo), gebruiker=femke, op=OP)
    femke.refresh_from_db()
    assert femke.organisatie == hengelo


def test_nobody_accepts_for_somebody_else(contactpersoon, hengelo):
    with pytest.raises(ToegangFout, match="ander e-mailadres"):
        services.aanvaard(uitnodiging=nodig_uit(contactpersoon, hengelo), gebruiker=maak_gebruiker(), op=OP)


def test_a_closed_account_accepts_nothing(coordinator, hengelo):
    femke = maak_gebruiker(email=ADRES, is_active=False)
    with pytest.raises(ToegangFout, match="staat uit"):
        services.aanvaard(uitnodiging=nodig_uit(coordinator, hengelo), gebruiker=femke, op=OP)


def verloor_de_rol(door):
    door.lidmaatschappen.update(tot=DAG)


def is_vertrokken(door):
    Gebruiker.objects.filter(pk=door.pk).update(is_active=False)


def is_weg(door):
    door.delete()


@pytest.mark.parametrize("wat", [verloor_de_rol, is_vertrokken, is_weg])
def test_the_role_of_an_inviter_who_may_no_longer_is_not_given(contactpersoon, hengelo, wat):
    uitnodiging = nodig_uit(contactpersoon, hengelo, rol=Rol.AMBASSADEUR)
    wat(contactpersoon)
    femke = aanvaard_nieuw(uitnodiging, op=OP + timedelta(days=1))
    assert not femke.lidmaatschappen.exists()
    assert femke.organisatie == hengelo
    for bericht in Bericht.objects.filter(onderwerp="Je uitnodiging is aanvaard"):
        assert "is niet gegeven" in bericht.tekst


def test_a_role_whose_end_has_passed_is_not_given(contactpersoon, hengelo):
    uitnodiging = nodig_uit(contactpersoon, hengelo, rol=Rol.AMBASSADEUR, rol_tot=DAG + timedelta(days=3))
    assert not aanvaard_nieuw(uitnodiging, op=OP + timedelta(days=4)).lidmaatschappen.exists()
