"""The yearly review of roles: starting it, deciding per role, reminding, finishing."""

from datetime import date, datetime, timedelta

from django.db import transaction

from twentsekracht.organisaties import rollencontrole as regels
from twentsekracht.organisaties import termijnen, toegang
from twentsekracht.organisaties.fouten import AlBesloten, ToegangFout
from twentsekracht.organisaties.models import Gebruiker, Lidmaatschap, Organisatie, Rolbesluit, Rollencontrole
from twentsekracht.organisaties.services.rollen import beeindig
from twentsekracht.organisaties.services.vastleggen import adres, dag_van, log, mail

Besluit = Rolbesluit.Besluit


@transaction.atomic
def start_rollencontroles(*, jaar: int, door: Gebruiker | None, op: datetime) -> list[Rollencontrole]:
    """For every organisation with roles that has none this year; the others stay as they are."""
    vandaag = dag_van(op)
    if door and not toegang.ziet_alles(door, op=vandaag):
        raise ToegangFout("Alleen de coördinator start de rollencontrole.")
    met_rollen = Lidmaatschap.objects.lopend(op=vandaag).values("organisatie")
    nodig = Organisatie.objects.filter(pk__in=met_rollen).exclude(rollencontroles__jaar=jaar)
    nieuw = []
    for organisatie in nodig.order_by("pk"):
        controle, is_nieuw = Rollencontrole.objects.get_or_create(
            organisatie=organisatie,
            jaar=jaar,
            defaults={"gestart_op": vandaag, "uiterlijk_op": vandaag + termijnen.CONTROLE, "door": door},
        )
        if is_nieuw:
            nieuw.append(controle)
            log("rollencontrole gestart", controle, organisatie=organisatie, door=door, op=op)
            _mail_contactpersonen(controle, "De jaarlijkse controle van de rollen is begonnen", op)
    return nieuw


def _mail_contactpersonen(controle: Rollencontrole, onderwerp: str, op: datetime) -> None:
    vandaag = dag_van(op)
    ontvangers = {
        wie.pk: wie
        for wie in Gebruiker.objects.contactpersonen(op=vandaag).filter(
            contact_voor_id=controle.organisatie_id
        )
    }
    for wie in ontvangers.values():
        mail(
            wie,
            onderwerp,
            "toegang_rollencontrole",
            waarom="je contactpersoon bent van je organisatie",
            op=op,
            controle=controle,
            is_te_laat=controle.is_te_laat(vandaag),
            url=adres("organisaties:rollencontrole", controle.pk),
        )


@transaction.atomic
def besluit(
    *, controle: Rollencontrole, lidmaatschap: Lidmaatschap, besluit: str, door: Gebruiker, op: datetime
) -> Rolbesluit:
    """Confirms or withdraws one role; a withdrawn role ends at once."""
    controle = _pak(controle)
    _keur(controle, lidmaatschap, door, op)
    gemaakt = _leg_vast(controle, lidmaatschap, Besluit(besluit), door, op)
    if besluit == Besluit.INGETROKKEN:
        beeindig(lidmaatschap, laatste_dag=_gisteren(lidmaatschap, op), door=door, op=op)
    _klaar(controle, door=door, op=op)
    return gemaakt


@transaction.atomic
def bevestig_overige(*, controle: Rollencontrole, door: Gebruiker, op: datetime) -> int:
    """Confirms all that is left and that this person may decide on. Returns how many."""
    controle = _pak(controle)
    vandaag = dag_van(op)
    rollen = controle.open_rollen(op=vandaag).select_related("gebruiker", "organisatie")
    mijn = [rol for rol in rollen if regels.mag_besluiten(door, rol, op=vandaag)]
    for rol in mijn:
        _leg_vast(controle, rol, Besluit.BEVESTIGD, door, op)
    _klaar(controle, door=door, op=op)
    return len(mijn)


def _pak(controle: Rollencontrole) -> Rollencontrole:
    """Held, so that two reviewers decide one after the other."""
    rijen = Rollencontrole.objects.select_for_update(of=("self",)).select_related("organisatie")
    return rijen.get(pk=controle.pk)


def _keur(controle: Rollencontrole, lidmaatschap: Lidmaatschap, door: Gebruiker, op: datetime) -> None:
    if not controle.open_rollen(op=dag_van(op)).filter(pk=lidmaatschap.pk).exists():
        raise AlBesloten
    if not regels.mag_besluiten(door, lidmaatschap, op=dag_van(op)):
        raise ToegangFout("Over deze rol beslist iemand anders.")


def _leg_vast(controle, lidmaatschap, uitkomst, door: Gebruiker, op: datetime) -> Rolbesluit:
    gemaakt = Rolbesluit.objects.create(
        controle=controle, lidmaatschap=lidmaatschap, besluit=uitkomst, door=door, op=op
    )
    log(f"rol {uitkomst.label.lower()}", lidmaatschap, organisatie=controle.organisatie, door=door, op=op)
    return gemaakt


def _gisteren(lidmaatschap: Lidmaatschap, op: datetime) -> date:
    """The day before; never before the first day, since the row with the decision stays."""
    return max(dag_van(op) - timedelta(days=1), lidmaatschap.van)


def _klaar(controle: Rollencontrole, *, door, op: datetime) -> bool:
    vandaag = dag_van(op)
    if not controle.is_open or controle.open_rollen(op=vandaag).exists():
        return False
    controle.afgerond_op = vandaag
    controle.save(update_fields=["afgerond_op"])
    log(
        "rollencontrole afgerond",
        controle,
        organisatie=controle.organisatie,
        door=door,
        op=op,
        velden=["afgerond_op"],
    )
    return True


# ---- every day


@transaction.atomic
def rond_af(*, op: datetime) -> int:
    """Reviews of which the last open role ended by itself. Safe to run twice."""
    open_controles = (
        Rollencontrole.objects.open().select_related("organisatie").select_for_update(of=("self",))
    )
    return sum(_klaar(controle, door=None, op=op) for controle in open_controles)


@transaction.atomic
def herinner(*, op: datetime) -> int:
    """Two weeks before the last day, on it, and every week after. Safe to run twice."""
    vandaag = dag_van(op)
    open_controles = (
        Rollencontrole.objects.open().select_related("organisatie").select_for_update(of=("self",))
    )
    nodig = [controle for controle in open_controles if regels.vraagt_herinnering(controle, op=vandaag)]
    for controle in nodig:
        controle.herinnerd_op = vandaag
        controle.save(update_fields=["herinnerd_op"])
        onderwerp = (
            "De controle van de rollen is te laat" if controle.is_te_laat(vandaag) else "Controleer de rollen"
        )
        _mail_contactpersonen(controle, onderwerp, op)
    return len(nodig)
