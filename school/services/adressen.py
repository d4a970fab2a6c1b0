"""The addresses of who has to agree: of somebody else in the same organisation, and of each somebody different."""

from school.beleid import Nodig, Wijze
from school.fouten import GeenLeidinggevende
from twentsekracht.organisaties import collega
from twentsekracht.organisaties.domeinen import normaal_adres
from twentsekracht.organisaties.fouten import GeenCollega
from twentsekracht.organisaties.models import Gebruiker, Organisatie


def keur_adressen(
    gebruiker: Gebruiker, nodig: Nodig, *, leidinggevende: str, vervanger: str = "", tweede: str = ""
) -> dict[str, str]:
    """As they are kept with the enrolment: only what the policy asks for."""
    if nodig.wijze == Wijze.GEEN:
        return {}
    gekeurd = {"leidinggevende": keur_collega(gebruiker, leidinggevende, "je leidinggevende")}
    if not nodig.akkoord:
        return gekeurd
    if vervanger.strip():
        gekeurd["vervanger"] = _ander(gebruiker, vervanger, "de vervanger", "vervanger", gekeurd)
    if nodig.vraagt_tweede:
        gekeurd["tweede"] = _ander(gebruiker, tweede, "wie als tweede akkoord geeft", "tweede", gekeurd)
    elif nodig.beurten == 2:
        # Who is the leidinggevende or enrols themselves cannot be the second too: then the contactpersoon is.
        zelf = {normaal_adres(gebruiker.email), *gekeurd.values()}
        gekeurd["tweede"] = "" if normaal_adres(nodig.tweede) in zelf else normaal_adres(nodig.tweede)
    return gekeurd


def _ander(gebruiker: Gebruiker, adres: str, van_wie: str, veld: str, al: dict[str, str]) -> str:
    adres = keur_collega(gebruiker, adres, van_wie, veld)
    if adres in al.values():
        raise GeenLeidinggevende("Dit adres heb je al ingevuld. Vul dat van iemand anders in.", veld)
    return adres


def keur_collega(
    gebruiker: Gebruiker,
    adres: str,
    van_wie: str,
    veld: str = "leidinggevende",
    *,
    organisatie: Organisatie | None = None,
) -> str:
    """Somebody else of the organisation that pays: else anybody could approve for themselves.

    `organisatie`: of the enrolment, when that is there already; people may move, and their enrolments do not.
    """
    try:
        return collega.keur_collega(
            gebruiker, adres, van_wie, organisatie=organisatie or gebruiker.organisatie
        )
    except GeenCollega as fout:
        raise GeenLeidinggevende(str(fout), veld) from None
