"""What the portal knows of somebody at the door: the account, roles and invitations."""

from datetime import date

MET_ACCOUNT = "met je account"


def gegevens_van(*, gebruiker, op: date) -> dict[str, list[dict]]:
    rollen = gebruiker.lidmaatschappen.select_related("organisatie").order_by("van", "pk")
    uitnodigingen = gebruiker.uitnodigingen.select_related("organisatie").order_by("gemaakt_op", "pk")
    return {
        "Account": [_account(gebruiker)],
        "Rollen": [_rol(rol) for rol in rollen],
        "Uitnodigingen": [_uitnodiging(uitnodiging) for uitnodiging in uitnodigingen],
    }


def _account(gebruiker) -> dict:
    return {
        "naam": gebruiker.naam,
        "e-mailadres": gebruiker.email,
        "organisatie": str(gebruiker.organisatie or ""),
        "functie": gebruiker.functie,
        "aangemaakt op": gebruiker.aangemaakt_op.isoformat(),
        "laatst ingelogd op": _dag(gebruiker.last_login),
        "toegang tot en met": _dag(gebruiker.toegang_tot),
        "bericht dat het account weggaat": _dag(gebruiker.gewaarschuwd_op),
        "wordt gewist": MET_ACCOUNT,
    }


def _rol(rol) -> dict:
    return {
        "rol": rol.get_rol_display(),
        "organisatie": str(rol.organisatie),
        "van": rol.van.isoformat(),
        "tot en met": _dag(rol.tot),
        "als vervanger": rol.vervangt_id is not None,
        "wordt gewist": MET_ACCOUNT,
    }


def _uitnodiging(uitnodiging) -> dict:
    return {
        "organisatie": str(uitnodiging.organisatie),
        "als": uitnodiging.wat,
        "gemaakt op": uitnodiging.gemaakt_op.isoformat(),
        "aanvaard op": _dag(uitnodiging.afgerond_op),
        "wordt gewist": MET_ACCOUNT,
    }


def _dag(waarde) -> str:
    return waarde.isoformat() if waarde else ""
