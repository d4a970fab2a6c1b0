from django.conf import settings
from django.core.management.base import BaseCommand

from twentsekracht import fonts


class Command(BaseCommand):
    help = "Make the typefaces for the page and for the PDF in build/fonts; quick when they are there."
    requires_system_checks = []  # an image is built without a database

    def handle(self, *args, **options):
        for path in fonts.build(settings.BASE_DIR / "build" / "fonts"):
            self.stdout.write(f"{path.name}  {path.stat().st_size / 1024:.0f} kB")
