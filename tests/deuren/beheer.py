"""The admin: who sees, changes, adds and deletes the rows of one organisation."""

from datetime import timedelta

from django.utils import timezone

from evenementen.models import Onderdeel
from tests import maken
from tests.beheer.rijen import RIJEN
from tests.deuren import BUREAU, ELDERS, IN_BEHEER, NIEMAND, Deur
from tests.school.maken import maak_saldooverdracht
from twentsekracht.organisaties.toegang import Rol

C, B = {Rol.COORDINATOR}, {Rol.BEHEERDER}
CP = {Rol.CONTACTPERSOON}
VH = {Rol.VACATUREHOUDER}
AMB = {Rol.AMBASSADEUR}
# A form of many rows without any.
LEEG_FORMULIER = {"kostenposten-TOTAL_FORMS": "0", "kostenposten-INITIAL_FORMS": "0"}


def model(label, zien, wijzigen=NIEMAND, toevoegen=NIEMAND, verwijderen=NIEMAND, gedeeld=False):
    """The five pages of a model. A list has something for every contactpersoon, a row only for its own."""

    def lijst(wie):
        return wie | {ELDERS} if CP & wie else wie

    def rij(wie):
        return lijst(wie) if gedeeld else wie

    def pk(wereld):
        return (wereld.rij(RIJEN[label]).pk,)

    naam = f"admin:{label.replace('.', '_')}"
    return {
        f"{naam}_changelist": Deur(lezen=lijst(zien), posten=lijst(zien)),
        f"{naam}_add": Deur(lezen=lijst(toevoegen), posten=lijst(toevoegen)),
        f"{naam}_change": Deur(lezen=rij(zien), posten=rij(wijzigen), args=pk),
        f"{naam}_delete": Deur(lezen=rij(verwijderen), posten=rij(verwijderen), args=pk),
        f"{naam}_history": Deur(lezen=rij(zien), posten=rij(zien), args=pk),
    }


def met_plaats(wereld):
    """Somebody who may still hand over the place."""
    straks = timezone.localdate() + timedelta(days=30)
    rij = maken.maak_inschrijving(
        maken.maak_uitvoering(start=straks),
        wereld.hengelo,
        deelnemer=maken.maak_gebruiker(organisatie=wereld.hengelo),
    )
    return (rij.pk,)


def een_run(wereld):
    return (maken.maak_uitvoering().pk,)


def nog_te_komen(wereld):
    """A part of an event, which are shared."""
    return (maken.maak_onderdeel(datum=timezone.localdate() + timedelta(days=30)).pk,)


def kan_nog_afmelden(wereld):
    [onderdeel] = nog_te_komen(wereld)
    deel = Onderdeel.objects.get(pk=onderdeel)
    rij = maken.maak_deelname(deel, wereld.hengelo, "bevestigd")
    return (rij.pk,)


def een_evenement(wereld):
    return (maken.maak_onderdeel().evenement_id,)


def te_gast(wereld):
    """Hosted by Hengelo, which may see to its programme."""
    start = timezone.localdate() + timedelta(days=30)
    evenement = maken.maak_evenement(jaar=start.year, start=start, gastorganisatie=wereld.hengelo)
    return (maken.maak_onderdeel(evenement).evenement_id,)


def als_bestand(wereld):
    return (*een_evenement(wereld), "ods")


def op_een_dag(wereld):
    return maken.maak_onderdeel(datum=maken.DAG).evenement_id, maken.DAG.isoformat()


def een_onderdeel(wereld):
    deel = maken.maak_onderdeel()
    return deel.evenement_id, deel.pk


def straks(wereld):
    """A run to come; runs are shared."""
    return (maken.maak_uitvoering(start=timezone.localdate() + timedelta(days=30)).pk,)


def aanbod(wereld):
    """Surplus on offer to Hengelo, which its contactpersoon may take."""
    return (maak_saldooverdracht(ontvanger=wereld.hengelo).pk,)


def ruilronde(wereld):
    return (wereld.rij(RIJEN["evenementen.ruilronde"]).pk,)


