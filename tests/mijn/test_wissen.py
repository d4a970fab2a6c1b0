"""Somebody leaves with a row of every kind: nothing is left that names them, and the figures stay the same."""

from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from evenementen.models import Evenementakkoord, Keuze, Planningstap
from evenementen.models import Herinnering as Evenementherinnering
from rapportage.verzamelen import verzamel
from school.models import Akkoord, Akkoordbeleid, NoShowbeleid, Plaatsoverdracht
from tests import maken
from tests.evenementen import meelopen
from tests.evenementen.maken import (
    MAANDAG,
    maak_gastaanbod,
    maak_opmerking,
    maak_ruil,
    maak_ruilantwoord,
    maak_ruilgroep,
    maak_ruillid,
    maak_ruilronde,
    maak_spreker,
)
from tests.jbmb import cohort as cohorten
from tests.jbmb import klussen
from tests.jbmb.kringen import maak_kringrij
from tests.maken import MOMENT, maak_gebruiker, maak_organisatie
from tests.school.maken import maak_afspraakstap, maak_saldooverdracht
from tests.vacatures.maken import (
    maak_apisleutel,
    maak_commissielid,
    maak_herplaatsingskandidaat,
    maak_melding,
    maak_nakijkverzoek,
    maak_reactiestap,
    maak_uitkomst,
)
from twentsekracht import post
from twentsekracht.logboek.models import Regel
from twentsekracht.mijn import services
from twentsekracht.organisaties.models import Gebruiker, Organisatie, Rol
from twentsekracht.werk.models import Bericht, Job
from vacatures.models import Mailkeuze

pytestmark = pytest.mark.django_db

NAAM, ADRES = "Zeldzaam Spoorzoeker", "zeldzaam.spoorzoeker@hengelo.example"
SPOREN = ("zeldzaam", "spoorzoeker")


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


@pytest.fixture
def iemand(hengelo):
    return maak_gebruiker(organisatie=hengelo, naam=NAAM, email=ADRES, functie="Zeldzaam vak")


def mail_aan(gebruiker, onderwerp="Herinnering"):
    return post.verstuur(
        aan=gebruiker.email,
        onderwerp=onderwerp,
        sjabloon="account_gewist",
        context={},
        waarom="dit een test is",
        op=MOMENT,
    )


