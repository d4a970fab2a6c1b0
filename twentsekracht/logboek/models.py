"""The audit trail. It can only grow: the model refuses changes, and so does the database (see `wacht.py`)."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast


class AlleenToevoegen(TypeError):
    def __init__(self):
        super().__init__("Het logboek groeit alleen: een regel wordt niet gewijzigd of verwijderd.")


class RegelQuerySet(models.QuerySet):
    def over(self, object):
        """Everything that was done to this object, newest first."""
        return self.filter(object_type=object._meta.label_lower, object_id=str(object.pk))

    def van_organisaties(self, ids):
        return self.filter(organisatie_id__in=ids)

    def over_toegang(self):
        """Roles, invitations, accounts, organisations and how they sign in: not what people do with it.

        Nor when somebody logs in or changes their own password: nobody at work needs to follow that.
        """
        deur = self.filter(
            Q(object_type__startswith="organisaties.") | Q(object_type__startswith="aanmelden.")
        )
        eigen = Q(door_id__isnull=False, object_id=Cast("door_id", models.CharField()))
        return deur.exclude(eigen & Q(object_type="organisaties.gebruiker") & ~Q(actie="zelf aangemeld"))

    def update(self, **kwargs):
        raise AlleenToevoegen

    def delete(self):
        raise AlleenToevoegen

    def bulk_update(self, *args, **kwargs):
        raise AlleenToevoegen

    # Django marks these as not for templates and managers; an override has to do so again.
    update.alters_data = bulk_update.alters_data = True
    delete.alters_data = True
    delete.queryset_only = True


class Regel(models.Model):
    """Who, in which role, did what to which object: ids and names of fields, never values.

    Ids and no foreign keys: a person who leaves is deleted, and that may neither be refused by the log nor
    rewrite it.
    """

    door_id = models.BigIntegerField("wie", null=True, blank=True, help_text="Leeg: het portaal zelf.")
    rol = models.CharField("rol", max_length=30, blank=True)
    organisatie_id = models.BigIntegerField("organisatie", null=True, blank=True)
    actie = models.CharField("actie", max_length=60)
    object_type = models.CharField("soort object", max_length=100)
    object_id = models.CharField("object", max_length=64)
    velden = models.JSONField("velden", default=list, blank=True, help_text="Namen, nooit de waarden.")
    verzoek_id = models.CharField("verzoek", max_length=64, blank=True)
    op = models.DateTimeField("op", db_index=True)

    objects = RegelQuerySet.as_manager()

    class Meta:
        verbose_name = "logboekregel"
        verbose_name_plural = "logboek"
        ordering = ["-op", "-pk"]
        indexes = [
            models.Index(fields=["object_type", "object_id", "-op"], name="logboek_per_object"),
            models.Index(fields=["organisatie_id", "-op"], name="logboek_per_organisatie"),
        ]

    def __str__(self):
        return f"{self.op:%Y-%m-%d %H:%M} {self.actie} {self.object_type} {self.object_id}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise AlleenToevoegen
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args, **kwargs):
        raise AlleenToevoegen
