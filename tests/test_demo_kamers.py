"""The demo of the school, the events, the swaps and the trainees: made once, true to the rules, 2015 untouched."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command

from evenementen import demo as evenementen
from evenementen.cijfers import jaarcijfers as evenementcijfers
from evenementen.models import Deelname, Evenement, Onderdeel, Ruilpaar, Ruilronde, Werkplekruil
from jbmb import demo as jbmb
from jbmb import demo_cohort, demo_klussen, demo_kring, demo_ronde
from jbmb.cijfers import jaarcijfers as ruilcijfers
from jbmb.models import (
    Aanbodstap,
    Cohort,
    Cohortdeelname,
    Cohortmatch,
    Klus,
    Klusreactie,
    Klusreactiestap,
    Klusstap,
    Ronde,
    Ruilaanbod,
    Ruilkring,
)
from jbmb.passend import passend
from school import demo as school
from school.cijfers import jaarcijfers as schoolcijfers
from school.jaarstand import jaarstanden
from school.models import Afspraak, Inschrijving, Opleiding, SaldoOverdracht, Uitvoering
from school.plaatsen import plaatsen
from trainees import demo as trainees
from trainees.cijfers import jaarcijfers as traineecijfers
from trainees.models import Trainee
from twentsekracht.organisaties import demo as mensen
from twentsekracht.organisaties.models import Organisatie

pytestmark = pytest.mark.django_db
OP = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
CIJFERS = (schoolcijfers, evenementcijfers, ruilcijfers, traineecijfers)
MODELLEN = (
    Opleiding,
    Uitvoering,
    Inschrijving,
    Afspraak,
    Evenement,
    Onderdeel,
    Deelname,
    Ruilronde,
    Ruilpaar,
    Werkplekruil,
    Ruilaanbod,
    Ronde,
    Ruilkring,
    Klus,
    Klusreactie,
    Trainee,
)


def figures_of_2015():
    return [cijfers(jaar=2015, peildatum=date(2015, 10, 26)) for cijfers in CIJFERS]


def test_the_demo_is_made_once_and_leaves_the_example_year_alone(settings):
    settings.DEBUG = True
    call_command("importeer_jaar", str(settings.BASE_DIR / "voorbeeldjaar" / "2015"), verbosity=0)
    mensen.vul(op=OP, wachtwoord="kort")
    voor = figures_of_2015()
    for demo in (school, evenementen, jbmb, demo_ronde, demo_kring, demo_cohort, demo_klussen, trainees):
        demo.vul(op=OP)
    assert figures_of_2015() == voor
    aantallen = [model.objects.count() for model in MODELLEN]
    for demo in (school, evenementen, jbmb, demo_ronde, demo_kring, demo_cohort, demo_klussen, trainees):
        demo.vul(op=OP + timedelta(30))
    assert [model.objects.count() for model in MODELLEN] == aantallen
    believable()


def believable():
    """Every status somewhere, no run too full, every row complete as the models ask."""
    runs = Uitvoering.objects.filter(start__year__gte=2026)
    staten = {een.woorden.split(" tot ")[0] for een in plaatsen(runs, op=OP.date()).values()}
    assert {"Vol", "Wachtlijst", "Voor anderen", "Nog 1 plaats", "Nog 12 plaatsen"} <= staten
    for run in runs:
        run.full_clean()
        assert plaatsen([run], op=OP.date())[run.pk].bezet <= run.max_deelnemers
        assert run.start.weekday() < 5
    gebruikt = Inschrijving.objects.filter(uitvoering__in=runs).values_list("status", flat=True)
    assert set(gebruikt) == set(Inschrijving.Status.values)
    afspraken = Afspraak.objects.filter(jaar=2026)
    assert set(afspraken.values_list("soort", flat=True)) == {"berekend", "afwijkend", "geen"}
    assert set(SaldoOverdracht.objects.values_list("status", flat=True)) == {
        "aangeboden",
        "aangenomen",
        "geweigerd",
    }
    standen, verwacht = jaarstanden(2026, op=OP.date(), organisaties=Organisatie.objects.werkgevers())
    assert {bool(een.tekort) for een in standen} == {True, False} and verwacht.deel < 1
    assert set(Ruilaanbod.objects.values_list("status", flat=True)) == set(Ruilaanbod.Status.values)
    te_ruilen = Ruilaanbod.objects.te_ruilen(op=OP.date()).select_related("organisatie")
    families = Counter(te_ruilen.values_list("functiefamilie", flat=True))
    assert len(families) > 6 and families.most_common(1)[0][1] > 2 * min(families.values())
    rijen = list(te_ruilen.prefetch_related("voorkeursvolgorde"))
    assert {een.soort for eigen in rijen for een in passend(eigen, rijen)} == {"samen", "past", "bijna"}
    assert {*Cohort.objects.values_list("status", flat=True)} == {"open", "loopt", "afgerond"}
    for model in (Cohortdeelname, Cohortmatch):
        assert set(model.objects.values_list("status", flat=True)) == set(model.Status.values)
    for rij in (*Cohort.objects.all(), *Cohortdeelname.objects.all(), *Cohortmatch.objects.all()):
        rij.full_clean()
    assert not Aanbodstap.objects.filter(per__gt=OP.date()).exists()
    assert set(Ruilronde.objects.values_list("status", flat=True)) == set(Ruilronde.Status.values)
    assert set(Werkplekruil.objects.exclude(ronde=None).values_list("status", flat=True)) == set(
        Werkplekruil.Status.values
    )
    for ronde in Ruilronde.objects.all():
        ronde.full_clean()
    rondes = Ronde.objects.filter(na_kring=None)  # others wait for whoever works off the jobs
    lengtes = [sorted({len(ring) for ring in ronde.uitkomst["ringen"]}) for ronde in rondes]
    assert sorted(lengtes) == [[2], [2, 3]] and all(ronde.uitkomst["zonder"] for ronde in rondes)
    assert set(Ruilkring.objects.values_list("status", flat=True)) == set(Ruilkring.Status.values)
    for kring in Ruilkring.objects.all():
        kring.full_clean()
    for aanbod in Ruilaanbod.objects.filter(code__startswith="RUIL-R"):
        aanbod.full_clean()
    for model in (Klus, Klusreactie):
        assert set(model.objects.values_list("status", flat=True)) == set(model.Status.values)
        for rij in model.objects.all():
            rij.full_clean()
            assert rij.stappen.last().naar == rij.status
    for model in (Klusstap, Klusreactiestap):
        assert not model.objects.filter(vastgelegd_op__gt=OP).exists()
        rijmodel = Klus if model is Klusstap else Klusreactie
        assert all(stap.naar in rijmodel.OVERGANGEN[stap.van] for stap in model.objects.all())
    for deel in Onderdeel.objects.filter(evenement__jaar__gte=2026):
        deel.full_clean()
        assert deel.evenement.start <= deel.datum <= deel.evenement.einde
    vroeg = Inschrijving.objects.filter(uitvoering__in=runs, ingeschreven_op__gt=OP.date())
    assert not vroeg.exists()
