"""What somebody's calendar was told of an item, so that what changed is a comparison: what every app shares of it."""

from django.db import models

from twentsekracht.mijn.agenda import Agendapunt
from twentsekracht.mijn.itip import moment


class Agendaberichtbasis(models.Model):
    """The last that was told of one item: who reads it has it in the calendar, unless it was taken out."""

    # The same as in the personal calendar (the app's `agenda.py`): it is one and the same item.
    kenmerk = models.CharField("kenmerk", max_length=60, unique=True)
    volgnummer = models.PositiveIntegerField("volgnummer", default=0)
    titel = models.CharField("titel", max_length=200)
    # As ISO 8601: a day, or a moment.
    begin = models.CharField("begin", max_length=40)
    einde = models.CharField("einde", max_length=40)
    plaats = models.TextField("plaats", blank=True)
    is_vervallen = models.BooleanField("is vervallen", default=False)
    verteld_op = models.DateTimeField("verteld op")

    class Meta:
        abstract = True
        verbose_name = "agendabericht"
        verbose_name_plural = "agendaberichten"
        ordering = ["begin", "pk"]

    def __str__(self):
        return f"{self.kenmerk} ({self.volgnummer})"

    @property
    def punt(self) -> Agendapunt:
        """As it stands in the calendar of who was told."""
        return Agendapunt(
            self.kenmerk,
            self.titel,
            moment(self.begin),
            moment(self.einde),
            self.plaats,
            geannuleerd=self.is_vervallen,
        )
