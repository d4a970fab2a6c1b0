"""What changes in who may do what: accounts, roles, invitations and the yearly review. A module each."""

from twentsekracht.organisaties.services.accounts import (
    eindig_rollen,
    meld_aan,
    ruim_op,
    sluit_account,
    sluit_af,
)
from twentsekracht.organisaties.services.rollen import (
    eindig_rol,
    geef_rol,
    keur_periode,
    keur_rol,
    leg_rol_vast,
    verleng_rol,
    waarschuw,
    wijs_vervanger_aan,
    wijzig_periode,
)
from twentsekracht.organisaties.services.rollencontrole import (
    besluit,
    bevestig_overige,
    herinner,
    rond_af,
    start_rollencontroles,
)
from twentsekracht.organisaties.services.uitnodigingen import (
    aanvaard,
    aanvaard_als_nieuw,
    laat_verlopen,
    nodig_uit,
    ruim_uitnodigingen_op,
    stuur_opnieuw,
    trek_in,
)

__all__ = [
    "aanvaard",
    "aanvaard_als_nieuw",
    "besluit",
    "bevestig_overige",
    "eindig_rol",
    "eindig_rollen",
    "geef_rol",
    "herinner",
    "keur_periode",
    "keur_rol",
    "laat_verlopen",
    "leg_rol_vast",
    "meld_aan",
    "nodig_uit",
    "rond_af",
    "ruim_op",
    "ruim_uitnodigingen_op",
    "sluit_account",
    "sluit_af",
    "start_rollencontroles",
    "stuur_opnieuw",
    "trek_in",
    "verleng_rol",
    "waarschuw",
    "wijs_vervanger_aan",
    "wijzig_periode",
]
