"""Data for tests, made by plain functions: `maak_...` gives one saved object, every field has a default.

Codes and names count up, so two calls never clash. Say what your test is about, leave out the rest:
`maak_vacature(organisatie=hengelo, status="ingevuld", ingevuld_op=date(2015, 3, 1))`.
"""

import zlib
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import count

from django.utils import timezone

from evenementen.models import Deelname, Deelnamestap, Evenement, Onderdeel, Werkplekruil
from jbmb.models import Aanbodstap, Ronde, Ruilaanbod, Voorkeur
from jbmb.ringregels import VERSIE
from jbmb.rondewerk import zoek
from rapportage.models import Bestand, Editie
from rapportage.momentopname import kenmerk
from rapportage.verzamelen import verzamel
from school.models import (
    Afspraak,
    Agendabericht,
    Belangstelling,
    Deelnamebewijs,
    Evaluatievraag,
    Herinnering,
    Inschrijving,
    Inschrijvingstap,
    Opleiding,
    Quotum,
    Trainer,
    Uitvoering,
)
from trainees.models import Lichting, Trainee, Traineestap
from twentsekracht.aanmelden.models import Aanbieder, AanbiederOrganisatie
from twentsekracht.bezoek.models import Bezoekmeting
from twentsekracht.inlezen.models import Bronbestand, Correctie, Import
from twentsekracht.logboek.services import leg_vast
from twentsekracht.mijn.models import Agendaadres, Profiel, Vaardigheid
from twentsekracht.organisaties import termijnen
from twentsekracht.organisaties.models import (
    EmailDomein,
    Formatie,
    Gebruiker,
    Lidmaatschap,
    Organisatie,
    Rol,
    Rollencontrole,
    Uitnodiging,
)
from twentsekracht.organisaties.models.uitnodiging import hash_van
from twentsekracht.redactie.models import Doorverwijzing, Nieuwsbericht, Pagina
from twentsekracht.werk.models import Job
from vacatures.models import BewaardeVacature, Reactie, Vacature, Vacaturestap, Zoekopdracht
from vacatures.openstelling import meteen

DAG = date(2015, 6, 1)  # an ordinary day in the year most tests are about
MOMENT = datetime(2015, 6, 1, 9, 0, tzinfo=UTC)
WACHTWOORD = "een-lang-wachtwoord-voor-tests"
ALTIJD = date(2000, 1, 1)

_teller = count(10_001)  # all as long as each other, so that in order of name is in order of making


def nummer():
    """A number not used before, for what has to be unique."""
    return next(_teller)


# ---- organisations and people


def maak_organisatie(code=None, **velden):
    code = code or f"organisatie-{nummer()}"
    naam = velden.setdefault("naam", f"Gemeente {code.title()}")
    velden.setdefault("korte_naam", naam.removeprefix("Gemeente ")[:60])
    velden.setdefault("soort", Organisatie.Soort.GEMEENTE)
    return Organisatie.objects.create(code=code, **velden)


def maak_emaildomein(organisatie, domein):
    return EmailDomein.objects.create(organisatie=organisatie, domein=domein)


def maak_formatie(organisatie=None, jaar=2015, fte=100, **velden):
    return Formatie.objects.create(
        organisatie=organisatie or maak_organisatie(), jaar=jaar, fte=fte, **velden
    )


def maak_gebruiker(rol=None, organisatie=None, **velden):
    """A person; with `rol`, a membership that never ends. Log in with the fixture `als(gebruiker)`.

    For the login form itself: `maak_gebruiker(wachtwoord=WACHTWOORD)`; hashing is slow, so not by default.
    """
    organisatie = organisatie or maak_organisatie()
    volgnummer = nummer()
    velden.setdefault("email", f"persoon{volgnummer}@{organisatie.code}.example")
    velden.setdefault("naam", f"Persoon {volgnummer}")
    wachtwoord = velden.pop("wachtwoord", None)
    gebruiker = Gebruiker.objects.create_user(password=wachtwoord, organisatie=organisatie, **velden)
    if rol:
        maak_lidmaatschap(gebruiker=gebruiker, organisatie=organisatie, rol=rol)
    return gebruiker


def maak_lidmaatschap(gebruiker=None, organisatie=None, rol=Rol.CONTACTPERSOON, van=ALTIJD, **velden):
    gebruiker = gebruiker or maak_gebruiker(organisatie=organisatie)
    organisatie = organisatie or gebruiker.organisatie
    return Lidmaatschap.objects.create(
        gebruiker=gebruiker, organisatie=organisatie, rol=rol, van=van, **velden
    )


