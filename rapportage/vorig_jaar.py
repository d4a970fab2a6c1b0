"""The year before, to stand beside this one: only figures that cover the whole of both years.

First choice is the frozen snapshot of last year's definitive edition: what was published does not change any more.
Without one the records themselves, when they hold that year whole.
"""

from datetime import date

import school.cijfers
import vacatures.cijfers
from evenementen import cijfers as evenementen_cijfers
from evenementen.models import Evenement
from rapportage import cijfers as kantoor_cijfers
from rapportage.bouwstenen import Vorig
from rapportage.models import Begrotingspost, Editie
from school.models import Afspraak

SOORTEN = (Evenement.Soort.KRACHT_TALENT, Evenement.Soort.SUMMERSCHOOL)  # that the annex counts
BEGIN_UITERLIJK = (3, 31)
EINDE_VANAF = (10, 1)


def vorig_jaar(*, jaar, peildatum, dit_jaar_om, vacatures_nu, school_nu):
    """`dit_jaar_om`: is the report's own year over? If not, nothing is compared: half a year is no year."""
    vorig = jaar - 1
    leeg = Vorig(jaar=vorig, bron="")
    if not dit_jaar_om:
        return leeg
    bevroren = (
        Editie.objects.filter(jaar=vorig, organisatie=None, status=Editie.Status.DEFINITIEF)
        .order_by("-versie")
        .values_list("momentopname", flat=True)
        .first()
    )
    if bevroren:
        return _uit_editie(bevroren, vorig, vacatures_nu, school_nu)
    if not _jaar_is_aangeleverd(vorig):
        return leeg
    return _uit_gegevens(vorig, _dezelfde_dag(peildatum), vacatures_nu, school_nu)


def beslaat_jaar(eerste, laatste):
    """Do the records run from the first quarter into the last? A handful left over from a year is not that year."""
    if not eerste or not laatste:
        return False
    return (eerste.month, eerste.day) <= BEGIN_UITERLIJK and (laatste.month, laatste.day) >= EINDE_VANAF


def _vacatures_heel(telling):
    return beslaat_jaar(telling.eerste_publicatie, telling.laatste_publicatie)


def _school_heel(telling):
    return beslaat_jaar(telling.eerste_start, telling.laatste_start)


def _jaar_is_aangeleverd(jaar):
    """Records of last year that came along with this year's folder are not last year: its own lists are."""
    return Afspraak.objects.filter(jaar=jaar).exists() or Begrotingspost.objects.filter(jaar=jaar).exists()


def _dezelfde_dag(peildatum):
    dag = 28 if (peildatum.month, peildatum.day) == (2, 29) else peildatum.day
    return date(peildatum.year - 1, peildatum.month, dag)


def _uit_editie(bevroren, jaar, vacatures_nu, school_nu):
    """Only what that edition itself held as a whole year."""
    cijfers, heel = bevroren["cijfers"], bevroren.get("heel_jaar", {})
    velden = {
        "begroot": cijfers.get("begroting") or None,
        "deelnemers": cijfers.get("deelnemers_per_soort"),
        "deelnemers_per_organisatie": {soort: cijfers[soort] for soort in SOORTEN if soort in cijfers}
        or None,
    }
    if heel.get("vacatures") and _vacatures_heel(vacatures_nu):
        velden["aangeboden"] = {code: rij["aangeboden"] for code, rij in cijfers["vacatures"].items()}
        velden["ingevuld"] = {code: rij["ingevuld"] for code, rij in cijfers["vacatures"].items()}
    if heel.get("school") and _school_heel(school_nu):
        velden["inschrijvingen"] = {code: rij["inschrijvingen"] for code, rij in cijfers["school"].items()}
        velden["te_behalen"] = {code: rij["te_behalen"] for code, rij in cijfers["school"].items()}
        velden["peildatum_school"] = date.fromisoformat(bevroren["peildatum"])
    return Vorig(jaar=jaar, bron=f"volgens de vastgestelde rapportage over {jaar}", **velden)


def _uit_gegevens(jaar, peildatum, vacatures_nu, school_nu):
    vacatures_toen = vacatures.cijfers.jaarcijfers(jaar=jaar, peildatum=peildatum, top=0)
    school_toen = school.cijfers.jaarcijfers(jaar=jaar, peildatum=peildatum, top=0)
    evenementen_toen = evenementen_cijfers.jaarcijfers(jaar=jaar, peildatum=peildatum)
    kantoor_toen = kantoor_cijfers.jaarcijfers(jaar=jaar, peildatum=peildatum)
    velden = {
        "begroot": {post.sleutel: post.begroot for post in kantoor_toen.posten} or None,
        "deelnemers": {s: sum(per.values()) for s, per in evenementen_toen.deelnemers.items()} or None,
        "deelnemers_per_organisatie": evenementen_toen.deelnemers or None,
    }
    if _vacatures_heel(vacatures_toen) and _vacatures_heel(vacatures_nu):
        velden["aangeboden"] = {code: t.aangeboden for code, t in vacatures_toen.per_organisatie.items()}
        velden["ingevuld"] = {code: t.ingevuld for code, t in vacatures_toen.per_organisatie.items()}
    if _school_heel(school_toen) and _school_heel(school_nu):
        velden["inschrijvingen"] = school_toen.inschrijvingen
        velden["te_behalen"] = school_toen.te_behalen
        velden["peildatum_school"] = peildatum
    return Vorig(jaar=jaar, bron="volgens de gegevens van nu", **velden)


def heel_jaar(vacatures_nu, school_nu):
    """Kept in the snapshot, so that next year's report knows what it may compare with."""
    return {"vacatures": _vacatures_heel(vacatures_nu), "school": _school_heel(school_nu)}
