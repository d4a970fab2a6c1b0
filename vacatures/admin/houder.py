from django.contrib import admin
from django.db.models import ManyToManyField
from django.forms import CheckboxSelectMultiple

from twentsekracht.organisaties.beheer import OrganisatieBeheer
from twentsekracht.organisaties.toegang import Rol
from vacatures.admin.rollen import IEDEREEN, ORGANISATIE
from vacatures.models import Sjabloon


@admin.register(Sjabloon)
class SjabloonAdmin(OrganisatieBeheer):
    """Texts to begin a vacancy from; at /vacatures/beheren/nieuw/ they can be chosen."""

    bekijken = IEDEREEN
    wijzigen = toevoegen = verwijderen = ORGANISATIE | {Rol.COORDINATOR}
    fields = ("organisatie", "naam", "titel", "omschrijving", "procedure", "contact", "vaardigheden")
    formfield_overrides = {ManyToManyField: {"widget": CheckboxSelectMultiple}}
    list_display = ("naam", "organisatie", "titel")
    list_filter = ("organisatie",)
    list_select_related = ("organisatie",)
    search_fields = ("naam", "titel")