def maak_profiel(gebruiker=None, **velden):
    """Seen by nobody else, unless the test says so."""
    velden.setdefault("bijgewerkt_op", MOMENT)
    return Profiel.objects.create(gebruiker=gebruiker or maak_gebruiker(), **velden)


def maak_vaardigheid(naam=None):
    return Vaardigheid.objects.create(naam=naam or f"Vaardigheid {nummer()}")


def maak_agendaadres(gebruiker=None, **velden):
    velden = {"sleutel": f"geheim-{nummer()}", "vernieuwd_op": MOMENT, "gewijzigd_op": MOMENT, **velden}
    return Agendaadres.objects.create(gebruiker=gebruiker or maak_gebruiker(), **velden)


# ---- signing on


def maak_aanbieder(*organisaties, server_url="https://login.example/tenant", **velden):
    """A provider in use, of this organisation; with `organisatie_claim` of several, each by its code."""
    volgnummer = nummer()
    velden = {"client_id": "portaal", "geheim_variabele": "SSO_TEST_GEHEIM", "actief": True, **velden}
    velden.setdefault("slug", f"aanbieder-{volgnummer}")
    velden.setdefault("naam", f"Aanbieder {volgnummer}")
    aanbieder = Aanbieder.objects.create(server_url=server_url, **velden)
    for organisatie in organisaties:
        waarde = organisatie.code if aanbieder.organisatie_claim else ""
        AanbiederOrganisatie.objects.create(aanbieder=aanbieder, organisatie=organisatie, claimwaarde=waarde)
    return aanbieder


# ---- the door: invitations and the yearly review


def maak_uitnodiging(organisatie=None, rol="", status="open", op=None, **velden):
    """With the key of its link as `sleutel`, which is nowhere else."""
    volgnummer, op = nummer(), op or timezone.now()
    sleutel = f"sleutel-{volgnummer}"
    velden.setdefault("email", f"genodigde{volgnummer}@hengelo.example")
    velden.setdefault("naam", f"Genodigde {volgnummer}")
    velden.setdefault("gemaakt_op", op)
    velden.setdefault("verloopt_op", op + termijnen.UITNODIGING)
    if rol:
        velden.setdefault("rol_tot", termijnen.rol_tot(op.date()))
    uitnodiging = Uitnodiging.objects.create(
        organisatie=organisatie or maak_organisatie(),
        rol=rol,
        status=status,
        sleutel_hash=hash_van(sleutel),
        **velden,
    )
    uitnodiging.sleutel = sleutel
    return uitnodiging


def maak_rollencontrole(organisatie=None, jaar=None, gestart_op=None, **velden):
    gestart_op = gestart_op or timezone.localdate()
    velden.setdefault("uiterlijk_op", gestart_op + termijnen.CONTROLE)
    return Rollencontrole.objects.create(
        organisatie=organisatie or maak_organisatie(),
        jaar=jaar or 2000 + nummer(),
        gestart_op=gestart_op,
        **velden,
    )


# ---- vacatures


def maak_vacature(organisatie=None, status=Vacature.Status.GEPUBLICEERD, **velden):
    volgnummer = nummer()
    velden.setdefault("code", f"V-{volgnummer}")
    velden.setdefault("titel", f"Vacature {volgnummer}")
    if status != Vacature.Status.CONCEPT:
        velden.setdefault("gepubliceerd_op", DAG)
        velden = meteen(velden.get("doelgroep", ""), velden["gepubliceerd_op"]) | velden
    return Vacature.objects.create(organisatie=organisatie or maak_organisatie(), status=status, **velden)


def maak_vacaturestap(vacature=None, naar=Vacature.Status.GEPUBLICEERD, per=DAG, **velden):
    velden.setdefault("vastgelegd_op", MOMENT)
    return Vacaturestap.objects.create(vacature=vacature or maak_vacature(), naar=naar, per=per, **velden)


def maak_reactie(vacature=None, ingediend_op=DAG, **velden):
    return Reactie.objects.create(vacature=vacature or maak_vacature(), ingediend_op=ingediend_op, **velden)


def maak_bewaarde_vacature(gebruiker=None, vacature=None, **velden):
    velden.setdefault("op", MOMENT)
    return BewaardeVacature.objects.create(
        gebruiker=gebruiker or maak_gebruiker(), vacature=vacature or maak_vacature(), **velden
    )


