"""Who reads and who handles the reactions to a vacancy: its own organisation, and of that as few as can be.

- Vacaturehouders of the organisation handle them. Contactpersonen and the coördinator run the school and the
  exchange, not the choice of people, and see counts only.
- Who sits on the selection committee reads them up to and including their day, as long as they work there.
- Whoever reacted to the vacancy does not see who else did.
- In a session without a second step nobody sees anything.
"""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.toegang import Rol
from vacatures.models import Commissielid, Reactie, Vacature

ROLLEN = frozenset({Rol.VACATUREHOUDER})
COMMISSIE_HOOGSTENS = timedelta(days=92)  # after the last day of the vacancy
COMMISSIE_GEWOON = timedelta(days=42)


def te_behandelen(gebruiker, *, op: date) -> QuerySet:
    """The vacancies whose reactions this person handles."""
    mijn = Vacature.objects.beheerbaar_door(gebruiker, op=op, rollen=ROLLEN)
    return _zonder_eigen(mijn, gebruiker)


def te_lezen(gebruiker, *, op: date) -> QuerySet:
    """Those, and the ones of whose committee this person is."""
    ids = toegang.organisatie_ids(gebruiker, *ROLLEN, op=op)
    in_commissie = Vacature.objects.filter(
        Exists(zittingen(gebruiker, op=op).filter(vacature=OuterRef("pk")))
    )
    return _zonder_eigen(Vacature.objects.filter(organisatie__in=ids) | in_commissie, gebruiker)


def zittingen(gebruiker, *, op: date) -> QuerySet:
    """Where this person is on the committee today."""
    if getattr(gebruiker, "zwak_aangemeld", False) or not toegang.mag_inloggen(gebruiker, op=op):
        return Commissielid.objects.none()
    return Commissielid.objects.filter(
        gebruiker=gebruiker.pk, tot__gte=op, vacature__organisatie=gebruiker.organisatie_id
    )


def _zonder_eigen(vacatures: QuerySet, gebruiker) -> QuerySet:
    eigen = Reactie.objects.filter(vacature=OuterRef("pk"), kandidaat=gebruiker.pk)
    return vacatures.filter(~Exists(eigen))


def commissie_tot_hoogstens(vacature: Vacature, *, op: date) -> date:
    """The latest day for somebody on its committee; of a vacancy that closed long ago it has passed."""
    return (vacature.sluit_op or op) + COMMISSIE_HOOGSTENS


def gewone_einddag(vacature: Vacature, *, op: date) -> date:
    """What stands filled in: long enough for most procedures."""
    dag = max(vacature.sluit_op or op, op) + COMMISSIE_GEWOON
    return min(dag, commissie_tot_hoogstens(vacature, op=op))
