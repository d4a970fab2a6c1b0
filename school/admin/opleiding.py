"""The courses."""

from django import forms
from django.contrib import admin
from django.db.models import ManyToManyField

from school.admin.catalogus import Catalogus
from school.models import Opleiding


@admin.register(Opleiding)
class OpleidingAdmin(Catalogus):
    fields = (
        "code",
        "titel",
        ("soort", "vakgebied"),
        "vaardigheden",
        "samenvatting",
        "omschrijving",
        "doelgroep",
        ("uren", "kosten"),
        "is_gepubliceerd",
    )
    formfield_overrides = {ManyToManyField: {"widget": forms.CheckboxSelectMultiple}}
    list_display = ("titel", "soort", "vakgebied", "uren", "is_gepubliceerd", "code")
    list_filter = ("soort", "vakgebied", "is_gepubliceerd")
    search_fields = ("titel", "code")
