"""THE rule: who may do what, for which organisation, and until when. Nothing else in the portal decides that.

A person acts through memberships (`Lidmaatschap`): person x organisation x role, from-to. From these:

- Nobody signed in, or an account that is switched off or past its last day: nothing, whatever its
  memberships say.
- A membership counts on the days its period covers, first and last day included.
- It holds in its own organisation. The roles of the platform office (`REGIONAAL`) hold in all of them.
- A superuser (made on the command line, for emergencies) holds the roles of the platform office.
- A deputy has a membership of their own that names the one replaced (`vervangt`). It counts while both
  periods do: a deputy never has more, or longer, than the person replaced. Whether that person can still log
  in does not matter, since absence is what a deputy is for. It must be the same role in the same
  organisation, and a deputy has no deputy.

Seeing and managing are two questions: what a page shows to whom is each model's own `zichtbaar_voor()`;
managing is the shared `beheerbaar_door()`, built on the `organisatie_pad` of the model: the path from a row
to its organisation.

The domain never reads the clock, so the day comes in as `op`. The memberships are read once per user object,
so any number of questions in one request costs the same two queries; `refresh_from_db()` forgets them.
"""

from datetime import date

from django.apps import apps
from django.db import models


class Rol(models.TextChoices):
    CONTACTPERSOON = "contactpersoon", "Contactpersoon"
    VACATUREHOUDER = "vacaturehouder", "Vacaturehouder"
    AMBASSADEUR = "ambassadeur", "Ambassadeur"
    LOOPBAANADVISEUR = "loopbaanadviseur", "Loopbaanadviseur"
    DECAAN = "decaan", "Decaan"
    REGIEGROEP = "regiegroep", "Regiegroep"
    COORDINATOR = "coordinator", "Coördinator"
    BEHEERDER = "beheerder", "Beheerder"


REGIONAAL = frozenset({Rol.COORDINATOR, Rol.BEHEERDER})
# Who works in the admin. The others have (or will get) pages of their own.
IN_BEHEER = REGIONAAL | {Rol.CONTACTPERSOON, Rol.VACATUREHOUDER, Rol.AMBASSADEUR}
# Who may give, change or end which role: nobody one above their own.
TOEKENBAAR = {
    Rol.CONTACTPERSOON: frozenset({Rol.VACATUREHOUDER, Rol.AMBASSADEUR}),
    Rol.COORDINATOR: frozenset(Rol) - {Rol.BEHEERDER},
    Rol.BEHEERDER: frozenset(Rol),
}
OVERAL = None  # in place of an organisation


def rollen_van(gebruiker, *, op: date) -> set[tuple[Rol, int | None]]:
    """What this person may act as: pairs of a role and the organisation (its id) it holds in, or OVERAL.

    Nothing for who signed in without the second step that a role asks for (twentsekracht/aanmelden/middleware.py).
    """
    if getattr(gebruiker, "zwak_aangemeld", False):
        return set()
    return gehouden_rollen(gebruiker, op=op)


def gehouden_rollen(gebruiker, *, op: date) -> set[tuple[Rol, int | None]]:
    """What the memberships give, however this person signed in."""
    if not mag_inloggen(gebruiker, op=op):
        return set()
    # Asked for nearly every page: not in the order of names, for which there would be joins.
    eigen = apps.get_model("organisaties.Lidmaatschap").objects.order_by()
    eigen = models.Prefetch("lidmaatschappen", eigen)
    models.prefetch_related_objects([gebruiker], eigen, "lidmaatschappen__vervangt")
    paren = {
        (Rol(lidmaatschap.rol), OVERAL if lidmaatschap.rol in REGIONAAL else lidmaatschap.organisatie_id)
        for lidmaatschap in gebruiker.lidmaatschappen.all()
        if _telt(lidmaatschap, op)
    }
    if gebruiker.is_superuser:
        paren |= {(rol, OVERAL) for rol in REGIONAAL}
    return paren


def zonder_lidmaatschap(gebruiker) -> None:
    """For who just asked whether this person has any: there is nothing to read, as long as nobody asks for it anew."""
    geen = apps.get_model("organisaties.Lidmaatschap").objects.none()
    geen._result_cache = []  # as Django does for what it prefetched
    gebruiker._prefetched_objects_cache = {"lidmaatschappen": geen}


def mag_inloggen(gebruiker, *, op: date) -> bool:
    """Is this account open: switched on, and not past its last day (`toegang_tot`)?"""
    laatste_dag = getattr(gebruiker, "toegang_tot", None)  # nobody signed in has none
    return gebruiker.is_active and (laatste_dag is None or laatste_dag >= op)