def vul(iemand, hengelo):
    """A row of every kind that points at a person, over all apps."""
    persoon = {"deelnemer": iemand, "organisatie": hengelo}
    maken.maak_profiel(iemand, wensen="Spoorzoeker worden")
    maken.maak_agendaadres(iemand)
    maken.maak_lidmaatschap(iemand, hengelo, rol=Rol.AMBASSADEUR, tot=date(2014, 1, 1))
    maken.maak_uitnodiging(hengelo, email=ADRES.upper(), naam=NAAM, gebruiker=iemand, status="aanvaard")
    maken.maak_uitnodiging(hengelo, door=iemand)
    besluit = {"object_repr": "iets", "action_flag": 2, "change_message": ""}
    LogEntry.objects.create(
        user=iemand, content_type=ContentType.objects.get_for_model(Organisatie), **besluit
    )
    EmailAddress.objects.create(user=iemand, email=ADRES, primary=True, verified=True)
    mail_aan(iemand)
    for vacature in [maken.maak_vacature(hengelo), maken.maak_vacature()]:
        maken.maak_reactie(vacature, kandidaat=iemand)
    maken.maak_vacaturestap(door=iemand)
    maken.maak_vacature(houder=iemand, nagekeken_door=iemand, gewijzigd_door=iemand)
    Mailkeuze.objects.create(gebruiker=iemand, herinneren=False)
    maak_reactiestap(door=iemand)
    maak_uitkomst(door=iemand)
    maak_commissielid(gebruiker=iemand)
    maak_herplaatsingskandidaat(iemand)
    maak_melding(iemand)
    maak_nakijkverzoek(door=iemand, beantwoord_door=iemand, antwoord="akkoord", beantwoord_op=MOMENT)
    maak_apisleutel(hengelo, gemaakt_door=iemand)
    maken.maak_bewaarde_vacature(iemand)
    maken.maak_zoekopdracht(iemand)
    inschrijving = maken.maak_inschrijving(**persoon)
    maken.maak_inschrijvingstap(inschrijving, door=iemand)
    maken.maak_agendabericht(inschrijving)
    maken.maak_herinnering(inschrijving)
    maken.maak_deelnamebewijs(inschrijving, naam=NAAM)
    van_ander = maken.maak_inschrijving(
        organisatie=hengelo, leidinggevende=ADRES, vervanger=ADRES.upper(), tweede=ADRES
    )
    Akkoord.objects.create(inschrijving=inschrijving, gevraagd_op=MOMENT, plaats_tot=MOMENT, door=iemand)
    maken.maak_belangstelling(gebruiker=iemand)
    maken.maak_uitvoering(besloten_door=iemand)
    inschrijving.aanwezigheid.create(soort="no_show", bron="zelf", door=iemand, vastgelegd_op=MOMENT)
    inschrijving.bezwaren.create(tekst=f"Dit klopt niet, groet {NAAM}", gevraagd_op=MOMENT, door=iemand)
    NoShowbeleid.objects.create(organisatie=hengelo, genoteerd_door=iemand)
    maak_afspraakstap(hengelo, door=iemand)
    maak_saldooverdracht(hengelo, door=iemand)
    Akkoord.objects.create(inschrijving=van_ander, gevraagd_op=MOMENT, plaats_tot=MOMENT, aan=ADRES.upper())
    Akkoordbeleid.objects.create(organisatie=hengelo, wijze="akkoord_van_twee", tweede=ADRES)
    Plaatsoverdracht.objects.create(inschrijving=van_ander, aan=ADRES, gevraagd_op=MOMENT, door=iemand)
    evenement = maken.maak_evenement()
    for _ in range(3):
        rij = maken.maak_deelname(maken.maak_onderdeel(evenement), **persoon)
        maken.maak_deelnamestap(rij, door=iemand, reden=f"{NAAM} is ziek")
    Keuze.objects.create(onderdeel=maken.maak_onderdeel(evenement), gebruiker=iemand)
    maak_spreker(NAAM, gebruiker=iemand, toelichting=f"{NAAM} vertelt", email=ADRES)
    maak_spreker(NAAM, email=ADRES.upper())
    maak_opmerking(evenement, hengelo, door=iemand)
    maak_gastaanbod(evenement, hengelo, door=iemand)
    Planningstap.objects.create(evenement=evenement, naar="gepland", door=iemand, vastgelegd_op=MOMENT)
    Evenementherinnering.objects.create(
        evenement=evenement, deelnemer=iemand, soort="dag", dag=maken.DAG, verstuurd_op=MOMENT
    )
    evenement.rondschrijven.create(
        aan=["bevestigd"], onderwerp="Jas", tekst="Koud", aantal=1, door=iemand, verstuurd_op=MOMENT
    )
    vraag = Evenementakkoord.objects.create(
        organisatie=hengelo, aan=ADRES, gevraagd_op=MOMENT, plaats_tot=MOMENT, door=iemand
    )
    vraag.deelnames.add(maken.maak_deelname(leidinggevende=ADRES, deelnemer=maken.maak_gebruiker()))
    vul_meelopen(iemand)
    vul_klussen(iemand)
    groep = maak_ruilgroep(zorgt_ervoor=iemand)
    lid = maak_ruillid(groep, hengelo, gebruiker=iemand)
    maak_ruilantwoord(maak_ruilronde(groep, door=iemand), lid, MAANDAG, door=iemand)
    maak_ruil(maak_ruilronde(groep, status="bevestigd"), lid, door=iemand)
    maken.maak_ronde(aangevraagd_door=iemand)
    maak_kringrij(leidinggevende=ADRES, door=iemand)
    vul_cohort(iemand)
    maken.maak_aanbodstap(maken.maak_ruilaanbod(status="lopend", **persoon), door=iemand)
    maken.maak_traineestap(maken.maak_trainee(deelnemer=iemand), door=iemand)
    maken.maak_job(door=iemand)
    maken.maak_import(door=iemand)
    maken.maak_editie(aangemaakt_door=iemand)
    maken.maak_regel(iemand, door=iemand)