def ruillid(wereld):
    ronde = wereld.rij(RIJEN["evenementen.ruilronde"])
    return ronde.pk, ronde.groep.leden.get().pk


DEUREN = {
    "admin:index": Deur(lezen=IN_BEHEER, posten=IN_BEHEER),
    "admin:login": Deur(naar_inloggen=True),
    "admin:logout": Deur(posten=IN_BEHEER),
    "admin:password_change": Deur(lezen=IN_BEHEER, posten=IN_BEHEER),
    "admin:password_change_done": Deur(lezen=IN_BEHEER, posten=IN_BEHEER),
    "admin:jsi18n": Deur(lezen=IN_BEHEER),
    "admin:autocomplete": Deur(
        lezen=CP | BUREAU | {ELDERS},
        vraag={"app_label": "school", "model_name": "afspraak", "field_name": "organisatie"},
    ),
    "admin:app_list": Deur(
        lezen=CP | C | B | {ELDERS}, posten=CP | C | B | {ELDERS}, args=lambda wereld: ("school",)
    ),
    # signing on through an organisation
    **model("aanmelden.aanbieder", zien=B, wijzigen=B, toevoegen=B),
    "admin:aanmelden_aanbieder_controleren": Deur(
        lezen=B, posten=B, args=lambda wereld: (wereld.rij(RIJEN["aanmelden.aanbieder"]).pk,)
    ),
    # organisations and people
    **model("organisaties.organisatie", zien=CP | BUREAU, wijzigen=CP | BUREAU, toevoegen=B),
    **model("organisaties.gebruiker", zien=CP | BUREAU, wijzigen=CP | BUREAU, toevoegen=BUREAU),
    "admin:school_uitvoering_deelnemers": Deur(lezen=CP | BUREAU | {ELDERS}, posten=C, args=een_run),
    "admin:school_uitvoering_presentielijst": Deur(lezen=C, args=een_run),
    "admin:school_uitvoering_presentielink": Deur(posten=C, args=een_run),
    "admin:school_uitvoering_bezwaar": Deur(posten=C, args=een_run),
    "admin:organisaties_gebruiker_tweede_stap": Deur(
        lezen=B, posten=B, args=lambda wereld: (wereld.rij(RIJEN["organisaties.gebruiker"]).pk,)
    ),
    **model("organisaties.lidmaatschap", zien=CP | BUREAU, wijzigen=CP | BUREAU, toevoegen=CP | BUREAU),
    **model("organisaties.uitnodiging", zien=CP | BUREAU),
    **model("organisaties.rollencontrole", zien=CP | BUREAU),
    # what organisations do
    **model("vacatures.vacature", zien=CP | VH | BUREAU, wijzigen=CP | VH | C, toevoegen=CP | VH | C),
    **model("vacatures.reactie", zien=CP | VH | BUREAU),
    **model("vacatures.uitkomst", zien=CP | VH | BUREAU),
    **model("vacatures.werkwijze", zien=CP | VH | BUREAU, wijzigen=CP | C, toevoegen=CP | C),
    **model("vacatures.herplaatsingskandidaat", CP, CP, CP, CP),
    **model(
        "vacatures.salaristabel", zien=CP | VH | BUREAU, toevoegen=BUREAU, verwijderen=BUREAU, gedeeld=True
    ),
    **model("mijn.vaardigheid", zien=CP | VH | BUREAU, wijzigen=C, toevoegen=C, verwijderen=C, gedeeld=True),
    **model("vacatures.sjabloon", CP | VH | BUREAU, CP | VH | C, CP | VH | C, CP | VH | C),
    **model("school.afspraak", zien=CP | BUREAU, wijzigen=C, toevoegen=C, verwijderen=C),
    "admin:school_afspraak_stand": Deur(lezen=CP | C | {ELDERS}),
    "admin:school_afspraak_afrekening": Deur(lezen=CP | C | {ELDERS}),
    "admin:school_afspraak_afrekenbestand": Deur(lezen=CP | C | {ELDERS}, args=lambda wereld: ("ods",)),
    "admin:school_afspraak_jaar": Deur(lezen=C, posten=C, args=lambda wereld: (2026,)),
    "admin:school_afspraak_inlezen": Deur(lezen=C, posten=C, args=lambda wereld: (2026,)),
    "admin:school_afspraak_jaarbestand": Deur(lezen=C, args=lambda wereld: (2026, "xlsx")),
    "admin:school_afspraak_overdragen": Deur(lezen=CP | {ELDERS}, posten=CP | {ELDERS}),
    "admin:school_afspraak_overdracht": Deur(posten=CP, args=aanbod, vraag={"besluit": "geweigerd"}),
    **model("school.akkoordbeleid", zien=CP | BUREAU, wijzigen=CP | C, toevoegen=CP | C, verwijderen=CP | C),
    **model("school.annuleerregel", zien=CP | BUREAU, wijzigen=C, toevoegen=C, verwijderen=C, gedeeld=True),
    **model("school.evaluatievraag", zien=BUREAU, wijzigen=C, toevoegen=C, verwijderen=C, gedeeld=True),
    **model("school.noshowbeleid", zien=CP | BUREAU, wijzigen=CP | C, toevoegen=CP | C, verwijderen=CP | C),
    **model("school.opleiding", zien=CP | BUREAU, wijzigen=C, toevoegen=C, gedeeld=True),
    **model("school.trainer", zien=CP | BUREAU, wijzigen=C, toevoegen=C, verwijderen=C, gedeeld=True),
    **model("school.uitvoering", zien=CP | BUREAU, wijzigen=C, toevoegen=C, gedeeld=True),
    "admin:school_uitvoering_doorgaan": Deur(
        lezen=C, posten=C, args=lambda wereld: (wereld.rij(RIJEN["school.uitvoering"]).pk,)
    ),
    "admin:school_uitvoering_groep": Deur(lezen=CP | {ELDERS}, posten=CP | {ELDERS}, args=straks),
    "admin:school_uitvoering_quotum": Deur(lezen=CP | {ELDERS}, args=straks),
    "admin:school_uitvoering_kopieer": Deur(
        lezen=C, posten=C, args=lambda wereld: (wereld.rij(RIJEN["school.uitvoering"]).pk,)
    ),
    **model("school.inschrijving", zien=CP | C),
    "admin:school_inschrijving_overdragen": Deur(lezen=CP, posten=CP, args=met_plaats),
    **model("evenementen.evenement", zien=CP | BUREAU, wijzigen=C, toevoegen=C, gedeeld=True),
    "admin:evenementen_evenement_programma": Deur(lezen=CP | C, posten=CP | C, args=te_gast),
    "admin:evenementen_evenement_deelnemers": Deur(lezen=CP | C | {ELDERS}, args=een_evenement),
    "admin:evenementen_evenement_deelnemerslijst": Deur(lezen=CP | C | {ELDERS}, args=als_bestand),
    "admin:evenementen_evenement_cijferbestand": Deur(lezen=CP | C | {ELDERS}, args=als_bestand),
    "admin:evenementen_evenement_papier": Deur(lezen=C, args=een_evenement),
    "admin:evenementen_evenement_kaartjes": Deur(lezen=C, args=op_een_dag),
    "admin:evenementen_evenement_presentielijsten": Deur(lezen=C, args=een_evenement),
    "admin:evenementen_evenement_presentielijst": Deur(lezen=C, args=een_onderdeel),
    "admin:evenementen_evenement_bericht": Deur(lezen=C, posten=C, args=een_evenement),
    "admin:evenementen_evenement_kosten": Deur(lezen=C, posten=C, args=een_evenement, vraag=LEEG_FORMULIER),
    "admin:evenementen_evenement_kostenbestand": Deur(
        lezen=C, args=lambda wereld: (*een_evenement(wereld), "posten", "ods")
    ),
    **model("evenementen.onderdeel", zien=CP | BUREAU, wijzigen=C, toevoegen=C, gedeeld=True),
    "admin:evenementen_spreker_pagina": Deur(
        posten=C, args=lambda wereld: (wereld.rij(RIJEN["evenementen.spreker"]).pk,)
    ),
    **model("evenementen.spreker", zien=BUREAU, wijzigen=C, toevoegen=C, verwijderen=C),
    **model(
        "evenementen.vrijeperiode", zien=CP | BUREAU, wijzigen=CP | C, toevoegen=CP | C, verwijderen=CP | C
    ),
    **model("evenementen.evaluatievraag", zien=BUREAU, wijzigen=C, toevoegen=C, verwijderen=C, gedeeld=True),
    **model("evenementen.deelname", zien=CP | C),
    "admin:evenementen_deelname_afmelden": Deur(lezen=C, posten=C, args=kan_nog_afmelden),
    "admin:evenementen_onderdeel_afgelasten": Deur(lezen=C, posten=C, args=nog_te_komen),
    **model("evenementen.evenementbeleid", CP | BUREAU, CP | C, CP | C, CP | C),
    **model("evenementen.ruilgroep", zien=BUREAU, wijzigen=C, toevoegen=C, verwijderen=C),
    **model("evenementen.ruilronde", zien=BUREAU, wijzigen=C, toevoegen=C),
    "admin:evenementen_ruilronde_paren": Deur(lezen=BUREAU, posten=C, args=ruilronde),
    "admin:evenementen_ruilronde_dagen": Deur(lezen=C, posten=C, args=ruillid),
    **model("evenementen.meeloopplek", zien=CP | C),
    **model("evenementen.meeloopverzoek", zien=CP | C),
    **model("evenementen.werkplekruil", zien=BUREAU, wijzigen=C, toevoegen=C, verwijderen=C),
    **model("jbmb.ruilaanbod", zien=CP | AMB | C),
    **model("jbmb.cohortvraag", zien=BUREAU, wijzigen=C, toevoegen=C, verwijderen=C, gedeeld=True),
    **model("jbmb.cohort", zien=C, wijzigen=C, toevoegen=C),
    "admin:jbmb_cohort_deelnemers": Deur(
        lezen=C, posten=C, args=lambda wereld: (wereld.rij(RIJEN["jbmb.cohort"]).pk,)
    ),
    **model("jbmb.klus", zien=CP | AMB | C),
    **model("jbmb.klusbeleid", CP | BUREAU, CP | C, CP | C, CP | C),
    **model("jbmb.ronde", zien=BUREAU, toevoegen=C),
    "admin:jbmb_ronde_uitkomst": Deur(
        lezen=BUREAU, posten=C, args=lambda wereld: (wereld.rij(RIJEN["jbmb.ronde"]).pk,)
    ),
    **model("trainees.lichting", zien=CP | BUREAU, wijzigen=C, toevoegen=C, gedeeld=True),
    **model("trainees.trainee", zien=CP | C),
    # the platform office
    **model("bezoek.bezoekmeting", zien=BUREAU, wijzigen=C, toevoegen=C, verwijderen=C),
    **model("rapportage.bezetting", BUREAU, BUREAU, BUREAU, BUREAU),
    **model("rapportage.begrotingspost", BUREAU, BUREAU, BUREAU, BUREAU),
    **model("rapportage.gedruktewaarde", BUREAU, BUREAU, BUREAU, BUREAU),
    **model("rapportage.editie", zien=BUREAU, wijzigen=BUREAU),
    **model("redactie.nieuwsbericht", zien=BUREAU, wijzigen=BUREAU, toevoegen=C),
    **model("redactie.pagina", zien=BUREAU, wijzigen=BUREAU, toevoegen=C),
    **model("redactie.doorverwijzing", zien=BUREAU, wijzigen=BUREAU, toevoegen=C, verwijderen=C),
    "admin:redactie_nieuwsbericht_voorbeeld": Deur(posten=BUREAU),
    "admin:redactie_pagina_voorbeeld": Deur(posten=BUREAU),
    **model("inlezen.import", zien=BUREAU),
    **model("inlezen.correctie", zien=BUREAU),
    **model("werk.job", zien=BUREAU),
    **model("logboek.regel", zien=B),
}
