"""What a feed last held, so that calendar programs see that there is something new."""

from django.db import models


class Feedstand(models.Model):
    """Of one feed (`feed`: which). `stand` is the hash of what it last held; `volgnummer` and `gewijzigd_op` move with
    it, as those of a person's own calendar do (mijn.Agendaadres)."""

    feed = models.CharField("feed", max_length=40, unique=True)
    stand = models.CharField("stand", max_length=64, blank=True)
    volgnummer = models.PositiveIntegerField("volgnummer", default=0)
    gewijzigd_op = models.DateTimeField("gewijzigd op")

    class Meta:
        verbose_name = "stand van een feed"
        verbose_name_plural = "standen van feeds"

    def __str__(self):
        return f"{self.feed}: {self.volgnummer}"
