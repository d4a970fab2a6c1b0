"""What the example year does not tell: the register's history, and one person per role to log in as.

The example year comes first, it makes the organisations. Running it again changes nothing that is there.
"""

from datetime import date, datetime

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.utils import timezone

from twentsekracht.organisaties import termijnen
from twentsekracht.organisaties.demo_toegang import vul_toegang
from twentsekracht.organisaties.models import Gebruiker, Lid, Lidmaatschap, Naamgeving, Organisatie
from twentsekracht.organisaties.toegang import Rol

WACHTWOORD = "twentse-kracht-demo"  # known to everybody, so never outside DEBUG

# Two municipalities without staff of their own: that is with Noaberkracht, which serves both.
BIJ_NOABERKRACHT = {"dinkelland": "Dinkelland", "tubbergen": "Tubbergen"}
NOABERKRACHT_SINDS = date(2013, 1, 1)

# Regio Twente went on as SamenTwente; a report over an earlier year prints the name of its time.
NAMEN_VAN_REGIO_TWENTE = [
    ("Regio Twente", None, date(2021, 12, 31)),
    ("SamenTwente", date(2022, 1, 1), None),
]

# log-in name, name, function, role (None: an employee without one), code of the organisation
MENSEN = [
    ("contactpersoon@hengelo.example", "Anouk Wessels", "HR-adviseur", Rol.CONTACTPERSOON, "hengelo"),
    ("contactpersoon@almelo.example", "Bas Nijhuis", "HR-adviseur", Rol.CONTACTPERSOON, "almelo"),
    (
        "vacaturehouder@enschede.example",
        "Chantal Oude Luttikhuis",
        "Recruiter",
        Rol.VACATUREHOUDER,
        "enschede",
    ),
    ("ambassadeur@borne.example", "Derk Kamphuis", "Teamleider", Rol.AMBASSADEUR, "borne"),
    (
        "loopbaanadviseur@twentsekracht.example",
        "Eva Scholten",
        "Loopbaanadviseur",
        Rol.LOOPBAANADVISEUR,
        "regio-twente",
    ),
    ("decaan@twentsekracht.example", "Frank ter Braak", "Decaan trainees", Rol.DECAAN, "regio-twente"),
    ("regiegroep@oldenzaal.example", "Gerda Veldhuis", "Secretaris", Rol.REGIEGROEP, "oldenzaal"),
    ("coordinator@twentsekracht.example", "Hanneke Elferink", "Coördinator", Rol.COORDINATOR, "regio-twente"),
    ("beheerder@twentsekracht.example", "Ilse Morsink", "Beheerder", Rol.BEHEERDER, "regio-twente"),
    ("ambtenaar@losser.example", "Jan Lansink", "Beleidsmedewerker", None, "losser"),
]


@transaction.atomic
def vul(*, op: datetime, wachtwoord: str = WACHTWOORD) -> list[tuple[Gebruiker, str]]:
    """Returns who can log in."""
    if not settings.DEBUG:
        raise ImproperlyConfigured(
            "De demo maakt gebruikers met een bekend wachtwoord: dat kan alleen met DEBUG=1."
        )
    _vul_register()
    for email, naam, functie, rol, code in MENSEN:
        organisatie = Organisatie.objects.get(code=code)
        gebruiker = _account(email, wachtwoord, naam=naam, functie=functie, organisatie=organisatie)
        if rol:
            vandaag = timezone.localdate(op)
            periode = {"van": date(vandaag.year, 1, 1), "tot": termijnen.rol_tot(vandaag)}
            Lidmaatschap.objects.get_or_create(
                gebruiker=gebruiker, organisatie=organisatie, rol=rol, defaults=periode
            )
    vul_toegang(op=op, account=lambda email, **velden: _account(email, wachtwoord, **velden))
    return gebruikers()


def gebruikers() -> list[tuple[Gebruiker, str]]:
    """The people of the demo with what they are, in the order of the table above."""
    per_email = Gebruiker.objects.in_bulk([email for email, *_ in MENSEN], field_name="email")
    return [
        (per_email[email], f"{rol.label if rol else 'Ambtenaar'}, {per_email[email].organisatie}")
        for email, _, _, rol, _ in MENSEN
        if email in per_email
    ]


def _account(email, wachtwoord, **velden) -> Gebruiker:
    """Somebody whose address is confirmed, so that logging in asks nothing more."""
    gebruiker = Gebruiker.objects.filter(email=email).first()
    gebruiker = gebruiker or Gebruiker.objects.create_user(email, wachtwoord, **velden)
    EmailAddress.objects.get_or_create(
        user=gebruiker, email=gebruiker.email, defaults={"verified": True, "primary": True}
    )
    return gebruiker


def _vul_register() -> None:
    for volgnummer, werkgever in enumerate(Organisatie.objects.werkgevers().filter(website=""), 1):
        werkgever.website = f"https://www.{werkgever.code}.example/"
        werkgever.email = f"werken@{werkgever.code}.example"
        werkgever.telefoon = f"053 000 00 {volgnummer:02}"
        werkgever.save(update_fields=["website", "email", "telefoon"])
    noaberkracht = Organisatie.objects.get(code="noaberkracht")
    for code, naam in BIJ_NOABERKRACHT.items():
        gemeente, _ = Organisatie.objects.get_or_create(
            code=code,
            defaults={
                "naam": f"Gemeente {naam}",
                "korte_naam": naam,
                "soort": Organisatie.Soort.GEMEENTE,
                "is_werkgever": False,
            },
        )
        sinds = {"van": NOABERKRACHT_SINDS}
        Lid.objects.get_or_create(werkgever=noaberkracht, organisatie=gemeente, defaults=sinds)
    regio = Organisatie.objects.get(code="regio-twente")
    for naam, van, tot in NAMEN_VAN_REGIO_TWENTE:
        periode = {"korte_naam": naam, "van": van, "tot": tot}
        Naamgeving.objects.get_or_create(organisatie=regio, naam=naam, defaults=periode)