def maak_zoekopdracht(gebruiker=None, vraag="", **velden):
    velden.setdefault("naam", f"Zoekopdracht {nummer()}")
    velden = {"gemaakt_op": MOMENT, "gekeken_op": MOMENT, "gewild_op": MOMENT, **velden}
    return Zoekopdracht.objects.create(gebruiker=gebruiker or maak_gebruiker(), vraag=vraag, **velden)


# ---- school


def maak_afspraak(organisatie=None, jaar=2015, te_behalen=10, **velden):
    """Taken over from an old list; without a number: that there is no agreement."""
    organisatie = organisatie or maak_organisatie()
    velden.setdefault("soort", "geen" if te_behalen is None else "overgenomen")
    return Afspraak.objects.create(organisatie=organisatie, jaar=jaar, te_behalen=te_behalen, **velden)


def maak_opleiding(**velden):
    volgnummer = nummer()
    velden.setdefault("code", f"O-{volgnummer}")
    velden.setdefault("titel", f"Opleiding {volgnummer}")
    return Opleiding.objects.create(**velden)


def maak_uitvoering(opleiding=None, start=DAG, **velden):
    velden.setdefault("code", f"U-{nummer()}")
    return Uitvoering.objects.create(opleiding=opleiding or maak_opleiding(), start=start, **velden)


def maak_belangstelling(opleiding=None, gebruiker=None, sinds=DAG):
    return Belangstelling.objects.create(
        opleiding=opleiding or maak_opleiding(), gebruiker=gebruiker or maak_gebruiker(), sinds=sinds
    )


def maak_trainer(naam="Wim ter Haar", **velden):
    if "organisatie" not in velden:
        velden.setdefault("bureau", "Bureau Noaber")
    return Trainer.objects.create(naam=naam, **velden)


def maak_quotum(uitvoering=None, organisatie=None, aantal=1, **velden):
    return Quotum.objects.create(
        uitvoering=uitvoering or maak_uitvoering(),
        organisatie=organisatie or maak_organisatie(),
        aantal=aantal,
        **velden,
    )


def maak_inschrijving(
    uitvoering=None, organisatie=None, status=Inschrijving.Status.BEVESTIGD, stap=True, **velden
):
    """An enrolment with the status row that tells since when it holds (`stap=False` leaves the row out)."""
    velden.setdefault("ingeschreven_op", DAG)
    if "deelnemer" not in velden:
        velden.setdefault("kenmerk", f"P-{nummer()}")
    inschrijving = Inschrijving.objects.create(
        uitvoering=uitvoering or maak_uitvoering(),
        organisatie=organisatie or maak_organisatie(),
        status=status,
        **velden,
    )
    if stap:
        maak_inschrijvingstap(inschrijving, naar=status, per=inschrijving.ingeschreven_op)
    return inschrijving


def maak_inschrijvingstap(inschrijving=None, naar=Inschrijving.Status.BEVESTIGD, per=DAG, **velden):
    velden.setdefault("vastgelegd_op", MOMENT)
    inschrijving = inschrijving or maak_inschrijving(stap=False)
    return Inschrijvingstap.objects.create(inschrijving=inschrijving, naar=naar, per=per, **velden)


def maak_agendabericht(inschrijving=None, **velden):
    inschrijving = inschrijving or maak_inschrijving()
    velden = {
        "titel": "Excel",
        "begin": DAG.isoformat(),
        "einde": DAG.isoformat(),
        "verteld_op": MOMENT,
        **velden,
    }
    return Agendabericht.objects.create(
        inschrijving=inschrijving, kenmerk=f"inschrijving-{inschrijving.pk}", **velden
    )


def maak_herinnering(inschrijving=None, soort=Herinnering.Soort.WEEK, dag=DAG, **velden):
    velden.setdefault("verstuurd_op", MOMENT)
    return Herinnering.objects.create(
        inschrijving=inschrijving or maak_inschrijving(), soort=soort, dag=dag, **velden
    )


def maak_deelnamebewijs(inschrijving=None, **velden):
    velden = {
        "naam": "Fatma Yılmaz",
        "opleiding": "Excel",
        "van": DAG,
        "tot": DAG,
        "uitgegeven_op": DAG,
        **velden,
    }
    velden.setdefault("code", f"ABCDEFG{nummer()}")
    return Deelnamebewijs.objects.create(inschrijving=inschrijving or maak_inschrijving(), **velden)


