"""The questions of an evaluation in the admin: the platform office keeps the list."""

from twentsekracht.organisaties.beheer import OrganisatieBeheer
from twentsekracht.organisaties.toegang import Rol


class EvaluatievraagBeheer(OrganisatieBeheer):
    """What was answered once keeps its words: else the answers would be to another question."""

    gedeeld = True
    bekijken = {Rol.BEHEERDER}
    wijzigen = toevoegen = verwijderen = {Rol.COORDINATOR}
    fields = ("vraag", "soort", "volgorde", "is_actief")
    list_display = ("vraag", "soort", "volgorde", "is_actief")
    list_filter = ("soort", "is_actief")
    search_fields = ("vraag",)

    def get_readonly_fields(self, request, obj=None):
        vast = super().get_readonly_fields(request, obj)
        return (*vast, "vraag", "soort") if obj and self._is_beantwoord(obj) else vast

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and self._is_beantwoord(obj))

    def _is_beantwoord(self, vraag):
        return vraag.tellingen.exists() or vraag.teksten.exists()
