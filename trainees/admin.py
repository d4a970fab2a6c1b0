from django.contrib import admin

from trainees.models import Lichting, Trainee, Traineestap
from twentsekracht.organisaties.beheer import OrganisatieBeheer, OrganisatieInline
from twentsekracht.organisaties.toegang import Rol


@admin.register(Lichting)
class LichtingAdmin(OrganisatieBeheer):
    gedeeld = True
    bekijken = {Rol.CONTACTPERSOON, Rol.BEHEERDER}
    wijzigen = toevoegen = {Rol.COORDINATOR}
    fields = ("code", "start", "einde")
    list_display = ("code", "start", "einde")
    date_hierarchy = "start"
    search_fields = ("code",)


class StapInline(OrganisatieInline):
    model = Traineestap
    bekijken = {Rol.CONTACTPERSOON, Rol.COORDINATOR}
    fields = ("per", "van", "naar", "organisatie", "contract", "door")


@admin.register(Trainee)
class TraineeAdmin(OrganisatieBeheer):
    """To look at: what becomes of a trainee is a verb of its own, which leaves a step."""

    bekijken = {Rol.CONTACTPERSOON, Rol.COORDINATOR}
    fields = ("lichting", "code", "deelnemer", "organisatie", "status", "contract", "per")
    inlines = (StapInline,)
    list_display = ("code", "lichting", "deelnemer", "organisatie", "status", "contract", "per")
    list_filter = ("status", "lichting", "organisatie")
    list_select_related = ("lichting", "deelnemer", "organisatie")
    search_fields = ("code", "deelnemer__naam")
    exportvelden = ("lichting__code", "code", "organisatie__code", "status", "contract", "per")