def maak_evaluatievraag(vraag="Was het nuttig?", soort=Evaluatievraag.Soort.SCHAAL, **velden):
    return Evaluatievraag.objects.create(vraag=vraag, soort=soort, **velden)


# ---- evenementen


def maak_evenement(jaar=2015, **velden):
    volgnummer = nummer()
    velden.setdefault("code", f"E-{volgnummer}")
    velden.setdefault("titel", f"Evenement {volgnummer}")
    velden.setdefault("soort", Evenement.Soort.SUMMERSCHOOL)
    velden.setdefault("start", date(jaar, 6, 1))
    velden.setdefault("einde", velden["start"])
    return Evenement.objects.create(jaar=jaar, **velden)


def maak_onderdeel(evenement=None, **velden):
    volgnummer = nummer()
    velden.setdefault("code", f"OD-{volgnummer}")
    velden.setdefault("titel", f"Onderdeel {volgnummer}")
    return Onderdeel.objects.create(evenement=evenement or maak_evenement(), **velden)


def maak_deelname(onderdeel=None, organisatie=None, status=Deelname.Status.AANWEZIG, **velden):
    if "deelnemer" not in velden:
        velden.setdefault("kenmerk", f"P-{nummer()}")
    if status == Deelname.Status.WACHTLIJST:
        velden.setdefault("wacht_sinds", MOMENT)
    return Deelname.objects.create(
        onderdeel=onderdeel or maak_onderdeel(),
        organisatie=organisatie or maak_organisatie(),
        status=status,
        **velden,
    )


def maak_deelnamestap(deelname=None, naar=Deelname.Status.AANWEZIG, per=DAG, **velden):
    velden.setdefault("vastgelegd_op", MOMENT)
    return Deelnamestap.objects.create(deelname=deelname or maak_deelname(), naar=naar, per=per, **velden)


def maak_werkplekruil(organisatie_a=None, organisatie_b=None, datum=DAG, **velden):
    velden.setdefault("groep", "Secretarissen")
    velden.setdefault("status", Werkplekruil.Status.UITGEVOERD)
    return Werkplekruil.objects.create(
        organisatie_a=organisatie_a or maak_organisatie(),
        organisatie_b=organisatie_b or maak_organisatie(),
        datum=datum,
        **velden,
    )


# ---- Jouw Baan Mijn Baan


def maak_ruilaanbod(organisatie=None, aangeboden_op=DAG, **velden):
    volgnummer = nummer()
    velden.setdefault("code", f"R-{volgnummer}")
    velden.setdefault("functie", f"Functie {volgnummer}")
    if velden.get("deelnemer"):
        velden.setdefault("is_vast", True)
    else:
        velden.setdefault("kenmerk", f"P-{volgnummer}")
    return Ruilaanbod.objects.create(
        organisatie=organisatie or maak_organisatie(), aangeboden_op=aangeboden_op, **velden
    )


def maak_voorkeur(aanbod=None, organisatie=None, rang=1):
    return Voorkeur.objects.create(
        aanbod=aanbod or maak_ruilaanbod(), organisatie=organisatie or maak_organisatie(), rang=rang
    )


def maak_aanbodstap(aanbod=None, naar=Ruilaanbod.Status.AANGEBODEN, per=DAG, **velden):
    velden.setdefault("vastgelegd_op", MOMENT)
    return Aanbodstap.objects.create(aanbod=aanbod or maak_ruilaanbod(), naar=naar, per=per, **velden)


def maak_ronde(klaar=True, **velden):
    """Of nobody: what a round of people is like, its own tests make."""
    leeg = {"op": DAG.isoformat(), "mensen": [], "pijlen": [], "houdt_tegen": {}}
    if klaar:
        velden = {"invoer": leeg, "uitkomst": zoek(leeg, langste=3, seconden=1), "klaar_op": MOMENT} | velden
    velden.setdefault("regels", VERSIE if klaar else "")
    return Ronde.objects.create(aangevraagd_op=MOMENT, **velden)


# ---- trainees


def maak_lichting(start=date(2013, 9, 1), **velden):
    velden.setdefault("code", f"L-{nummer()}")
    return Lichting.objects.create(start=start, **velden)


def maak_trainee(lichting=None, status=Trainee.Status.LOPEND, **velden):
    velden.setdefault("code", f"T-{nummer()}")
    return Trainee.objects.create(lichting=lichting or maak_lichting(), status=status, **velden)


def maak_traineestap(trainee=None, naar=Trainee.Status.LOPEND, per=DAG, **velden):
    velden.setdefault("vastgelegd_op", MOMENT)
    return Traineestap.objects.create(trainee=trainee or maak_trainee(), naar=naar, per=per, **velden)


