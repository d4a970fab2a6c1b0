"""Groups of like jobs: what a swap is made of."""

from django.core.exceptions import ValidationError
from django.db import models


class Functiefamilie(models.TextChoices):
    """Groups of like jobs after HR21, in the words in which the partners write them in their vacancies.

    Here, and not on the ground: a vacancy has a text of its own, which may be of another job classification.
    """

    ADMINISTRATIE = "administratie", "Administratie"
    ADVIES = "advies", "Advies"
    BEHEER = "beheer", "Beheer en uitvoering"
    BELEID = "beleid", "Beleid"
    DIENSTVERLENING = "dienstverlening", "Dienstverlening"
    JURIDISCH = "juridisch", "Juridische zaken"
    LEIDING = "leiding", "Leidinggeven"
    PROJECTEN = "projecten", "Projecten"
    SYSTEMEN = "systemen", "Systemen en data"
    TOEZICHT = "toezicht", "Toezicht en handhaving"
    ZORG = "zorg", "Zorg en ondersteuning"


def zijn_families(waarde):
    if not isinstance(waarde, list) or any(code not in Functiefamilie.values for code in waarde):
        raise ValidationError("Kies functiefamilies uit de lijst.")
