from django import forms
from django.contrib import admin, messages

from twentsekracht.organisaties.beheer import OrganisatieBeheer
from twentsekracht.organisaties.toegang import Rol
from vacatures.admin.rollen import IEDEREEN
from vacatures.models import Herplaatsingskandidaat, Werkwijze
from vacatures.openstelling import gewoonte, loopt_door_elkaar

UITLEG = (
    "Vul per groep in na hoeveel dagen een vacature voor haar opengaat, gerekend vanaf de dag van plaatsen. "
    "0 is dezelfde dag. Laat een groep leeg als jullie haar overslaan. Twee groepen mogen op dezelfde dag beginnen. "
    "Een kleinere groep hoort bij de grotere: komt de grotere eerder aan de beurt, dan gaat het voor de kleinere op "
    "die dag ook open. Bij elke vacature kun je van deze dagen afwijken. Wat al op de site staat, verandert niet mee."
)


class WerkwijzeForm(forms.ModelForm):
    class Meta:
        model = Werkwijze
        fields = (
            "organisatie",
            "cao",
            "tweede_lezer",
            "herplaatsing_na",
            "intern_na",
            "regio_na",
            "extern_na",
        )
        help_texts = {
            "cao": "Uit de salaristabel van deze cao komen de bedragen bij jullie vacatures.",
            "herplaatsing_na": "Collega’s met voorrang, omdat hun eigen baan vervalt. Leeg: ze zien een vacature "
            "tegelijk met de rest van de organisatie.",
            "intern_na": "Alle medewerkers van jullie organisatie.",
            "regio_na": "Medewerkers van alle aangesloten organisaties.",
            "extern_na": "Iedereen, ook van buiten de overheid.",
        }


@admin.register(Werkwijze)
class WerkwijzeAdmin(OrganisatieBeheer):
    """How an organisation spaces its phases: its own choice."""

    bekijken = IEDEREEN
    wijzigen = toevoegen = {Rol.CONTACTPERSOON, Rol.COORDINATOR}
    form = WerkwijzeForm
    fieldsets = (
        (None, {"fields": ("organisatie", "cao", "tweede_lezer")}),
        (
            "Wie mag wanneer reageren?",
            {
                "fields": ("herplaatsing_na", "intern_na", "regio_na", "extern_na", "zo_gaat_het"),
                "description": UITLEG,
            },
        ),
    )
    readonly_fields = ("zo_gaat_het",)
    list_display = ("organisatie", "cao", "tweede_lezer", "zo_gaat_het")
    list_filter = ("cao",)
    list_select_related = ("organisatie",)
    search_fields = ("organisatie__naam", "organisatie__korte_naam")

    @admin.display(description="zo gaat een vacature open")
    def zo_gaat_het(self, werkwijze):
        """Of groups that begin together only the widest: the others are among them."""
        ruimste = {wanneer: wie for wie, wanneer in gewoonte(werkwijze)}
        return "; ".join(f"{wie}: {wanneer}" for wanneer, wie in ruimste.items())

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if loopt_door_elkaar(obj):
            wat = "Een grotere groep was eerder aan de beurt dan een kleinere. Zo gaat een vacature nu open: "
            self.message_user(request, wat + self.zo_gaat_het(obj) + ".", messages.WARNING)


class HerplaatsingForm(forms.ModelForm):
    class Meta:
        model = Herplaatsingskandidaat
        fields = ("organisatie", "gebruiker", "van", "tot")
        help_texts = {
            "gebruiker": (
                "Alleen mensen van jullie eigen organisatie. Reageert iemand met voorrang op een vacature van jullie, "
                "dan ziet de vacaturehouder dat. De selectiecommissie en anderen zien het niet."
            ),
            "tot": "De laatste dag waarop de voorrang geldt. Leeg: tot nader bericht.",
        }

    def clean(self):
        gegevens = super().clean()
        gebruiker = gegevens.get("gebruiker") or getattr(self.instance, "gebruiker", None)
        organisatie = gegevens.get("organisatie") or getattr(self.instance, "organisatie", None)
        if gebruiker and organisatie and gebruiker.organisatie_id != organisatie.pk:
            self.add_error("gebruiker", "Deze collega werkt bij een andere organisatie.")
        return gegevens


@admin.register(Herplaatsingskandidaat)
class HerplaatsingskandidaatAdmin(OrganisatieBeheer):
    """Whose job goes is nobody's business but their own organisation's."""

    bekijken = wijzigen = toevoegen = verwijderen = {Rol.CONTACTPERSOON}
    form = HerplaatsingForm
    fields = ("organisatie", "gebruiker", "van", "tot")
    autocomplete_fields = ("gebruiker",)
    list_display = ("gebruiker", "organisatie", "van", "tot")
    list_filter = ("organisatie",)
    list_select_related = ("gebruiker", "organisatie")
    date_hierarchy = "van"
    search_fields = ("gebruiker__naam", "gebruiker__email")

    def get_readonly_fields(self, request, obj=None):
        """Priority does not move to somebody else: end it and give it anew."""
        return [*super().get_readonly_fields(request, obj), *(["gebruiker"] if obj else [])]