# ---- bezoek


def maak_bezoekmeting(soort=Bezoekmeting.Soort.TOTAAL, sleutel="bezoeken", aantal=100, **velden):
    velden.setdefault("van", date(2015, 1, 1))
    velden.setdefault("tot", date(2015, 6, 30))
    return Bezoekmeting.objects.create(soort=soort, sleutel=sleutel, aantal=aantal, **velden)


# ---- redactie


def maak_nieuwsbericht(status="gepubliceerd", gepubliceerd_op=MOMENT, **velden):
    volgnummer = nummer()
    velden = {
        "titel": f"Nieuwsbericht {volgnummer}",
        "slug": f"nieuwsbericht-{volgnummer}",
        "inleiding": "Waar het over gaat.",
        "tekst": "Wat er te vertellen is.",
        "aangemaakt_op": MOMENT,
        "gewijzigd_op": MOMENT,
        **velden,
    }
    moment = None if status == "concept" else gepubliceerd_op
    return Nieuwsbericht.objects.create(status=status, gepubliceerd_op=moment, **velden)


def maak_pagina(status="gepubliceerd", **velden):
    volgnummer = nummer()
    velden = {
        "titel": f"Pagina {volgnummer}",
        "slug": f"pagina-{volgnummer}",
        "tekst": "Wat er te vertellen is.",
        "aangemaakt_op": MOMENT,
        "gewijzigd_op": MOMENT,
        **velden,
    }
    return Pagina.objects.create(status=status, **velden)


def maak_doorverwijzing(van=None, naar="/nieuws/", **velden):
    van = van or f"/oud-{nummer()}/"
    return Doorverwijzing.objects.create(van=van, naar=naar, **{"aangemaakt_op": MOMENT, **velden})


# ---- background work and the log


def maak_job(soort="rapportage.tasks.maak_editie", **velden):
    velden.setdefault("sleutel", str(nummer()))
    return Job.objects.create(soort=soort, **{"aangevraagd_op": MOMENT, **velden})


def maak_regel(object=None, actie="gewijzigd", **velden):
    velden = {"door": None, "rol": "", "op": MOMENT, **velden}
    return leg_vast(object=object or maak_organisatie(), actie=actie, **velden)


# ---- rapportage


def maak_editie(jaar=2015, organisatie=None, definitief=False, cijfers=True, **velden):
    """An edition with the figures as the records are now (`cijfers=False`: not collected yet)."""
    velden.setdefault("peildatum", date(jaar, 12, 31))
    velden.setdefault("versie", Editie.objects.filter(jaar=jaar, organisatie=organisatie).count() + 1)
    velden.setdefault("aangemaakt_op", MOMENT)
    editie = Editie(jaar=jaar, organisatie=organisatie, **velden)
    if cijfers or definitief:
        editie.momentopname = editie.momentopname or verzamel(
            jaar=jaar, peildatum=editie.peildatum, organisatie=organisatie, op=MOMENT
        )
    if definitief:
        editie.momentopname |= {"status": "definitief"}
        editie.sha256, editie.definitief_op = kenmerk(editie.momentopname), MOMENT
        editie.status = Editie.Status.DEFINITIEF
    editie.save()
    return editie


def maak_bestand(editie, soort=Bestand.Soort.PDF, inhoud=b"%PDF-1.7", **velden):
    velden = {"grootte": len(inhoud), "sha256": sha256(inhoud).hexdigest(), "gemaakt_op": MOMENT, **velden}
    return Bestand.objects.create(editie=editie, soort=soort, inhoud=inhoud, **velden)


# ---- inlezen


def maak_import(naam="2015", status=Import.Status.GELUKT, **velden):
    velden.setdefault("gestart_op", MOMENT)
    return Import.objects.create(naam=naam, status=status, **velden)


def maak_bronbestand(imp=None, naam="vacatures.csv", inhoud=b"code\n", **velden):
    return Bronbestand.objects.create(
        imp=imp or maak_import(), naam=naam, inhoud=zlib.compress(inhoud), **velden
    )


def maak_correctie(imp=None, bestand="vacatures.csv", regel=2, kolom="titel", **velden):
    velden.setdefault("soort", Correctie.Soort.BIJGEWERKT)
    return Correctie.objects.create(
        imp=imp or maak_import(), bestand=bestand, regel=regel, kolom=kolom, **velden
    )
