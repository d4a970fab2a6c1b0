"""Who works with the vacancies of an organisation, and who looks along."""

from twentsekracht.organisaties.toegang import Rol

ORGANISATIE = {Rol.CONTACTPERSOON, Rol.VACATUREHOUDER}
IEDEREEN = ORGANISATIE | {Rol.COORDINATOR, Rol.BEHEERDER}
