"""The rules of the yearly review: who decides on which role, and when somebody is reminded."""

from datetime import date

from twentsekracht.organisaties import termijnen, toegang
from twentsekracht.organisaties.toegang import REGIONAAL, Rol

BESLISSERS = REGIONAAL | {Rol.CONTACTPERSOON}


def mag_besluiten(door, lidmaatschap, *, op: date) -> bool:
    """Nobody over oneself. A contactpersoon over the roles in the own organisation, the office over all;
    over the office itself only the office.
    """
    if door.pk == lidmaatschap.gebruiker_id:
        return False
    if toegang.ziet_alles(door, op=op):
        return True
    waar = toegang.organisatie_ids(door, Rol.CONTACTPERSOON, op=op)
    return lidmaatschap.rol not in REGIONAAL and lidmaatschap.organisatie_id in waar


def vraagt_herinnering(controle, *, op: date) -> bool:
    """On the days that are past the start, each once; a day on which the portal was down is caught up with."""
    eerste = controle.uiterlijk_op - termijnen.CONTROLE_VOORAF
    dagen = [eerste, controle.uiterlijk_op]
    if op > controle.uiterlijk_op:
        weken = (op - controle.uiterlijk_op) // termijnen.CONTROLE_DAARNA
        dagen.append(controle.uiterlijk_op + weken * termijnen.CONTROLE_DAARNA)
    mijlpaal = termijnen.laatste_mijlpaal([dag for dag in dagen if dag > controle.gestart_op], op)
    return mijlpaal is not None and (controle.herinnerd_op is None or controle.herinnerd_op < mijlpaal)
