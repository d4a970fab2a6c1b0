"""What the yearly report still asks of the coördinator: explain what does not add up, make concepts definitive."""

from datetime import date

from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Coalesce
from django.urls import reverse

from rapportage.definitief import onverklaarde_afwijkingen
from rapportage.models import Editie
from rapportage.samenstellen import met_verklaring
from twentsekracht.mijn.werkvoorraad import Taak
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.toegang import Rol

SOORT = "Rapportage"


def taken(*, gebruiker, op: date) -> list[Taak]:
    """Three queries, none without the role: of a snapshot only the checks are read."""
    if not toegang.heeft_rol(gebruiker, Rol.COORDINATOR, op=op):
        return []
    af_te_ronden = _af_te_ronden(op)
    van_de_regio = af_te_ronden.filter(organisatie=None).annotate(controles=F("momentopname__controles"))
    edities = van_de_regio.zonder_inhoud().prefetch_related("verklaringen")
    return [
        *(_van_de_regio(editie) for editie in edities),
        *_per_organisatie(af_te_ronden.exclude(organisatie=None).count()),
    ]


def _af_te_ronden(op: date):
    """Concepts with figures that may become definitive: their day has come, and no newer version was there first."""
    nieuwer = (
        Editie.objects.definitief()
        .annotate(voor=Coalesce("organisatie", 0))
        .filter(
            jaar=OuterRef("jaar"),
            versie__gt=OuterRef("versie"),
            voor=Coalesce(OuterRef("organisatie"), 0),
        )
    )
    return Editie.objects.concept().filter(~Exists(nieuwer), momentopname__isnull=False, peildatum__lte=op)


def _van_de_regio(editie: Editie) -> Taak:
    open_ = len(onverklaarde_afwijkingen({"controles": met_verklaring(editie, editie.controles)}))
    if open_:
        wat = "1 afwijking" if open_ == 1 else f"{open_} afwijkingen"
        url = reverse("rapportage:controleblad", args=[editie.pk])
        return Taak(f"Verklaar {wat} in de cijfers over {editie.jaar}", url, SOORT, toelichting=str(editie))
    url = reverse("rapportage:editie", args=[editie.pk])
    return Taak(f"Maak het rapport over {editie.jaar} definitief", url, SOORT, toelichting=str(editie))


def _per_organisatie(aantal: int) -> list[Taak]:
    if not aantal:
        return []
    wat = "1 rapport van een organisatie" if aantal == 1 else f"{aantal} rapporten van organisaties"
    return [Taak(f"Maak {wat} definitief", reverse("rapportage:lijst"), SOORT)]