def vul_cohort(iemand):
    """As a participant, as a coach, as who answers a question, and as the leidinggevende of somebody else."""
    mijn = cohorten.maak_deelname(
        deelnemer=iemand, motivatie=f"Ik ben {NAAM}", zoekt=NAAM, leidinggevende=ADRES
    )
    mijn.stappen.update(door=iemand, reden=NAAM)
    mijn.inwerkpunten.create(tekst=f"Bel {NAAM}")
    cohorten.maak_notitie(mijn, tekst=f"{NAAM} kijkt ertegen op")
    cohorten.maak_notitie(coach=iemand, tekst="Zeldzaam goed gesprek")
    cohorten.maak_team(mijn)
    cohorten.maak_hulpvraag(mijn, vraag=f"Help {NAAM}")
    cohorten.maak_match(mijn).stappen.update(door=iemand, reden=NAAM)
    ander = cohorten.maak_deelname(leidinggevende=ADRES.upper())
    ander.cohort.coaches.create(gebruiker=iemand)
    ander.cohort.stappen.update(door=iemand)
    cohorten.maak_hulpvraag(ander, antwoord="Gedaan", beantwoord_op=MOMENT, beantwoord_door=iemand)


def vul_meelopen(iemand):
    """As a visitor, as a host, and as the leidinggevende of somebody else; all in words of their own."""
    dag = meelopen.maak_dag(meelopen.maak_plek(iemand, adres=f"Vraag naar {NAAM}", wat_je_ziet=NAAM))
    dag.plek.stappen.update(door=iemand)
    meelopen.maak_verzoek(dag, status="doorgegaan").bedankjes.create(
        van="gastgever", tekst=f"Groet, {NAAM}", gegeven_op=MOMENT
    )
    verzoek = meelopen.maak_verzoek(bezoeker=iemand, motivatie=f"Ik ben {NAAM}")
    verzoek.stappen.update(door=iemand, reden=NAAM)
    meelopen.maak_verzoek(leidinggevende=ADRES.upper())
    meelopen.maak_plek(leidinggevende=ADRES)
    meelopen.maak_wens(iemand, functie="Spoorzoeker")


def vul_klussen(iemand):
    """As the klusgever, as who responded, and as the leidinggevende of somebody else; all in words of their own."""
    klus = klussen.maak_klus(iemand, omschrijving=f"Vraag naar {NAAM}")
    klus.stappen.update(reden=NAAM)
    reactie = klussen.maak_reactie(deelnemer=iemand, motivatie=f"Ik ben {NAAM}", leidinggevende=ADRES)
    reactie.stappen.update(reden=NAAM)
    klussen.maak_reactie(klus, leidinggevende=ADRES.upper()).stappen.update(door=iemand, reden=NAAM)


def wis(iemand, op=MOMENT):
    services.wis_account(gebruiker=iemand, door=iemand, op=op)


def teksten():
    """(model, value) of everything written down anywhere."""
    soorten = (models.CharField, models.TextField, models.JSONField, models.BinaryField)
    for model in apps.get_models(include_auto_created=True):
        velden = [veld.attname for veld in model._meta.concrete_fields if isinstance(veld, soorten)]
        for rij in model._base_manager.values_list(*velden) if velden else []:
            yield model._meta.label, " ".join(map(str, rij)).lower()


def wijzen_naar(pk):
    """Every foreign key in the database that still points at this person."""
    return [
        f"{model._meta.label}.{veld.name}"
        for model in apps.get_models(include_auto_created=True)
        for veld in model._meta.concrete_fields
        if veld.related_model is Gebruiker and model._base_manager.filter(**{veld.attname: pk}).exists()
    ]


def test_every_kind_of_row_is_tried(iemand, hengelo):
    """A new model that points at a person has to come along in `vul`, or this says which."""
    vul(iemand, hengelo)
    waar = set(wijzen_naar(iemand.pk))
    alle = {
        f"{model._meta.label}.{veld.name}"
        for model in apps.get_models()
        for veld in model._meta.concrete_fields
        if veld.related_model is Gebruiker
    }
    # What was decided or explained by somebody without a row of theirs in it, and what belongs to signing in.
    elders = {
        "organisaties.Rollencontrole.door",
        "organisaties.Rolbesluit.door",
        "redactie.Nieuwsstap.door",
        "redactie.Paginastap.door",
        "rapportage.Editie.definitief_door",
        "rapportage.Hoofdstuktekst.gewijzigd_door",
        "rapportage.Verklaring.door",
        "socialaccount.SocialAccount.user",
        "mfa.Authenticator.user",
        "usersessions.UserSession.user",
    }
    assert alle - waar == elders
    vangnet = {models.CASCADE, models.SET_NULL}
    assert all(
        apps.get_model(*pad.split(".")[:2])._meta.get_field(pad.split(".")[2]).remote_field.on_delete
        in vangnet
        for pad in alle
    )


