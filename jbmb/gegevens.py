"""What Jouw Baan Mijn Baan knows of somebody, for their own copy. Four queries."""

from datetime import date

from jbmb.models import Functiefamilie, Kringlid, Ruilaanbod


def gegevens(*, gebruiker, op: date) -> dict[str, list[dict]]:
    eigen = Ruilaanbod.objects.filter(deelnemer=gebruiker).select_related("organisatie").order_by("pk")
    eigen = eigen.prefetch_related("voorkeursvolgorde__organisatie", "stappen")
    leden = Kringlid.objects.filter(aanbod__deelnemer=gebruiker).select_related("kring").order_by("pk")
    return {
        "Aanbod in Jouw Baan Mijn Baan": [_rij(aanbod) for aanbod in eigen],
        "Voorgestelde ruilen in Jouw Baan Mijn Baan": [_ruil(lid) for lid in leden],
    }


def _ruil(lid: Kringlid) -> dict:
    """Without the others, who are in it as somebody of themselves."""
    return {
        "voorgesteld op": lid.kring.voorgesteld_op.isoformat(),
        "status": lid.kring.get_status_display(),
        "interesse op": lid.geinteresseerd_op and lid.geinteresseerd_op.isoformat(),
        "ja gezegd op": lid.ja_op and lid.ja_op.isoformat(),
        "leidinggevende": lid.leidinggevende,
        "eindigde door mij": lid.brak_af,
    }


def _rij(aanbod: Ruilaanbod) -> dict:
    """With the reasons that others gave: they are about this person. Who gave them is not."""
    return {
        "functie": aanbod.functie,
        "organisatie": aanbod.organisatie.naam,
        "functiefamilie": aanbod.get_functiefamilie_display(),
        "taken": aanbod.taken,
        "schaal": aanbod.schaal,
        "uren per week": _uren(aanbod.uren),
        "plaats": aanbod.plaatsnaam,
        "dagen thuis": aanbod.thuisdagen,
        "wat ik meebreng": aanbod.breng_mee,
        "vast dienstverband": aanbod.is_vast,
        "maanden": aanbod.maanden,
        "aangeboden op": aanbod.aangeboden_op and aanbod.aangeboden_op.isoformat(),
        "geldig tot en met": aanbod.geldig_tot and aanbod.geldig_tot.isoformat(),
        "graag naar": [voorkeur.organisatie.naam for voorkeur in aanbod.voorkeursvolgorde.all()],
        "wens": _wens(aanbod),
        "verborgen voor eigen organisatie": aanbod.verborgen_voor_eigen_organisatie,
        "status": aanbod.get_status_display(),
        "verloop": [
            {"per": stap.per.isoformat(), "status": stap.get_naar_display(), "reden": stap.reden}
            for stap in aanbod.stappen.all()
        ],
    }


def _uren(uren) -> str | None:
    return None if uren is None else str(uren)


def _wens(aanbod: Ruilaanbod) -> dict:
    return {
        "functiefamilies": [Functiefamilie(code).label for code in aanbod.wens_families],
        "in de buurt van": aanbod.wens_plaatsnaam,
        "hoogstens zoveel kilometer": aanbod.wens_afstand,
        "schaal": [aanbod.wens_schaal_min, aanbod.wens_schaal_max],
        "uren": [_uren(aanbod.wens_uren_min), _uren(aanbod.wens_uren_max)],
        "maanden": [aanbod.wens_maanden_min, aanbod.wens_maanden_max],
        "beginnen": [dag and dag.isoformat() for dag in (aanbod.wens_start_van, aanbod.wens_start_tot)],
    }
