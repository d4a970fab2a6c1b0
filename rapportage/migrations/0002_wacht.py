from django.db import migrations

from rapportage import wacht


class Migration(migrations.Migration):
    dependencies = [("rapportage", "0001_initial")]
    operations = [
        migrations.RunPython(
            lambda apps, editor: wacht.zet_aan(editor.connection),
            lambda apps, editor: wacht.zet_uit(editor.connection),
        )
    ]
