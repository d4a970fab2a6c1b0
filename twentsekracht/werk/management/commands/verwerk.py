import signal
import sys

from django.core.management.base import BaseCommand
from django.utils import timezone

from twentsekracht.werk import services, werker


class Command(BaseCommand):
    help = "Doet het werk op de achtergrond (rapporten, berichten) zolang dit loopt. Redis is niet nodig."

    def add_arguments(self, parser):
        parser.add_argument("--eenmaal", action="store_true", help="stop zodra er niets meer klaarstaat")

    def handle(self, *args, **options):
        if options["eenmaal"]:
            services.veeg(op=timezone.now())
            self.stdout.write(f"{services.ronde()} keer aan werk begonnen, er staat niets meer klaar.")
            return
        # As an exception it reaches the job that is running, which is then given back at once.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        self.stdout.write("Wacht op werk. Stop met Ctrl-C.")
        try:
            werker.verwerk(kijk=1)
        except KeyboardInterrupt:
            self.stdout.write("Gestopt.")
