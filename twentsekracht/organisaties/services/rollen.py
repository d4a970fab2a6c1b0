"""Giving, ending and extending roles, and naming a deputy. Nobody does so above their own role."""

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from twentsekracht.organisaties import termijnen, toegang
from twentsekracht.organisaties.fouten import LaatsteContactpersoon, ToegangFout
from twentsekracht.organisaties.models import Gebruiker, Lidmaatschap, Organisatie
from twentsekracht.organisaties.services.vastleggen import adres, dag_van, log, mail
from twentsekracht.organisaties.termijnen import voluit
from twentsekracht.organisaties.toegang import Rol

WAAROM = "je een rol hebt (of had) op Twentse Kracht"


@transaction.atomic
def geef_rol(
    *,
    gebruiker: Gebruiker,
    organisatie: Organisatie,
    rol: Rol | str,
    tot: date | None,
    van: date | None = None,
    door: Gebruiker | None,
    op: datetime,
) -> Lidmaatschap:
    """From `van` (today) up to and including `tot`; without one named, as long as a form proposes."""
    nieuw = Lidmaatschap(
        gebruiker=gebruiker, organisatie=organisatie, rol=rol, van=van or dag_van(op), tot=tot
    )
    return _maak(nieuw, "rol gegeven", door=door, op=op)


@transaction.atomic
def wijs_vervanger_aan(
    *,
    lidmaatschap: Lidmaatschap,
    vervanger: Gebruiker,
    van: date,
    tot: date,
    door: Gebruiker | None,
    op: datetime,
) -> Lidmaatschap:
    """The deputy acts in this role within the period, as long as the one replaced holds it."""
    nieuw = Lidmaatschap(
        gebruiker=vervanger,
        organisatie=lidmaatschap.organisatie,
        rol=lidmaatschap.rol,
        van=van,
        tot=tot,
        vervangt=lidmaatschap,
    )
    return _maak(nieuw, "vervanger aangewezen", door=door, op=op)


@transaction.atomic
def leg_rol_vast(nieuw: Lidmaatschap, *, door: Gebruiker | None, op: datetime) -> Lidmaatschap:
    """A role, or a deputy's, that was filled in as a whole, in the admin."""
    actie = "vervanger aangewezen" if nieuw.vervangt_id else "rol gegeven"
    return _maak(nieuw, actie, door=door, op=op)


def _einde(rol: Lidmaatschap, tot: date | None, op: datetime) -> date | None:
    """No role is for ever: one without a day gets it here. For a deputy somebody says how long."""
    return tot if tot or rol.vervangt_id else termijnen.rol_tot(max(rol.van, dag_van(op)))


def _maak(nieuw: Lidmaatschap, actie: str, *, door, op: datetime) -> Lidmaatschap:
    nieuw.tot = _einde(nieuw, nieuw.tot, op)
    Gebruiker.objects.select_for_update().get(pk=nieuw.gebruiker_id)  # so that nobody gets a role twice
    keur_rol(nieuw, door=door, op=op)
    nieuw.save()
    nieuw.gebruiker.refresh_from_db()  # what this person held was read before
    log(actie, nieuw, organisatie=nieuw.organisatie, door=door, op=op)
    _vertel(nieuw, "Je hebt een rol gekregen", "gegeven", door=door, op=op)
    return nieuw


def keur_rol(nieuw: Lidmaatschap, *, door: Gebruiker | None, op: datetime) -> None:
    """May this role be given like this? Says why not. Who holds a role may name who stands in."""
    vandaag = dag_van(op)
    eigen = nieuw.vervangt_id and door and nieuw.vervangt.gebruiker_id == door.pk
    if not eigen and _over_zichzelf(nieuw, door):
        raise ToegangFout("Jezelf geef je geen rol. Vraag het een collega die dat mag, of de coördinator.")
    if door and not eigen and nieuw.rol not in _toekenbaar(door, nieuw, vandaag):
        raise ToegangFout("Deze rol kun je niet geven.")
    if not toegang.mag_inloggen(nieuw.gebruiker, op=vandaag):
        raise ToegangFout("Het account van deze persoon staat uit.")
    if nieuw.gebruiker.zelf_aangemeld and nieuw.gebruiker.last_login is None:
        # Anybody can sign up with the address of a colleague; only who reads its mail gets in.
        raise ToegangFout("Deze persoon heeft nog nooit ingelogd. Geef de rol daarna.")
    keur_periode(nieuw, door=None, op=op)


def _toekenbaar(door, lidmaatschap, vandaag):
    return toegang.toekenbaar(door, op=vandaag, organisatie_id=lidmaatschap.organisatie_id)


def _over_zichzelf(rol: Lidmaatschap, door: Gebruiker | None) -> bool:
    """Nobody decides how much or how long they may, but who holds the emergency account: somebody is the first."""
    return door is not None and door.pk == rol.gebruiker_id and not door.is_superuser


