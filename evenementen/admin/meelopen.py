"""Going along for a day: the places, and who goes where. To look at: every move is somebody's own."""

from django.contrib import admin

from evenementen.meeloopwoorden import wanneer
from evenementen.models import Meeloopdag, Meeloopplek, Meeloopplekstap, Meeloopverzoek, Meeloopverzoekstap
from twentsekracht.organisaties.beheer import OrganisatieBeheer, OrganisatieInline
from twentsekracht.organisaties.toegang import Rol

KIJKERS = {Rol.CONTACTPERSOON, Rol.COORDINATOR}


class DagInline(OrganisatieInline):
    model = Meeloopdag
    bekijken = KIJKERS
    fields = ("datum", "begintijd", "eindtijd", "plaatsen")


class PlekstapInline(OrganisatieInline):
    model = Meeloopplekstap
    bekijken = KIJKERS
    fields = ("vastgelegd_op", "van", "naar", "reden")


@admin.register(Meeloopplek)
class MeeloopplekAdmin(OrganisatieBeheer):
    """What the own people offer."""

    bekijken = KIJKERS
    fields = (
        ("functie", "status"),
        ("gastgever", "organisatie"),
        ("vakgebied", "plaats"),
        ("evenement", "wijze"),
        "wat_je_ziet",
        "meenemen",
    )
    inlines = (DagInline, PlekstapInline)
    list_display = ("functie", "gastgever", "organisatie", "vakgebied", "plaatsnaam", "status")
    list_filter = ("status", "vakgebied", "organisatie", "evenement")
    list_select_related = ("gastgever", "organisatie")
    search_fields = ("functie", "gastgever__naam")

    @admin.display(description="plaats", ordering="plaats")
    def plaatsnaam(self, plek):
        return plek.plaatsnaam


class StapInline(OrganisatieInline):
    """Without who did it: that may be somebody of another organisation."""

    model = Meeloopverzoekstap
    bekijken = KIJKERS
    fields = ("vastgelegd_op", "van", "naar")


@admin.register(Meeloopverzoek)
class MeeloopverzoekAdmin(OrganisatieBeheer):
    """Where the own people go; with whom is between the two, and so is why."""

    bekijken = KIJKERS
    fields = ("wat", "wanneer", "bezoeker", "organisatie", "status", "gevraagd_op")
    readonly_fields = ("wat", "wanneer")
    inlines = (StapInline,)
    list_display = ("wat", "datum", "bezoeker", "organisatie", "status")
    list_filter = ("status", "organisatie")
    list_select_related = ("dag__plek__organisatie", "bezoeker", "organisatie")
    date_hierarchy = "datum"
    search_fields = ("bezoeker__naam", "dag__plek__functie")
    exportvelden = (
        "dag__plek__functie",
        "dag__plek__organisatie__code",
        "datum",
        "bezoeker__naam",
        "organisatie__code",
        "status",
    )

    @admin.display(description="wat")
    def wat(self, verzoek):
        return str(verzoek.plek)

    @admin.display(description="wanneer", ordering="datum")
    def wanneer(self, verzoek):
        return wanneer(verzoek.dag)
