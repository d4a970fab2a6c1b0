"""Demo data of the door: people everywhere, a deputy, roles about to end, invitations, a review under way."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from twentsekracht.organisaties import services, termijnen
from twentsekracht.organisaties.models import (
    Gebruiker,
    Lidmaatschap,
    Organisatie,
    Rollencontrole,
    Uitnodiging,
)
from twentsekracht.organisaties.models.uitnodiging import hash_van
from twentsekracht.organisaties.toegang import Rol

C, V, A = Rol.CONTACTPERSOON, Rol.VACATUREHOUDER, Rol.AMBASSADEUR

# code of the organisation: name, function, role
COLLEGAS = {
    "almelo": [("Sanne ter Horst", "Recruiter", V), ("Ruud Bolscher", "Teamleider wijken", A)],
    "borne": [("Marloes Wolbert", "HR-adviseur", C), ("Tim Kuipers", "Recruiter", V)],
    "enschede": [("Yasmin Akkaya", "Adviseur leren", C), ("Henk Rikkerink", "Afdelingshoofd", A)],
    "gbt": [("Karin Oosterik", "HR-adviseur", C), ("Jeroen Pierik", "Teamleider heffen", V)],
    "haaksbergen": [("Lotte Assink", "HR-adviseur", C), ("Bert Leferink", "Griffier", A)],
    "hellendoorn": [("Mirjam Kamphuis", "HR-adviseur", C), ("Wouter Eshuis", "Recruiter", V)],
    "hengelo": [
        ("Roel Wijlens", "Adviseur leren", C),
        ("Esra Demir", "Recruiter", V),
        ("Johan Haverkate", "Teamleider burgerzaken", A),
    ],
    "hof-van-twente": [("Ellen Vossebeld", "HR-adviseur", C), ("Niek Rouwenhorst", "Recruiter", V)],
    "losser": [("Petra Snippert", "HR-adviseur", C), ("Dennis Olde Dubbelink", "Recruiter", V)],
    "noaberkracht": [
        ("Ilona Reinerink", "HR-adviseur", C),
        ("Gijs Bekhuis", "Teamleider openbare ruimte", A),
    ],
    "oldenzaal": [("Nadia Meijerink", "HR-adviseur", C), ("Stef Zwiep", "Recruiter", V)],
    "regio-twente": [("Judith Lammers", "HR-adviseur", C), ("Arjan Blokhuis", "Recruiter", V)],
    "rijssen-holten": [("Hetty Pluimers", "HR-adviseur", C), ("Gerben Ligtenberg", "Recruiter", V)],
    "twenterand": [("Anja Companje", "HR-adviseur", C), ("Mark Hoekjen", "Teamleider sociaal", A)],
    "vechtstromen": [("Suzan Geerdink", "Adviseur loopbaan", C), ("Peter Brummelhuis", "Recruiter", V)],
    "vrt": [("Maaike Nieuwenhuis", "HR-adviseur", C), ("Rob Sanderink", "Clustercommandant", A)],
    "wierden": [("Carla Tijhuis", "HR-adviseur", C), ("Bram Schothuis", "Recruiter", V)],
}
LOOPT_AF = {("almelo", V): 12, ("hengelo", A): 25, ("wierden", V): 6}  # days from today

# code, name, role, days ago it was sent, status
GENODIGDEN = [
    ("hengelo", "Femke Bos", V, 2, Uitnodiging.Status.OPEN),
    ("hengelo", "Koen Wolters", "", 12, Uitnodiging.Status.OPEN),
    ("hengelo", "Iris Nijland", A, 30, Uitnodiging.Status.VERLOPEN),
    ("almelo", "Daan Poorthuis", "", 5, Uitnodiging.Status.INGETROKKEN),
    ("almelo", "Sanne ter Horst", V, 60, Uitnodiging.Status.AANVAARD),
]
CONTROLE_SINDS = {"almelo": 20, "hengelo": 30, "borne": 55, "losser": 20}  # days; after 42 it is late


def vul_toegang(*, op: datetime, account) -> None:
    """`account` makes somebody, or finds who is there. Again on another day: what is there stays as it is."""
    vandaag = timezone.localdate(op)
    bestaand = {
        organisatie.code: organisatie for organisatie in Organisatie.objects.filter(code__in=COLLEGAS)
    }
    eerste_keer = not Rollencontrole.objects.exists()
    for code, organisatie in bestaand.items():
        for naam, functie, rol in COLLEGAS[code]:
            gebruiker = account(_adres(naam, code), naam=naam, functie=functie, organisatie=organisatie)
            _geef(gebruiker, organisatie, rol, LOOPT_AF.get((code, rol)), vandaag)
    if eerste_keer:
        _vervanger(bestaand, vandaag)
        _uitnodigingen(bestaand, op)
        _controles(bestaand, op)


def _adres(naam: str, code: str) -> str:
    return f"{naam.lower().replace(' ', '.')}@{code}.example"


def _geef(gebruiker, organisatie, rol, dagen: int | None, vandaag: date) -> None:
    tot = vandaag + timedelta(days=dagen) if dagen else termijnen.rol_tot(vandaag)
    Lidmaatschap.objects.get_or_create(
        gebruiker=gebruiker,
        organisatie=organisatie,
        rol=rol,
        vervangt=None,
        defaults={"van": date(vandaag.year - 1, 3, 1), "tot": tot},
    )


def _contactpersoon(organisatie) -> Gebruiker | None:
    return Gebruiker.objects.filter(lidmaatschappen__rol=C, lidmaatschappen__organisatie=organisatie).first()


def _vervanger(bestaand, vandaag: date) -> None:
    """The contactpersoon of Enschede is away; the recruiter stands in."""
    organisatie = bestaand.get("enschede")
    if organisatie is None:
        return
    rol = Lidmaatschap.objects.filter(organisatie=organisatie, rol=C, vervangt=None).first()
    ander = Gebruiker.objects.filter(organisatie=organisatie, lidmaatschappen__rol=V).first()
    if rol and ander:
        tot = vandaag + timedelta(days=10)
        Lidmaatschap.objects.get_or_create(
            gebruiker=ander, organisatie=organisatie, rol=C, vervangt=rol, van=vandaag, defaults={"tot": tot}
        )


def _uitnodigingen(bestaand, op: datetime) -> None:
    for code, naam, rol, dagen, status in GENODIGDEN:
        organisatie = bestaand.get(code)
        if organisatie is None:
            continue
        verstuurd = op - timedelta(days=dagen)
        adres = _adres(naam, code)
        Uitnodiging.objects.get_or_create(
            email=adres,
            organisatie=organisatie,
            rol=rol,
            defaults={
                "naam": naam,
                "rol_tot": termijnen.rol_tot(timezone.localdate(op)) if rol else None,
                "status": status,
                "sleutel_hash": hash_van(f"demo {adres} {rol}"),  # of no link: nobody was mailed
                "door": _contactpersoon(organisatie),
                "gemaakt_op": verstuurd,
                "verloopt_op": verstuurd + termijnen.UITNODIGING,
                "afgerond_op": None if status == Uitnodiging.Status.OPEN else verstuurd + timedelta(days=3),
                "gebruiker": Gebruiker.objects.filter(email=adres).first(),
            },
        )


def _controles(bestaand, op: datetime) -> None:
    """Almelo is done but for one role, Hengelo half way, Losser has not begun and Borne is late."""
    vandaag = timezone.localdate(op)
    for code, dagen in CONTROLE_SINDS.items():
        organisatie = bestaand.get(code)
        if organisatie is None:
            continue
        start = vandaag - timedelta(days=dagen)
        controle, _ = Rollencontrole.objects.get_or_create(
            organisatie=organisatie,
            jaar=start.year,
            defaults={
                "gestart_op": start,
                "uiterlijk_op": start + termijnen.CONTROLE,
                "herinnerd_op": vandaag,  # else everybody would be mailed to-night
            },
        )
        door = _contactpersoon(organisatie)
        aantal = {"almelo": 9, "hengelo": 2}.get(code, 0)
        mogelijk = controle.open_rollen(op=vandaag).exclude(gebruiker=door).select_related("gebruiker")
        for rol in mogelijk.order_by("pk")[:aantal]:
            services.besluit(controle=controle, lidmaatschap=rol, besluit="bevestigd", door=door, op=op)