def _telt(lidmaatschap, op: date) -> bool:
    vervangen = lidmaatschap.vervangt
    if vervangen is None:
        return lidmaatschap.geldt_op(op)
    zelfde = (vervangen.rol, vervangen.organisatie_id) == (lidmaatschap.rol, lidmaatschap.organisatie_id)
    return zelfde and not vervangen.vervangt_id and lidmaatschap.geldt_op(op) and vervangen.geldt_op(op)


def heeft_rol(gebruiker, *rollen: Rol | str, op: date, organisatie=None) -> bool:
    """Does this person hold one of these roles: anywhere, or in this organisation?"""
    gevraagd = {Rol(rol) for rol in rollen}  # a misspelt role is a mistake, not a "no"
    return any(
        rol in gevraagd and (organisatie is None or waar is OVERAL or waar == organisatie.pk)
        for rol, waar in rollen_van(gebruiker, op=op)
    )


def organisatie_ids(gebruiker, *rollen: Rol | str, op: date) -> set[int] | None:
    """The organisations (ids) in which this person holds one of these roles; OVERAL for all there are."""
    gevraagd = {Rol(rol) for rol in rollen}
    waar = {waar for rol, waar in rollen_van(gebruiker, op=op) if rol in gevraagd}
    return OVERAL if OVERAL in waar else waar


def organisaties_van(gebruiker, *rollen: Rol | str, op: date):
    """The same as a queryset. Without roles: wherever the person has any role at all."""
    organisaties = apps.get_model("organisaties.Organisatie").objects.all()
    ids = organisatie_ids(gebruiker, *(rollen or Rol), op=op)
    return organisaties if ids is OVERAL else organisaties.filter(pk__in=ids)


def ziet_alles(gebruiker, *, op: date) -> bool:
    """Works at the platform office, for all organisations."""
    return heeft_rol(gebruiker, *REGIONAAL, op=op)


def mag_beheer_in(gebruiker, *, op: date) -> bool:
    return heeft_rol(gebruiker, *IN_BEHEER, op=op)


def toekenbaar(gebruiker, *, op: date, organisatie_id: int | None = None) -> set[Rol]:
    """The roles this person may give, change or end: in this organisation, or in at least one."""
    return {
        toe_te_kennen
        for rol, waar in rollen_van(gebruiker, op=op)
        if organisatie_id is None or waar is OVERAL or waar == organisatie_id
        for toe_te_kennen in TOEKENBAAR.get(rol, ())
    }


def mag_account_wijzigen(door, gebruiker, *, op: date) -> bool:
    """Not the account of somebody whose roles one may not give: that would be the way around it.

    Switched off or not, since switching it on again would bring the roles back.
    """
    if gebruiker.is_superuser and not door.is_superuser:
        return False
    return all(
        lidmaatschap.rol in toekenbaar(door, op=op, organisatie_id=lidmaatschap.organisatie_id)
        for lidmaatschap in gebruiker.lidmaatschappen.all()
        if lidmaatschap.tot is None or lidmaatschap.tot >= op
    )


def mag_tweede_stap_weghalen(door, gebruiker, *, op: date) -> bool:
    """A beheerder, and of somebody else: one's own second step is changed by who can still use it."""
    ander = door.pk != gebruiker.pk
    return ander and heeft_rol(door, Rol.BEHEERDER, op=op) and mag_account_wijzigen(door, gebruiker, op=op)


def handelt_als(gebruiker, rollen, *, op: date, organisatie_id: int | None) -> str:
    """For the log: in which of these roles somebody acts for this organisation, the widest first."""
    gehouden = rollen_van(gebruiker, op=op)
    mogelijk = [rol for rol in reversed(Rol) if rol in rollen]
    return next((rol for rol in mogelijk if {(rol, OVERAL), (rol, organisatie_id)} & gehouden), "")


def beheerbaar(queryset, gebruiker, *, op: date, rollen=IN_BEHEER):
    """The rows whose organisation this person manages in one of these roles.

    A model that names no path to an organisation belongs to the platform office.
    """
    ids = organisatie_ids(gebruiker, *rollen, op=op)
    if ids is OVERAL:
        return queryset
    pad = getattr(queryset.model, "organisatie_pad", None)
    return queryset.filter(**{f"{pad}__in": ids}) if pad and ids else queryset.none()


def organisatie_id_van(rij) -> int | None:
    """The organisation (its id) a row belongs to, along the `organisatie_pad` of its model."""
    *tussen, laatste = rij.organisatie_pad.split("__")
    for stap in tussen:
        rij = getattr(rij, stap)
        if rij is None:
            return None
    return rij.pk if laatste == "pk" else getattr(rij, f"{laatste}_id")


class BeheerbaarQuerySet(models.QuerySet):
    """For models with an `organisatie_pad`: `Vacature.objects.beheerbaar_door(gebruiker, op=vandaag)`."""

    def beheerbaar_door(self, gebruiker, *, op: date, rollen=IN_BEHEER):
        return beheerbaar(self, gebruiker, op=op, rollen=rollen)
