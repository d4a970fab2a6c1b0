"""Vacancies from before the phases: open for their audience from the day they were published."""

from django.db import migrations
from django.db.models import F

VAN_SMAL_NAAR_RUIM = ("herplaatsing", "intern", "regio", "extern")


def vul(apps, schema_editor):
    vacatures = apps.get_model("vacatures", "Vacature").objects.exclude(status="concept")
    for doelgroep in ("", *VAN_SMAL_NAAR_RUIM[1:]):
        ruimste = VAN_SMAL_NAAR_RUIM.index(doelgroep or "regio")
        velden = [f"{fase}_op" for fase in VAN_SMAL_NAAR_RUIM[: ruimste + 1]]
        vacatures.filter(doelgroep=doelgroep, gepubliceerd_op__isnull=False).update(
            **dict.fromkeys(velden, F("gepubliceerd_op"))
        )


class Migration(migrations.Migration):
    dependencies = [("vacatures", "0002_uitwisseling")]
    operations = [migrations.RunPython(vul, migrations.RunPython.noop, elidable=True)]
