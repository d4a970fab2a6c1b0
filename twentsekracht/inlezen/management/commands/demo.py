from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.module_loading import import_string

from twentsekracht.inlezen.models import Import
from twentsekracht.organisaties import demo as mensen

JAAR = 2015
PEILDATUM = "2015-10-26"  # the day on which the books of the published report closed


class Command(BaseCommand):
    help = "Fill an empty portal with the example year, one user per role and that year's report."
    requires_system_checks = []  # the server that starts next does them

    def handle(self, *args, **options):
        if not settings.DEBUG:
            raise CommandError(
                "De demo maakt gebruikers met een bekend wachtwoord. "
                "Dat kan alleen op je eigen machine, met DEBUG=1."
            )
        # In one process: on a second run starting Django is what takes the time.
        call_command("build_fonts")
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        self.lees_voorbeeldjaar()
        for pad in settings.DEMO:
            import_string(pad)(op=timezone.now())
        self.maak_rapportage(settings.BASE_DIR / "var" / "rapportage")
        self.zeg_wie_kan_inloggen()

    def lees_voorbeeldjaar(self):
        """Only once: a second time would put back what somebody has changed in the portal since."""
        if not Import.objects.filter(status=Import.Status.GELUKT).exists():
            call_command("importeer_jaar", str(settings.BASE_DIR / "voorbeeldjaar" / str(JAAR)))

    def maak_rapportage(self, map: Path):
        pdf = map / f"rapportage-{JAAR}.pdf"
        if not pdf.exists():
            call_command("maak_rapportage", str(JAAR), "--peildatum", PEILDATUM, "--naar", str(map))
        self.stdout.write(f"\nDe rapportage van {JAAR}: {pdf.relative_to(settings.BASE_DIR)}")

    def zeg_wie_kan_inloggen(self):
        self.stdout.write(f"\nTwentse Kracht staat op {settings.SITE_URL} - log in met:\n")
        for gebruiker, rollen in mensen.gebruikers():
            self.stdout.write(f"  {gebruiker.email:<42} {rollen}")
        self.stdout.write(f"  wachtwoord voor iedereen: {mensen.WACHTWOORD}\n")
        if settings.MFA_VERPLICHT:
            self.stdout.write("  wie een rol heeft, stelt bij het inloggen een tweede stap in\n\n")
        else:
            self.stdout.write("  met een tweede stap, zoals in het echt: MFA_VERPLICHT=1 make demo\n\n")
