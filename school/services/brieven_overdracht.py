"""The mails about a place that goes to a colleague."""

from datetime import datetime

from school.models import Inschrijving, Plaatsoverdracht
from school.services import brieven


def gevraagd(overdracht: Plaatsoverdracht, teken: str, *, op: datetime) -> None:
    """To the address that was given, account or not."""
    naam = overdracht.inschrijving.deelnemer.naam
    brieven.aan_collega(
        overdracht.inschrijving,
        overdracht.aan,
        "school_overdracht",
        "Een collega biedt je een plaats aan",
        f"{naam} jouw adres opgaf als dat van een collega",
        op,
        overdracht_url=brieven.adres("overdracht", teken),
    )


def geweigerd(overdracht: Plaatsoverdracht, *, op: datetime) -> None:
    brieven.aan_deelnemer(
        overdracht.inschrijving,
        "school_overdracht_nee",
        "Je collega neemt je plaats niet over",
        op,
        agenda=[],
    )


def overgedragen(oud: Inschrijving, nieuw: Inschrijving, *, op: datetime) -> None:
    """To both, and to the leidinggevende of either: each address one mail."""
    brieven.geannuleerd(oud, f"{nieuw.deelnemer.naam} heeft je plaats overgenomen. Dat kost niets.", op=op)
    brieven.bevestigd(nieuw, op=op)
    for adres in sorted({oud.leidinggevende, nieuw.leidinggevende} - {""}):
        van_wie = nieuw if adres == nieuw.leidinggevende else oud
        brieven.aan_collega(
            oud,
            adres,
            "school_overgedragen",
            "Een andere collega gaat",
            brieven.leidinggevende_van(van_wie.deelnemer.naam),
            op,
            collega=nieuw.deelnemer.naam,
        )
