"""A ring from the first question to everybody's yes: who may say what, when, and what one no does to all."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from jbmb import services
from jbmb.beoordelaars import te_geven_akkoorden
from jbmb.fouten import KringVoorbij, NietJouwKring, PastNietMeer, RuilFout
from jbmb.gegevens import gegevens
from jbmb.kringregels import geweigerd, past_als_ring, periode
from jbmb.models import Kringakkoord, Kringlid, Ring, Ronde, Ruilaanbod, Ruilkring
from jbmb.ringregels import eigen_kansen, lees, met_wens, te_lezen
from jbmb.services import kringakkoorden, kringen, rondes
from jbmb.services.kringlinks import akkoord_van, akkoordteken
from jbmb.werkvoorraad import taken
from tests.jbmb.aanbod import inhoud, maak_ambassadeur, maak_compleet, maak_mens, post
from tests.jbmb.kringen import (
    baas,
    maak_bekend,
    maak_gewild,
    maak_kring,
    maak_passend,
    maak_ring,
    maak_werkgever,
    mensen,
)
from tests.jbmb.ronde import draai
from tests.maken import maak_gebruiker, maak_voorkeur
from twentsekracht.organisaties.models import Gebruiker, Rol
from twentsekracht.werk.models import Bericht, Job
from twentsekracht.werk.services import ronde as werk_af

pytestmark = pytest.mark.django_db
S, W = Ruilkring.Status, Ruilkring.Waarom
A = Ruilaanbod.Status


@pytest.fixture
def nu():
    return timezone.now()


def stand(kring):
    kring.refresh_from_db()
    return kring.status, kring.waarom


def loop(kring):
    return [(stap.van, stap.naar) for stap in kring.stappen.order_by("pk")]


def van(wie):
    return Ruilaanbod.objects.get(deelnemer=wie)


# ---- proposing


def test_a_ring_is_put_to_its_people_without_a_name(nu):
    kring = maak_kring(3, op=nu)
    wie = mensen(kring)
    assert (kring.status, kring.uiterlijk) == (S.VOORGESTELD, timezone.localdate(nu) + timedelta(10))
    namen = [een.naam for een in wie]
    for mail in Bericht.objects.filter(onderwerp__startswith="Er is een ruil"):
        assert not [naam for naam in namen if naam in mail.tekst and mail.aan not in mail.tekst + mail.aan]
    assert sorted(post()) == sorted((een.email, "Er is een ruil voor je gevonden") for een in wie)
    assert not Ruilaanbod.objects.te_ruilen(op=timezone.localdate(nu)).exists()


def test_a_ring_is_put_once(nu):
    kring = maak_kring(2, op=nu)
    with pytest.raises(RuilFout, match="al voorgesteld"):
        kringen.stel_voor(ring=kring.ring, door=None, op=nu)


@pytest.mark.parametrize("wat", ["gepauzeerd", "andere wens", "vertrokken", "in een andere ring"])
def test_what_changed_since_the_round_is_not_put_to_anybody(nu, wat):
    ring = maak_ring(3)
    aanbod = ring.plaatsen.first().aanbod
    if wat == "gepauzeerd":
        services.pauzeer(aanbod=aanbod, door=aanbod.deelnemer, op=nu)
    elif wat == "andere wens":
        aanbod.voorkeursvolgorde.all().delete()
        maak_voorkeur(aanbod, maak_werkgever(), rang=1)
    elif wat == "vertrokken":
        aanbod.deelnemer.is_active = False
        aanbod.deelnemer.save()
    else:
        ander = Ring.objects.filter(ronde=draai(langste=3)).get()
        kringen.stel_voor(ring=ander, door=None, op=nu)
    post()
    voor = Ruilkring.objects.count()
    with pytest.raises(PastNietMeer):
        kringen.stel_voor(ring=ring, door=None, op=nu)
    assert Ruilkring.objects.count() == voor and post() == []


def test_the_database_keeps_somebody_out_of_two_rings(nu):
    eerste = maak_kring(2, op=nu)
    tweede = maak_kring(2, op=nu)
    lid = eerste.leden.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        tweede.leden.create(plek=3, aanbod=lid.aanbod)


def test_the_rings_of_a_round_are_put_by_a_job_and_what_no_longer_fits_is_left_out(nu):
    eerste, tweede = maak_passend(2), maak_passend(3)
    ronde = draai(langste=3)
    services.trek_in(aanbod=tweede[0], door=tweede[0].deelnemer, op=nu)
    rondes.vraag_voorstellen_aan(ronde=ronde, door=None, op=nu)
    werk_af()
    assert [een.aanbod for een in Ruilkring.objects.get().leden.all()] == eerste
    assert Job.objects.filter(soort=rondes.VOORSTELLEN).get().status == Job.Status.GEREED


def test_of_a_repeat_or_a_round_under_way_nothing_is_put(nu):
    ronde = draai()
    herhaald = rondes.herhaal(ronde=ronde, door=None, op=nu)
    for een in (herhaald, rondes.vraag_ronde_aan(langste=2, seconden=5, door=None, op=nu)):
        with pytest.raises(RuilFout, match="klaar"):
            rondes.vraag_voorstellen_aan(ronde=een, door=None, op=nu)


# ---- answering


def test_names_show_when_all_are_interested_and_not_before(nu):
    kring = maak_kring(3, op=nu)
    *eersten, laatste = mensen(kring)
    post()
    for wie in eersten:
        kringen.toon_interesse(kring=kring, door=wie, op=nu)
    assert stand(kring)[0] == S.VOORGESTELD and not kring.toont_namen and post() == []
    kringen.toon_interesse(kring=kring, door=laatste, op=nu)
    assert stand(kring)[0] == S.KENNISMAKEN and kring.toont_namen
    assert {wat for _, wat in post()} == {"Maak kennis voor je ruil"}
    kringen.toon_interesse(kring=kring, door=laatste, op=nu)
    assert post() == [] and loop(kring) == [("", S.VOORGESTELD), (S.VOORGESTELD, S.KENNISMAKEN)]


def test_all_say_yes_and_then_everybody_who_agrees_is_asked(nu):
    kring = maak_bekend(2, op=nu)
    een, ander = mensen(kring)
    post()
    kringen.zeg_ja(kring=kring, leidinggevende=baas(een), door=een, op=nu)
    assert stand(kring)[0] == S.KENNISMAKEN and post() == []
    kringen.zeg_ja(kring=kring, leidinggevende=baas(ander), door=ander, op=nu)
    assert stand(kring)[0] == S.AKKOORD and kring.uiterlijk > timezone.localdate(nu)
    gevraagd = [aan for aan, wat in post() if wat == "Ga je akkoord met deze ruil?"]
    assert {baas(een), baas(ander)} < set(gevraagd) and len(gevraagd) == 4
    for akkoord in Kringakkoord.objects.all():
        assert stand(kring)[0] == S.AKKOORD
        kringakkoorden.besluit(akkoord=akkoord, ja=True, op=nu)
    assert stand(kring) == (S.ROND, "") and kring.uiterlijk is None
    assert [wat for _, wat in post()].count("Jullie ruil is rond") == 2
    assert not Ruilaanbod.objects.te_ruilen(op=timezone.localdate(nu)).exists()


@pytest.mark.parametrize("adres", ["", "geen adres", "baas@elders.example", "eigen"])
def test_who_agrees_is_somebody_else_of_the_same_organisation(nu, adres):
    kring = maak_bekend(2, op=nu)
    wie = mensen(kring)[0]
    wie.email = f"ik@{wie.organisatie.code}.example"
    wie.save()
    with pytest.raises(RuilFout):
        kringen.zeg_ja(kring=kring, leidinggevende=wie.email if adres == "eigen" else adres, door=wie, op=nu)
    assert not Kringlid.objects.exclude(ja_op=None).exists()


def test_yes_comes_after_interest_and_only_of_who_is_in_it(nu):
    kring = maak_kring(2, op=nu)
    with pytest.raises(KringVoorbij):
        kringen.zeg_ja(kring=kring, leidinggevende=baas(mensen(kring)[0]), door=mensen(kring)[0], op=nu)
    vreemde = maak_compleet().deelnemer
    for doe in (kringen.toon_interesse, kringen.zeg_nee):
        with pytest.raises(NietJouwKring):
            doe(kring=kring, door=vreemde, op=nu)


def test_after_the_last_day_no_answer_counts_any_more(nu):
    kring = maak_kring(2, op=nu)
    wie = mensen(kring)[0]
    kringen.toon_interesse(kring=kring, door=wie, op=nu + timedelta(10))
    with pytest.raises(KringVoorbij):
        kringen.toon_interesse(kring=kring, door=mensen(kring)[1], op=nu + timedelta(11))


@pytest.mark.parametrize(
    "maak, waarom", [(maak_kring, W.NEE), (maak_bekend, W.NEE), (maak_gewild, W.GESTOPT)]
)
def test_one_no_ends_it_and_nobody_reads_whose(nu, maak, waarom):
    kring = maak(3, op=nu)
    een, *anderen = mensen(kring)
    post()
    kringen.zeg_nee(kring=kring, door=een, op=nu)
    assert stand(kring) == (S.ONTBONDEN, waarom) and kring.uiterlijk is None
    assert not kring.leden.filter(is_levend=True).exists()
    assert not kring.leden.exclude(leidinggevende="").exists()
    mails = Bericht.objects.filter(onderwerp__startswith="De ruil gaat niet door")
    assert {mail.aan for mail in mails} == {wie.email for wie in anderen}
    assert not [mail for mail in mails if een.naam in mail.tekst]
    assert Ruilaanbod.objects.te_ruilen(op=timezone.localdate(nu)).count() == 3
    with pytest.raises(KringVoorbij):
        kringen.zeg_nee(kring=kring, door=anderen[0], op=nu)


@pytest.mark.parametrize(
    "wie, waarom", [("leidinggevende", W.LEIDINGGEVENDE), ("ambassadeur", W.AMBASSADEUR)]
)
def test_who_does_not_agree_ends_it_and_answers_once(nu, wie, waarom):
    kring = maak_gewild(3, op=nu)
    akkoord = Kringakkoord.objects.filter(wie=wie).first()
    post()
    kringakkoorden.besluit(akkoord=akkoord, ja=False, op=nu)
    assert stand(kring) == (S.ONTBONDEN, waarom)
    assert kring.leden.get(brak_af=True) == akkoord.lid
    gehoord = [aan for aan, wat in post() if wat == "Een ruil gaat niet door"]
    assert {baas(een) for een in mensen(kring)} < set(gehoord)
    for een in Kringakkoord.objects.all():
        with pytest.raises(KringVoorbij):
            kringakkoorden.besluit(akkoord=een, ja=True, op=nu)


def test_a_link_answers_its_own_question_and_a_made_up_one_none(nu):
    maak_gewild(2, op=nu)
    akkoord = Kringakkoord.objects.first()
    assert akkoord_van(akkoordteken(akkoord)) == akkoord
    assert akkoord_van(f"{akkoord.pk}:abc") is None


# ---- what the offers do


def wijzig(wie, nu, **anders):
    aanbod = van(wie)
    velden = {**inhoud(), **{naam: getattr(aanbod, naam) for naam in inhoud()}, **anders}
    voorkeuren = [een.organisatie for een in aanbod.voorkeursvolgorde.all()]
    services.wijzig(aanbod=aanbod, velden=velden, voorkeuren=voorkeuren, door=wie, op=nu)


def test_another_wish_that_still_fits_keeps_the_ring_and_one_that_does_not_ends_it(nu):
    kring = maak_bekend(3, op=nu)
    wie = mensen(kring)[0]
    wijzig(wie, nu, wens_maanden_max=12)
    assert stand(kring)[0] == S.KENNISMAKEN
    wijzig(wie, nu, wens_schaal_min=18, wens_schaal_max=19)
    assert stand(kring) == (S.ONTBONDEN, W.GEWIJZIGD)
    assert van(wie).status == A.AANGEBODEN


def test_another_job_goes_to_the_ambassadeur_and_ends_the_ring(nu):
    kring = maak_kring(2, op=nu)
    wijzig(mensen(kring)[0], nu, taken="Heel wat anders.")
    assert stand(kring) == (S.ONTBONDEN, W.GEWIJZIGD)
    assert van(mensen(kring)[0]).status == A.INGEDIEND


@pytest.mark.parametrize("doe", [services.pauzeer, services.trek_in])
def test_who_pauses_or_withdraws_leaves_the_ring(nu, doe):
    kring = maak_bekend(3, op=nu)
    wie, ander, _ = mensen(kring)
    doe(aanbod=van(wie), door=wie, op=nu)
    assert stand(kring) == (S.ONTBONDEN, W.INGETROKKEN)
    assert van(ander).status == A.AANGEBODEN


def test_when_all_said_yes_an_offer_is_not_changed_underneath_them(nu):
    kring = maak_gewild(2, op=nu)
    wie = mensen(kring)[0]
    for doe in (services.pauzeer, services.trek_in):
        with pytest.raises(RuilFout, match="Stop eerst"):
            doe(aanbod=van(wie), door=wie, op=nu)
    with pytest.raises(RuilFout, match="Stop eerst"):
        wijzig(wie, nu, wens_maanden_max=12)
    assert stand(kring)[0] == S.AKKOORD


def test_an_offer_in_a_ring_does_not_expire_underneath_it(nu):
    kring = maak_kring(2, op=nu)
    aanbod = van(mensen(kring)[0])
    Ruilaanbod.objects.filter(pk=aanbod.pk).update(geldig_tot=timezone.localdate(nu) - timedelta(1))
    assert not services.verloop(aanbod_id=aanbod.pk, op=nu)
    kringen.zeg_nee(kring=kring, door=mensen(kring)[0], op=nu)
    assert services.verloop(aanbod_id=aanbod.pk, op=nu)


def test_who_leaves_the_portal_leaves_the_ring_and_nothing_of_them_stays(nu):
    kring = maak_bekend(3, op=nu)
    wie = mensen(kring)[0]
    services.wis(gebruiker=wie, op=nu)
    assert stand(kring) == (S.ONTBONDEN, W.INGETROKKEN)
    assert not kring.leden.filter(aanbod__deelnemer=wie).exists()


# ---- without anybody pressing a button


def test_who_stays_silent_is_reminded_once_then_the_ring_ends_and_their_offer_pauses(nu):
    kring = maak_kring(3, op=nu)
    een, twee, stil = mensen(kring)
    for wie in (een, twee):
        kringen.toon_interesse(kring=kring, door=wie, op=nu)
    post()
    assert not kringen.herinner(kring_id=kring.pk, op=nu + timedelta(6))
    assert kringen.herinner(kring_id=kring.pk, op=nu + timedelta(7))
    assert not kringen.herinner(kring_id=kring.pk, op=nu + timedelta(8))
    assert post() == [(stil.email, "Herinnering")]
    assert not kringen.laat_vervallen(kring_id=kring.pk, op=nu + timedelta(10))
    assert kringen.laat_vervallen(kring_id=kring.pk, op=nu + timedelta(11))
    assert not kringen.laat_vervallen(kring_id=kring.pk, op=nu + timedelta(11))
    assert stand(kring) == (S.ONTBONDEN, W.STIL)
    assert [van(wie).status for wie in (een, twee, stil)] == [A.AANGEBODEN, A.AANGEBODEN, A.GEPAUZEERD]
    mail = Bericht.objects.get(aan=stil.email)
    assert "op pauze" in mail.tekst


def test_who_has_to_agree_is_reminded_and_without_an_answer_it_ends_for_nobodys_fault(nu):
    kring = maak_gewild(2, op=nu)
    kringakkoorden.besluit(akkoord=Kringakkoord.objects.first(), ja=True, op=nu)
    post()
    laatste = nu + (kring.uiterlijk - timezone.localdate(nu))
    assert kringen.herinner(kring_id=kring.pk, op=laatste)
    assert [wat for _, wat in post()] == ["Herinnering"] * 3
    assert kringen.laat_vervallen(kring_id=kring.pk, op=laatste + timedelta(1))
    assert stand(kring) == (S.ONTBONDEN, W.AKKOORD_STIL) and not kring.leden.filter(brak_af=True).exists()
    assert {van(wie).status for wie in mensen(kring)} == {A.AANGEBODEN}


def test_a_ring_that_is_round_does_not_lapse(nu):
    kring = maak_gewild(2, op=nu)
    for akkoord in Kringakkoord.objects.all():
        kringakkoorden.besluit(akkoord=akkoord, ja=True, op=nu)
    assert not kringen.laat_vervallen(kring_id=kring.pk, op=nu + timedelta(400))
    assert not kringen.herinner(kring_id=kring.pk, op=nu)


# ---- a new ring is sought


def test_who_is_left_is_put_a_new_ring_and_the_same_one_is_not_asked_again(nu):
    """A, B and C in a ring; A and D could swap too. When C says no, A and D are asked."""
    a, b, c = maak_passend(3)
    kring = kringen.stel_voor(ring=Ring.objects.get(ronde=draai(langste=3)), door=None, op=nu)
    d = maak_compleet(maak_mens(maak_werkgever()))
    maak_voorkeur(d, a.organisatie, rang=1)
    maak_voorkeur(a, d.organisatie, rang=2)
    kringen.zeg_nee(kring=kring, door=c.deelnemer, op=nu)
    werk_af()
    nieuw = Ruilkring.objects.levend().get()
    assert {lid.aanbod for lid in nieuw.leden.all()} == {a, d}
    assert Ronde.objects.get(na_kring=kring).langste == 3
    assert geweigerd() == {(c.pk, a.pk)}
    assert eigen_kansen(b, op=timezone.localdate(nu), geweigerd=geweigerd()) == []


def test_a_round_after_a_ring_puts_nothing_to_who_was_not_in_it(nu):
    kring = maak_kring(2, op=nu)
    maak_passend(2)
    kringen.zeg_nee(kring=kring, door=mensen(kring)[0], op=nu)
    werk_af()
    assert not Ruilkring.objects.levend().exists()
    assert Ring.objects.filter(ronde__na_kring=kring).count() == 1


def test_who_had_to_agree_and_did_not_closes_both_sides(nu):
    kring = maak_gewild(3, op=nu)
    lid = kring.leden.get(plek=2)
    kringakkoorden.besluit(akkoord=lid.akkoorden.first(), ja=False, op=nu)
    een, twee, drie = kring.leden.order_by("plek").values_list("aanbod", flat=True)
    assert geweigerd() == {(twee, drie), (een, twee)}
    vandaag = timezone.localdate(nu)
    pijlen = lees(te_lezen(op=vandaag), op=vandaag, geweigerd=geweigerd())["pijlen"]
    assert [(van_, naar) for van_, naar, _ in pijlen] == [(drie, een)]


# ---- reading


def test_a_ring_still_fits_by_the_offers_of_now():
    rijen = maak_passend(3)
    nu_ = met_wens(Ruilaanbod.objects.all()).in_bulk([een.pk for een in rijen])
    goed = [nu_[een.pk] for een in rijen]
    assert past_als_ring(goed) and not past_als_ring([goed[1], goed[0], goed[2]])
    samen = periode(goed)
    assert (samen.maanden_van, samen.maanden_tot) == (3, 6)
    goed[0].wens_maanden_min = goed[0].wens_maanden_max = 12
    assert not past_als_ring(goed) and periode(goed) is None


def test_somebody_gets_what_the_portal_knows_of_their_rings(nu):
    kring = maak_bekend(2, op=nu)
    wie = mensen(kring)[0]
    kringen.zeg_ja(kring=kring, leidinggevende=baas(wie), door=wie, op=nu)
    [rij] = gegevens(gebruiker=wie, op=nu.date())["Voorgestelde ruilen in Jouw Baan Mijn Baan"]
    assert (rij["status"], rij["leidinggevende"], rij["ja gezegd op"]) == (
        "Kennismaken",
        baas(wie),
        nu.isoformat(),
    )


def test_what_waits_for_whom(nu):
    kring = maak_kring(2, op=nu)
    een, ander = mensen(kring)
    vandaag = timezone.localdate(nu)
    amb = Gebruiker.objects.get(lidmaatschappen__organisatie=een.organisatie)
    vreemde = maak_ambassadeur(maak_werkgever())

    def wacht(wie, op=vandaag):
        return [taak.titel for taak in taken(gebruiker=wie, op=op)]

    assert wacht(een) == wacht(ander) == ["Zeg of je deze ruil wilt"]
    assert wacht(een, vandaag + timedelta(11)) == []
    kringen.toon_interesse(kring=kring, door=een, op=nu)
    assert wacht(een) == [] and len(wacht(ander)) == 1
    kringen.toon_interesse(kring=kring, door=ander, op=nu)
    for wie in (een, ander):
        assert wacht(wie) == ["Zeg of je deze ruil wilt"]
        kringen.zeg_ja(kring=kring, leidinggevende=baas(wie), door=wie, op=nu)
    assert wacht(een) == [] and wacht(vreemde) == []
    assert wacht(amb) == ["Geef antwoord over 1 ruil"]
    assert [een_.lid.aanbod.deelnemer for een_ in te_geven_akkoorden(amb, op=vandaag)] == [een]
    bureau = maak_gebruiker(Rol.COORDINATOR)
    assert wacht(bureau) == []
    amb.lidmaatschappen.update(tot=vandaag - timedelta(1))
    assert wacht(bureau) == ["Geef antwoord over 1 ruil"]
