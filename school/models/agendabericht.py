"""What somebody's calendar was told of a session."""

from django.db import models

from school.models.inschrijving import Inschrijving
from twentsekracht.mijn.agendabericht import Agendaberichtbasis


class Agendabericht(Agendaberichtbasis):
    inschrijving = models.ForeignKey(
        Inschrijving, models.CASCADE, related_name="agendaberichten", verbose_name="inschrijving"
    )

    organisatie_pad = "inschrijving__organisatie"