def _keur_einde(tot: date | None, vandaag: date) -> None:
    uiterlijk = termijnen.rol_uiterlijk(vandaag)
    if tot and tot > uiterlijk:
        jaren = termijnen.ROL_HOOGSTENS_JAREN
        raise ToegangFout(f"Een rol duurt hoogstens {jaren} jaar: tot en met {voluit(uiterlijk)}.")


def _keur_vervanging(nieuw: Lidmaatschap, vandaag: date) -> None:
    vervangen = nieuw.vervangt
    if vervangen.tot and (vervangen.tot < vandaag or nieuw.tot > vervangen.tot):
        raise ToegangFout(f"De rol zelf loopt tot en met {voluit(vervangen.tot)}: een vervanger niet langer.")


def _overlap(nieuw: Lidmaatschap):
    """The same role of the same person in the same days. Deputy and holder of a role differ."""
    zelfde = Lidmaatschap.objects.filter(
        gebruiker=nieuw.gebruiker_id,
        organisatie=nieuw.organisatie_id,
        rol=nieuw.rol,
        vervangt=nieuw.vervangt_id,
    ).exclude(pk=nieuw.pk)
    tot_daarna = Q(tot__isnull=True) | Q(tot__gte=nieuw.van)
    return zelfde.filter(tot_daarna, Q(van__lte=nieuw.tot) if nieuw.tot else Q())


# ---- ending and extending


@transaction.atomic
def eindig_rol(
    *, lidmaatschap: Lidmaatschap, laatste_dag: date | None = None, door: Gebruiker | None, op: datetime
) -> None:
    """Ends it after `laatste_dag`, or at once. Everybody may lay down a role, but the last contactpersoon."""
    vandaag = dag_van(op)
    laatste_dag = laatste_dag or vandaag - timedelta(days=1)
    rol = _pak(lidmaatschap, vandaag)
    is_eigen = door is not None and rol.gebruiker_id == door.pk
    if door and not is_eigen and rol.rol not in _toekenbaar(door, rol, vandaag):
        raise ToegangFout("Deze rol kun je niet beëindigen.")
    if laatste_dag < vandaag - timedelta(days=1) or (rol.tot and laatste_dag > rol.tot):
        raise ToegangFout("Kies een dag vanaf vandaag en niet na de einddatum die er nu staat.")
    if is_eigen:
        _keur_vertrek(rol, max(laatste_dag + timedelta(days=1), vandaag))
    beeindig(rol, laatste_dag=laatste_dag, door=door, op=op)


def _pak(lidmaatschap: Lidmaatschap, vandaag: date) -> Lidmaatschap:
    """The role itself, held: first its organisation, so that two who leave at once see one another."""
    Organisatie.objects.select_for_update().get(pk=lidmaatschap.organisatie_id)
    rol = (
        Lidmaatschap.objects.select_for_update(of=("self",))
        .select_related("gebruiker", "organisatie", "vervangt")
        .filter(pk=lidmaatschap.pk)
        .first()
    )
    if rol is None or (rol.tot and rol.tot < vandaag):
        raise ToegangFout("Deze rol is al geëindigd.")
    return rol


def _keur_vertrek(rol: Lidmaatschap, vanaf: date) -> None:
    if rol.rol != Rol.CONTACTPERSOON or rol.vervangt_id:
        return
    blijvers = Lidmaatschap.objects.geldig(op=vanaf).filter(
        organisatie=rol.organisatie_id, rol=rol.rol, vervangt__isnull=True
    )
    if not blijvers.exclude(gebruiker=rol.gebruiker_id).exists():
        raise LaatsteContactpersoon(rol.organisatie)


def beeindig(rol: Lidmaatschap, *, laatste_dag: date, door, op: datetime) -> None:
    """Without asking who may: that is for the caller. A role that never held leaves no row."""
    log("rol beëindigd", rol, organisatie=rol.organisatie, door=door, op=op, velden=["tot"])
    rol.tot = laatste_dag
    if laatste_dag < rol.van:
        rol.delete()
    else:
        rol.save(update_fields=["tot"])
    _vertel(rol, "Je rol eindigt", "geeindigd", door=door, op=op)


@transaction.atomic
def verleng_rol(
    *, lidmaatschap: Lidmaatschap, tot: date, door: Gebruiker | None, op: datetime
) -> Lidmaatschap:
    """A later last day. Somebody else does so: who extends their own role would have one without end."""
    vandaag = dag_van(op)
    rol = _pak(lidmaatschap, vandaag)
    if _over_zichzelf(rol, door):
        raise ToegangFout(
            "Je eigen rol verleng je niet zelf. Vraag het een collega die dat mag, of de coördinator."
        )
    if rol.tot is None or tot <= rol.tot:
        raise ToegangFout("Kies een dag na de einddatum die er nu staat.")
    return _zet_periode(rol, rol.van, tot, "rol verlengd", door=door, op=op)


