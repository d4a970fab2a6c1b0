"""What all organisations choose from."""

from twentsekracht.organisaties.beheer import OrganisatieBeheer
from twentsekracht.organisaties.toegang import Rol


class Catalogus(OrganisatieBeheer):
    """What all organisations choose from."""

    gedeeld = True
    bekijken = {Rol.CONTACTPERSOON, Rol.BEHEERDER}
    wijzigen = toevoegen = {Rol.COORDINATOR}
