from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand
from django.db import transaction

from twentsekracht.versleuteling import vernieuw

GEHEIM = ("secret", "seed")


class Command(BaseCommand):
    help = "Encrypt the secrets of second steps with the newest of VELDSLEUTELS, so that an older key can go."

    @transaction.atomic
    def handle(self, *args, **options):
        aantal = 0
        for stap in Authenticator.objects.select_for_update().exclude(type=Authenticator.Type.WEBAUTHN):
            stap.data |= {naam: vernieuw(stap.data[naam]) for naam in GEHEIM if naam in stap.data}
            stap.save(update_fields=["data"])
            aantal += 1
        self.stdout.write(f"{aantal} geheimen opnieuw versleuteld.")