def test_nothing_is_left_that_names_the_person(iemand, hengelo):
    vul(iemand, hengelo)
    pk = iemand.pk
    assert {label for label, tekst in teksten() if any(spoor in tekst for spoor in SPOREN)}
    wis(iemand)
    assert wijzen_naar(pk) == []
    over = {label for label, tekst in teksten() if any(spoor in tekst for spoor in SPOREN)}
    assert over == {"werk.Bericht"}  # the last mail, on its way
    assert [bericht.onderwerp for bericht in Bericht.objects.filter(aan__iexact=ADRES)] == [
        "Je account is verwijderd"
    ]
    assert NAAM not in Bericht.objects.get(aan__iexact=ADRES).tekst
    Bericht.objects.all().delete()
    assert not any(spoor in tekst for _, tekst in teksten() for spoor in SPOREN)


def test_the_log_keeps_the_id_and_says_what_was_done(iemand, hengelo):
    vul(iemand, hengelo)
    pk = iemand.pk
    wis(iemand)
    regel = Regel.objects.get(actie="account gewist")
    assert (regel.door_id, regel.object_type, regel.object_id) == (pk, "organisaties.gebruiker", str(pk))


def test_the_figures_of_the_year_stay_the_same(iemand, hengelo):
    vul(iemand, hengelo)
    vraag = {"jaar": 2015, "peildatum": date(2015, 12, 31), "organisatie": None, "op": MOMENT}
    vooraf = verzamel(**vraag)
    wis(iemand, op=MOMENT + timedelta(days=400))
    assert verzamel(**vraag) == vooraf


def test_mail_of_others_stays(iemand):
    ander = maak_gebruiker(email="x" + ADRES)
    mail_aan(ander)
    wis(iemand)
    assert Bericht.objects.filter(aan=ander.email).count() == 1


def test_mail_that_is_being_sent_this_moment_is_left_to_its_worker(iemand):
    bericht = mail_aan(iemand)
    Job.objects.filter(pk=bericht.job_id).update(status=Job.Status.BEZIG, lease_tot=MOMENT)
    wis(iemand)
    assert Bericht.objects.filter(pk=bericht.pk).exists()


def test_what_is_to_come_is_cancelled_and_what_was_stays(iemand, hengelo):
    persoon = {"deelnemer": iemand, "organisatie": hengelo}
    morgen, gisteren = date(2015, 6, 2), date(2015, 5, 31)
    cursussen = [
        maken.maak_inschrijving(maken.maak_uitvoering(start=dag), **persoon) for dag in (gisteren, morgen)
    ]
    delen = [
        maken.maak_deelname(maken.maak_onderdeel(datum=dag), status="bevestigd", **persoon)
        for dag in (gisteren, morgen)
    ]
    aanbod = maken.maak_ruilaanbod(**persoon)
    wis(iemand)
    for rij in [*cursussen, *delen, aanbod]:
        rij.refresh_from_db()
    assert [rij.status for rij in cursussen] == ["bevestigd", "geannuleerd"]
    assert cursussen[1].geannuleerd_op == timezone.localdate(MOMENT)
    assert [rij.status for rij in delen] == ["bevestigd", "geannuleerd"]
    assert aanbod.status == "ingetrokken"
    for rij in (cursussen[1], delen[1], aanbod):
        stap = rij.stappen.order_by("pk").last()
        assert (stap.naar, stap.per, stap.door) == (rij.status, timezone.localdate(MOMENT), None)


def test_their_mark_is_another_than_that_of_the_next_who_leaves(iemand, hengelo):
    ander = maak_gebruiker(organisatie=hengelo)
    onderdeel = maken.maak_onderdeel()
    rijen = [maken.maak_deelname(onderdeel, hengelo, deelnemer=wie) for wie in (iemand, ander)]
    wis(iemand)
    wis(ander)
    for rij in rijen:
        rij.refresh_from_db()
    assert rijen[0].kenmerk != rijen[1].kenmerk


def test_a_failure_halfway_leaves_everything_as_it_was(iemand, hengelo, settings):
    vul(iemand, hengelo)
    settings.WISSEN = [*settings.WISSEN, f"{__name__}.gaat_mis"]
    with pytest.raises(ZeroDivisionError):
        wis(iemand)
    assert Gebruiker.objects.filter(pk=iemand.pk).exists()
    assert iemand.inschrijvingen.count() == 1
    assert not Regel.objects.filter(actie="account gewist").exists()


def gaat_mis(*, gebruiker, op):
    raise ZeroDivisionError
