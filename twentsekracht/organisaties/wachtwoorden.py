"""Django's password rules, explained the way the rest of the portal speaks."""

from django.contrib.auth import password_validation


class LangGenoeg(password_validation.MinimumLengthValidator):
    def get_help_text(self):
        return f"Gebruik ten minste {self.min_length} tekens. Een paar woorden achter elkaar onthoud je goed."


class NietOverJezelf(password_validation.UserAttributeSimilarityValidator):
    def get_help_text(self):
        return "Gebruik niet je naam of je e-mailadres."


class NietVeelGebruikt(password_validation.CommonPasswordValidator):
    def get_help_text(self):
        return "Kies geen wachtwoord dat veel mensen gebruiken."
