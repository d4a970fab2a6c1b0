from django.core.management.base import BaseCommand
from django.utils import timezone

from twentsekracht.redactie import services


class Command(BaseCommand):
    help = "Publish the standard pages (over, privacy, contact, ...) that are not there yet. Changes none that is."

    def handle(self, *args, **options):
        for pagina in services.zet_standaardpaginas(op=timezone.now()):
            self.stdout.write(f"{pagina.get_absolute_url()}  {pagina}")
