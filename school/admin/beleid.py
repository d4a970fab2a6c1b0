"""What an organisation wants before a course, and what cancelling costs."""

from django import forms
from django.contrib import admin
from django.utils import timezone

from school.admin.catalogus import Catalogus
from school.models import Akkoordbeleid, Annuleerregel, NoShowbeleid
from twentsekracht.organisaties.beheer import OrganisatieBeheer
from twentsekracht.organisaties.collega import is_van
from twentsekracht.organisaties.domeinen import normaal_adres
from twentsekracht.organisaties.toegang import Rol


class AkkoordbeleidForm(forms.ModelForm):
    def clean(self):
        """Whoever says yes for an organisation works there."""
        velden = super().clean()
        vast = self.instance.organisatie if self.instance.organisatie_id else None
        organisatie = velden.get("organisatie") or vast
        if velden.get("tweede"):
            velden["tweede"] = normaal_adres(velden["tweede"])
            if organisatie and not is_van(organisatie, velden["tweede"]):
                self.add_error("tweede", f"Vul een adres in van {organisatie}.")
        return velden


@admin.register(Akkoordbeleid)
class AkkoordbeleidAdmin(OrganisatieBeheer):
    """What an organisation wants before its people go to a course: its own choice."""

    form = AkkoordbeleidForm
    bekijken = {Rol.BEHEERDER}
    wijzigen = toevoegen = verwijderen = {Rol.CONTACTPERSOON, Rol.COORDINATOR}
    fields = ("organisatie", "vanaf_kosten", "wijze", "tweede")
    list_display = ("organisatie", "vanaf_kosten", "wijze", "tweede")
    search_fields = ("organisatie__naam",)
    list_filter = ("organisatie", "wijze")
    list_select_related = ("organisatie",)


@admin.register(Annuleerregel)
class AnnuleerregelAdmin(Catalogus):
    """The same for all organisations, so the platform office keeps them."""

    verwijderen = {Rol.COORDINATOR}
    fields = ("dagen", "percentage")
    list_display = ("dagen", "percentage")
    search_fields = ("dagen",)


@admin.register(NoShowbeleid)
class NoShowbeleidAdmin(OrganisatieBeheer):
    """Off by default: it holds from the day on which the works council agreed, and says who wrote that down."""

    bekijken = {Rol.BEHEERDER}
    wijzigen = toevoegen = verwijderen = {Rol.CONTACTPERSOON, Rol.COORDINATOR}
    fields = ("organisatie", "is_aan", "aantal", "instemming_op", "genoteerd_door", "genoteerd_op")
    readonly_fields = ("genoteerd_door", "genoteerd_op")
    list_display = ("organisatie", "is_aan", "aantal", "instemming_op")
    search_fields = ("organisatie__naam",)
    list_filter = ("organisatie", "is_aan")
    list_select_related = ("organisatie",)

    def save_model(self, request, obj, form, change):
        if not change or "instemming_op" in form.changed_data:
            obj.genoteerd_door, obj.genoteerd_op = request.user, timezone.now()
        super().save_model(request, obj, form, change)
