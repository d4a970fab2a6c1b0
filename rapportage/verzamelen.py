"""Year and peildatum in, the whole report out as plain data: this file is its table of contents.

A constant number of queries, no clock (`op` comes in), no names of people.
"""

from datetime import date

from django.db.models import Prefetch
from django.utils import timezone

import evenementen.cijfers
import jbmb.cijfers
import rapportage.cijfers
import school.cijfers
import trainees.cijfers
import twentsekracht.bezoek.cijfers
import vacatures.cijfers
from rapportage.beperken import voor_organisatie
from rapportage.bouwstenen import Bron, Werkgever
from rapportage.cijferlijst import maak_cijfers
from rapportage.controleren import controleblad, controleer
from rapportage.hoofdstukken import INHOUD
from rapportage.momentopname import SCHEMA, op_volgorde, plat
from rapportage.teksten import eerste_teksten, vul_in
from rapportage.vorig_jaar import heel_jaar, vorig_jaar
from rapportage.waarden import maak_waarden
from twentsekracht.organisaties.models import Naamgeving, Organisatie, in_periode

ROMEINS = ("I", "II", "III", "IV")


def verzamel(*, jaar, peildatum, op, organisatie=None, top_reacties=10, top_opleidingen=6) -> dict:
    """The snapshot of the region, or of one organisation (its rows beside the region's totals)."""
    bron = haal_op(
        jaar=jaar,
        peildatum=peildatum,
        op=op,
        organisatie=organisatie,
        top_reacties=top_reacties,
        top_opleidingen=top_opleidingen,
    )
    hoofdstukken = [maak(bron) for maak in INHOUD]
    m = _momentopname(bron, hoofdstukken, op)
    m["controles"] = controleer(bron, m)
    if organisatie:
        m = voor_organisatie(m, organisatie.code)
    m["tabellen"]["controleblad"] = controleblad(m["controles"], jaar)
    m["teksten"] = {code: vul_in(tekst, m["waarden"])[0] for code, tekst in eerste_teksten(m).items()}
    return op_volgorde(m)


def haal_op(*, jaar, peildatum, op, organisatie, top_reacties, top_opleidingen) -> Bron:
    """The figures of every app: all queries of the report are done here."""
    periode = {"jaar": jaar, "peildatum": peildatum}
    van_vacatures = vacatures.cijfers.jaarcijfers(**periode, top=top_reacties)
    van_school = school.cijfers.jaarcijfers(**periode, top=top_opleidingen)
    van_apps = {
        "vacatures": van_vacatures,
        "school": van_school,
        "evenementen": evenementen.cijfers.jaarcijfers(**periode),
        "jbmb": jbmb.cijfers.jaarcijfers(**periode),
        "trainees": trainees.cijfers.jaarcijfers(**periode),
        "bezoek": twentsekracht.bezoek.cijfers.jaarcijfers(**periode),
        "kantoor": rapportage.cijfers.jaarcijfers(**periode),
    }
    actief = set(Organisatie.objects.werkgevers().actief_in(jaar).values_list("code", flat=True))
    met_rijen = _met_rijen(van_apps)
    return Bron(
        **periode,
        **van_apps,
        organisatie=organisatie.code if organisatie else None,
        werkgevers=_werkgevers(actief | met_rijen, date(jaar, 12, 31)),
        buiten_register=tuple(sorted(met_rijen - actief)),
        top_reacties=top_reacties,
        top_opleidingen=top_opleidingen,
        vorig=vorig_jaar(
            **periode,
            dit_jaar_om=timezone.localtime(op).year > jaar,
            vacatures_nu=van_vacatures,
            school_nu=van_school,
        ),
    )


def _met_rijen(apps):
    """Organisations with a figure in the year stand in the tables, partner or not: a total has to add up."""
    codes = set(apps["vacatures"].per_organisatie) | set(apps["vacatures"].reacties)
    codes |= set(apps["school"].inschrijvingen) | set(apps["school"].te_behalen)
    codes |= set(apps["jbmb"].per_organisatie)
    return codes.union(*apps["evenementen"].deelnemers.values())


def _werkgevers(codes, oudjaar):
    """Under the name of their time, by short name."""
    namen_toen = Prefetch("namen", Naamgeving.objects.filter(in_periode(oudjaar)).order_by("van", "pk"))
    gevonden = []
    for organisatie in Organisatie.objects.filter(code__in=codes).prefetch_related(namen_toen):
        toen = next(iter(organisatie.namen.all()), organisatie)
        gevonden.append(Werkgever(organisatie.code, toen.naam, toen.korte_naam))
    return tuple(sorted(gevonden, key=lambda w: (w.korte_naam.lower(), w.code)))


def _momentopname(bron, hoofdstukken, op):
    naam = next((w.naam for w in bron.werkgevers if w.code == bron.organisatie), "")
    return plat(
        {
            "schema": SCHEMA,
            "titel": f"Managementrapportage {bron.jaar}",
            "ondertitel": f"{naam} naast de regio" if naam else "",
            "jaar": bron.jaar,
            "peildatum": bron.peildatum,
            "organisatie": bron.organisatie,
            "opgesteld_op": timezone.localtime(op).replace(microsecond=0),
            "status": "concept",
            "versie": 1,
            "cijfers": maak_cijfers(bron),
            "heel_jaar": heel_jaar(bron.vacatures, bron.school),
            "organisaties": [vars(werkgever) for werkgever in bron.werkgevers],
            "hoofdstukken": _inhoudsopgave(hoofdstukken),
            "tabellen": {tabel["code"]: tabel for hoofdstuk in hoofdstukken for tabel in hoofdstuk.tabellen},
            "grafieken": {
                grafiek["code"]: grafiek for hoofdstuk in hoofdstukken for grafiek in hoofdstuk.grafieken
            },
            "waarden": maak_waarden(bron),
        }
    )


def _inhoudsopgave(hoofdstukken):
    """Chapters are numbered, annexes get their Roman number in the title."""
    inhoud, nummer, bijlage = [], 0, 0
    for hoofdstuk in hoofdstukken:
        titel = hoofdstuk.titel
        if hoofdstuk.is_bijlage:
            titel = f"Bijlage {ROMEINS[bijlage]}: {titel[:1].lower()}{titel[1:]}"
            bijlage += 1
        else:
            nummer += 1
        inhoud.append(
            {
                "code": hoofdstuk.code,
                "nummer": "" if hoofdstuk.is_bijlage else str(nummer),
                "titel": titel,
                "soort": "bijlage" if hoofdstuk.is_bijlage else "hoofdstuk",
                "leeg": hoofdstuk.leeg,
                "blokken": hoofdstuk.blokken,
            }
        )
    return inhoud
