"""Klussen in the admin, to look at; what an organisation wants before its people do one, is its own choice."""

from django.contrib import admin

from jbmb.models import Klus, Klusbeleid, Klusstap
from twentsekracht.organisaties.beheer import OrganisatieBeheer, OrganisatieInline
from twentsekracht.organisaties.toegang import Rol

WIE = {Rol.CONTACTPERSOON, Rol.AMBASSADEUR, Rol.COORDINATOR}


@admin.register(Klusbeleid)
class KlusbeleidAdmin(OrganisatieBeheer):
    bekijken = {Rol.BEHEERDER}
    wijzigen = toevoegen = verwijderen = {Rol.CONTACTPERSOON, Rol.COORDINATOR}
    fields = ("organisatie", "wijze")
    list_display = ("organisatie", "wijze")
    list_filter = ("wijze", "organisatie")
    list_select_related = ("organisatie",)
    search_fields = ("organisatie__naam",)


class KlusstapInline(OrganisatieInline):
    model = Klusstap
    bekijken = WIE
    fields = ("vastgelegd_op", "van", "naar", "reden")


@admin.register(Klus)
class KlusAdmin(OrganisatieBeheer):
    """Without who responded: that is between them and the klusgever."""

    bekijken = WIE
    fields = (
        "titel",
        "organisatie",
        "klusgever",
        "omschrijving",
        ("uren", "mensen"),
        ("van", "tot"),
        ("plaats", "kan_op_afstand"),
        ("geplaatst_op", "reageren_tot"),
        "status",
    )
    inlines = (KlusstapInline,)
    list_display = ("titel", "organisatie", "uren", "van", "tot", "status")
    list_filter = ("status", "organisatie")
    list_select_related = ("organisatie",)
    date_hierarchy = "geplaatst_op"
    search_fields = ("titel", "klusgever__naam")
    exportvelden = ("titel", "organisatie__code", "uren", "van", "tot", "mensen", "geplaatst_op", "status")
