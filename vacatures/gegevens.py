"""What the vacancies know of somebody."""

from datetime import date

from django.db.models import Exists, OuterRef

from vacatures import woorden
from vacatures.models import Mailkeuze, Vacature

NA_DE_PROCEDURE = "vier weken na de procedure, of na een jaar als je dat goed vindt"


def gegevens(*, gebruiker, op: date) -> dict[str, list[dict]]:
    """What they keep, are mailed about and reacted to, and what they are for the vacancies (seven queries)."""
    zichtbaar = Vacature.objects.zichtbaar_voor(gebruiker, op=op)
    te_lezen = Exists(zichtbaar.filter(pk=OuterRef("vacature")))
    bewaard = gebruiker.bewaarde_vacatures.select_related("vacature__organisatie").annotate(te_lezen=te_lezen)
    gemeld = gebruiker.vacaturemeldingen.select_related("vacature__organisatie").annotate(te_lezen=te_lezen)
    reacties = gebruiker.vacaturereacties.select_related("vacature__organisatie", "sollicitatie__bijlage")
    return {
        "Bewaarde vacatures": [
            {
                **_als_te_lezen(rij),
                "Bewaard op": rij.op.isoformat(),
                "Herinnerd op": rij.herinnerd_op and rij.herinnerd_op.isoformat(),
            }
            for rij in bewaard
        ],
        "Mail over bewaarde vacatures": [
            {"Herinneren voordat een vacature sluit": "ja" if keuze.herinneren else "nee"}
            for keuze in Mailkeuze.objects.filter(gebruiker=gebruiker)
        ],
        "Vacatures waarover je mail kreeg": [
            {**_als_te_lezen(melding), "Gemeld op": melding.op.isoformat()} for melding in gemeld
        ],
        "Zoekopdrachten voor vacatures": [
            {
                "Naam": zoekopdracht.naam,
                "Zoekvraag": zoekopdracht.vraag,
                "Hoe vaak": zoekopdracht.get_hoe_vaak_display(),
                "Gemaakt op": zoekopdracht.gemaakt_op.isoformat(),
                "Laatst gemeld op": zoekopdracht.gemeld_op and zoekopdracht.gemeld_op.isoformat(),
            }
            for zoekopdracht in gebruiker.zoekopdrachten.all()
        ],
        "Reacties op vacatures": [
            {
                **_vacature(reactie.vacature),
                "Ingediend op": reactie.ingediend_op.isoformat(),
                "Herkomst": reactie.get_herkomst_display(),
                "Status": reactie.get_status_display(),
                **_persoonlijk(getattr(reactie, "sollicitatie", None)),
            }
            for reactie in reacties
        ],
        "Voorrang als herplaatsingskandidaat": [
            {
                "Organisatie": str(voorrang.organisatie),
                "Van": voorrang.van.isoformat(),
                "Tot en met": voorrang.tot and voorrang.tot.isoformat(),
            }
            for voorrang in gebruiker.herplaatsingen.select_related("organisatie")
        ],
        "Selectiecommissies": [
            {**_vacature(lid.vacature), "Tot en met": lid.tot.isoformat()}
            for lid in gebruiker.selectiecommissies.select_related("vacature__organisatie")
        ],
    }


def _persoonlijk(sollicitatie) -> dict:
    """What somebody wrote, as long as it is there. The CV itself is on the page of the reaction."""
    if sollicitatie is None:
        return {}
    bijlage = getattr(sollicitatie, "bijlage", None)
    dag = sollicitatie.verwijderen_op
    return {
        "Naam": sollicitatie.naam,
        "E-mailadres": sollicitatie.email,
        "Telefoonnummer": sollicitatie.telefoon,
        "Werk nu": sollicitatie.functie,
        "Motivatie": sollicitatie.motivatie,
        "Cv": bijlage.naam if bijlage else "",
        "Herplaatsingskandidaat": sollicitatie.is_herplaatsing,
        "Mag langer bewaard worden": sollicitatie.mag_bewaren,
        "Wordt verwijderd op": woorden.dag(dag) if dag else NA_DE_PROCEDURE,
    }


def _als_te_lezen(rij) -> dict:
    """Who moved to another organisation no longer reads what is internal there, here neither."""
    return (
        _vacature(rij.vacature) if rij.te_lezen else {"Vacature": "Een vacature die je niet meer kunt lezen"}
    )


def _vacature(vacature) -> dict:
    return {
        "Vacature": vacature.titel,
        "Kenmerk": vacature.code,
        "Organisatie": str(vacature.organisatie),
        "Sluit op": woorden.dag(vacature.sluit_op) if vacature.sluit_op else None,
    }