@transaction.atomic
def wijzig_periode(
    *, lidmaatschap: Lidmaatschap, van: date, tot: date | None, door: Gebruiker | None, op: datetime
) -> Lidmaatschap:
    """Corrects the days of a role, in the admin: also of one that has ended."""
    rol = (
        Lidmaatschap.objects.select_for_update(of=("self",))
        .select_related("gebruiker", "organisatie", "vervangt")
        .get(pk=lidmaatschap.pk)
    )
    return _zet_periode(rol, van, tot, "rol gewijzigd", door=door, op=op)


def _zet_periode(
    rol: Lidmaatschap, van: date, tot: date | None, actie: str, *, door, op: datetime
) -> Lidmaatschap:
    if (rol.van, rol.tot) == (van, tot):
        return rol
    rol.van, rol.gewaarschuwd_op = van, None
    rol.tot = _einde(rol, tot, op)
    keur_periode(rol, door=door, op=op)
    rol.save()
    log(actie, rol, organisatie=rol.organisatie, door=door, op=op, velden=["van", "tot"])
    _vertel(rol, "De periode van je rol is gewijzigd", "gewijzigd", door=door, op=op)
    return rol


def keur_periode(rol: Lidmaatschap, *, door: Gebruiker | None, op: datetime) -> None:
    """May this role have these days? Says why not."""
    vandaag = dag_van(op)
    if _over_zichzelf(rol, door):
        raise ToegangFout("De dagen van je eigen rol wijzig je niet zelf. Vraag het een collega die dat mag.")
    if door and rol.rol not in _toekenbaar(door, rol, vandaag):
        raise ToegangFout("Deze rol kun je niet wijzigen.")
    _keur_einde(rol.tot, vandaag)
    try:
        rol.full_clean()
    except ValidationError as fout:
        raise ToegangFout(" ".join(fout.messages)) from fout
    if rol.vervangt_id:
        _keur_vervanging(rol, vandaag)
    if _overlap(rol).exists():
        raise ToegangFout(f"{rol.gebruiker} heeft deze rol al in (een deel van) deze periode.")


def _vertel(rol: Lidmaatschap, onderwerp: str, wat: str, *, door, op: datetime) -> None:
    """Who did it oneself knows it; an old role is not worth a mail."""
    if door == rol.gebruiker or (rol.tot and rol.tot < dag_van(op) - timedelta(days=1)):
        return
    url = adres("start")
    mail(rol.gebruiker, onderwerp, "toegang_rol", waarom=WAAROM, op=op, rol=rol, wat=wat, url=url)


# ---- roles that are about to end


@transaction.atomic
def waarschuw(*, op: datetime) -> int:
    """Tells who holds a role and the contactpersonen, 30 and 7 days ahead, once each. Safe to run twice."""
    vandaag = dag_van(op)
    verst = vandaag + timedelta(days=max(termijnen.ROL_LOOPT_AF))
    aflopend = Lidmaatschap.objects.geldig(op=vandaag).filter(tot__lte=verst)
    aan_de_beurt = [
        rol for rol in aflopend.select_related("gebruiker", "organisatie") if _is_aan_de_beurt(rol, vandaag)
    ]
    contactpersonen = _contactpersonen({rol.organisatie_id for rol in aan_de_beurt}, vandaag)
    for rol in aan_de_beurt:
        rol.gewaarschuwd_op = vandaag
        rol.save(update_fields=["gewaarschuwd_op"])
        _waarschuw_over(rol, contactpersonen.get(rol.organisatie_id, []), op)
    return len(aan_de_beurt)


def _is_aan_de_beurt(rol: Lidmaatschap, vandaag: date) -> bool:
    """A role given for a week only has no warning a month ahead."""
    dagen = [rol.tot - timedelta(days=dagen) for dagen in termijnen.ROL_LOOPT_AF]
    mijlpaal = termijnen.laatste_mijlpaal([dag for dag in dagen if dag > rol.van], vandaag)
    return mijlpaal is not None and (rol.gewaarschuwd_op is None or rol.gewaarschuwd_op < mijlpaal)


def _contactpersonen(organisatie_ids, vandaag: date) -> dict[int, list[Gebruiker]]:
    per_organisatie: dict[int, list[Gebruiker]] = {}
    for wie in Gebruiker.objects.contactpersonen(op=vandaag).filter(contact_voor_id__in=organisatie_ids):
        per_organisatie.setdefault(wie.contact_voor_id, []).append(wie)
    return per_organisatie


def _waarschuw_over(rol: Lidmaatschap, contactpersonen: list[Gebruiker], op: datetime) -> None:
    onderwerp = f"Een rol loopt af op {voluit(rol.tot)}"
    ontvangers = {wie.pk: wie for wie in [rol.gebruiker, *contactpersonen]}
    for wie in ontvangers.values():
        eigen = wie.pk == rol.gebruiker_id
        url = adres("start") if eigen else adres("organisaties:rollen")
        waarom = WAAROM if eigen else "je contactpersoon bent van je organisatie"
        mail(wie, onderwerp, "toegang_rol_loopt_af", waarom=waarom, op=op, rol=rol, eigen=eigen, url=url)
