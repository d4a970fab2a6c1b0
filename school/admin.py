from django import forms
from django.contrib import admin
from django.db.models import ManyToManyField

from school.models import Afspraak, Inschrijving, Inschrijvingstap, Opleiding, Uitvoering
from twentsekracht.organisaties.beheer import OrganisatieBeheer, OrganisatieInline
from twentsekracht.organisaties.toegang import Rol


@admin.register(Afspraak)
class AfspraakAdmin(OrganisatieBeheer):
    """Agreed between the organisation and the platform office, so the office writes it down."""

    bekijken = {Rol.CONTACTPERSOON, Rol.BEHEERDER}
    wijzigen = toevoegen = verwijderen = {Rol.COORDINATOR}
    fields = ("organisatie", "jaar", "percentage", "te_behalen")
    list_display = ("organisatie", "jaar", "percentage", "te_behalen")
    list_filter = ("jaar", "organisatie")
    list_select_related = ("organisatie",)
    search_fields = ("organisatie__naam", "organisatie__korte_naam")
    exportvelden = ("organisatie__code", "jaar", "percentage", "te_behalen")


class Catalogus(OrganisatieBeheer):
    """What all organisations choose from."""

    gedeeld = True
    bekijken = {Rol.CONTACTPERSOON, Rol.BEHEERDER}
    wijzigen = toevoegen = {Rol.COORDINATOR}


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


@admin.register(Uitvoering)
class UitvoeringAdmin(Catalogus):
    fields = (
        "code",
        "opleiding",
        ("start", "einde"),
        ("begintijd", "eindtijd"),
        "locatie",
        "sluit_op",
        ("min_deelnemers", "max_deelnemers"),
    )
    autocomplete_fields = ("opleiding",)
    list_display = ("opleiding", "code", "start", "einde", "locatie", "max_deelnemers")
    list_filter = ("opleiding__soort",)
    list_select_related = ("opleiding",)
    date_hierarchy = "start"
    search_fields = ("code", "opleiding__titel")


class StapInline(OrganisatieInline):
    model = Inschrijvingstap
    bekijken = {Rol.CONTACTPERSOON, Rol.COORDINATOR}
    fields = ("per", "van", "naar", "reden", "door")


@admin.register(Inschrijving)
class InschrijvingAdmin(OrganisatieBeheer):
    """To look at: a place is taken, given back and handed over by verbs that leave a step."""

    bekijken = {Rol.CONTACTPERSOON, Rol.COORDINATOR}
    fields = (
        "uitvoering",
        "deelnemer",
        "kenmerk",
        "organisatie",
        "ingeschreven_op",
        "status",
        "geannuleerd_op",
        "is_aanwezig",
    )
    inlines = (StapInline,)
    list_display = ("uitvoering", "deelnemer", "kenmerk", "organisatie", "ingeschreven_op", "status")
    list_filter = ("status", "organisatie")
    list_select_related = ("uitvoering__opleiding", "deelnemer", "organisatie")
    date_hierarchy = "ingeschreven_op"
    search_fields = ("kenmerk", "deelnemer__naam", "uitvoering__code", "uitvoering__opleiding__titel")
    exportvelden = (
        "uitvoering__code",
        "uitvoering__opleiding__titel",
        "deelnemer__naam",
        "kenmerk",
        "organisatie__code",
        "ingeschreven_op",
        "status",
        "geannuleerd_op",
    )
