"""What the rooms add to what belongs to everybody: settings, part two.

The ground imports no room, so it knows them by name: who reads which file of a year, who fills the demo, who tells
what on the pages that show something of every app, and who has work to do each day. A test walks every list.
"""

# the year folder: who reads its files, in the order in which they lean on each other
JAARBESTANDEN = [
    "twentsekracht.organisaties.importeren",
    "vacatures.importeren",
    "school.importeren",
    "evenementen.importeren",
    "jbmb.importeren",
    "trainees.importeren",
    "twentsekracht.bezoek.importeren",
    "rapportage.importeren",
]

# `manage.py demo`: who fills the portal of a newcomer, after the example year has been read
DEMO = [
    "twentsekracht.organisaties.demo.vul",
    "twentsekracht.mijn.demo.vul",
    "school.demo.vul",
    "evenementen.demo.vul",
    "jbmb.demo.vul",
    "jbmb.demo_ronde.vul",
    "jbmb.demo_kring.vul",
    "jbmb.demo_cohort.vul",
    "jbmb.demo_klussen.vul",
    "trainees.demo.vul",
    "rapportage.demo.vul",
    "vacatures.demo_salaris.vul",
    "vacatures.demo.vul",
    "vacatures.demo_attenderen.vul",
    "vacatures.demo_reacties.vul",
    "vacatures.demo_reageren.vul",
    "vacatures.demo_sjablonen.vul",
    "vacatures.demo_nakijken.vul",
    "twentsekracht.redactie.demo.vul",
]

# pages that show something of every app: the functions that tell it (twentsekracht/zoeken, twentsekracht/mijn)
ZOEKEN = [  # (woorden, *, gebruiker, op, aantal) -> Groep
    "vacatures.zoeken.zoek",
    "school.zoeken.zoek",
    "evenementen.zoeken.zoek",
    "jbmb.zoeken.zoek",
    "jbmb.kluszoeken.zoek",
    "twentsekracht.redactie.zoeken.nieuws",
    "twentsekracht.redactie.zoeken.paginas",
]
SITEMAPS = {  # what search engines may know of: the parts of the sitemap, classes of django.contrib.sitemaps
    "vast": "twentsekracht.redactie.feeds.VasteSitemap",
    "nieuws": "twentsekracht.redactie.feeds.NieuwsSitemap",
    "paginas": "twentsekracht.redactie.feeds.PaginaSitemap",
    "vacaturelijst": "vacatures.feeds.VacaturelijstSitemap",
    "vacatures": "vacatures.feeds.VacatureSitemap",
    "opleidingen": "school.feeds.SchoolSitemap",
    "evenementen": "evenementen.feeds.EvenementenSitemap",
}
AGENDA = [  # (*, gebruiker, vanaf, op) -> list[Agendapunt]
    "vacatures.agenda.punten",
    "school.agenda.punten",
    "evenementen.agenda.punten",
    "evenementen.agenda.spreekpunten",
    "evenementen.ruilagenda.punten",
    "evenementen.meeloopagenda.punten",
]
WERKVOORRAAD = [  # (*, gebruiker, op) -> list[Taak]
    "twentsekracht.organisaties.werkvoorraad.taken",
    "twentsekracht.werk.werkvoorraad.taken",
    "vacatures.werkvoorraad.taken",
    "vacatures.reactiewerk.taken",
    "school.werkvoorraad.taken",
    "evenementen.werkvoorraad.taken",
    "evenementen.ruilwerk.taken",
    "evenementen.aanwezigheidswerk.taken",
    "evenementen.meeloopwerk.taken",
    "jbmb.werkvoorraad.taken",
    "jbmb.cohorttaken.taken",
    "jbmb.kluswerk.taken",
    "rapportage.werkvoorraad.taken",
]
GEGEVENS = [  # (*, gebruiker, op) -> {heading: rows}
    "twentsekracht.organisaties.gegevens.gegevens_van",
    "twentsekracht.mijn.gegevens.van_mijn",
    "twentsekracht.mijn.gegevens.van_het_portaal",
    "vacatures.gegevens.gegevens",
    "school.gegevens.gegevens",
    "evenementen.gegevens.gegevens",
    "evenementen.ruilgegevens.gegevens",
    "evenementen.meeloopgegevens.gegevens",
    "jbmb.gegevens.gegevens",
    "jbmb.cohortgegevens.gegevens",
    "jbmb.klusgegevens.gegevens",
    "trainees.gegevens.gegevens",
]
# When somebody leaves: what an app does with rows of theirs that would still tell who it was, or still run.
WISSEN = [  # (*, gebruiker, op) -> None
    "vacatures.services.wis",
    "school.services.wis",
    "evenementen.services.wis",
    "evenementen.services.ruilwissen.wis_ruilen",
    "evenementen.services.meeloopwissen.wis",
    "jbmb.services.wis",
    "jbmb.services.cohortwissen.wis",
    "jbmb.services.kluswissen.wis",
]

# what is done once a day, from this hour on: the job (see twentsekracht/werk/rooster.py)
ROOSTER = [
    ("twentsekracht.organisaties.tasks.dagelijks", 6),
    ("twentsekracht.aanmelden.tasks.dagelijks", 4),
    ("twentsekracht.aanmelden.oidc.tasks.dagelijks", 5),
    ("twentsekracht.mijn.tasks.dagelijks", 5),
    ("vacatures.tasks.attendeer_meteen", 0),  # at midnight a phase opens
    ("vacatures.tasks.vergeet", 3),
    ("vacatures.tasks.dagelijks", 7),
    ("vacatures.tasks.uitkomsten", 8),
    ("vacatures.tasks.controleer_wachtende", 6),
    ("school.tasks.dagelijks", 0),  # at midnight places are released
    ("school.tasks.afronden", 1),
    ("school.tasks.akkoorden", 7),
    ("school.tasks.agendas", 6),
    ("school.tasks.nieuwe_data", 7),
    ("school.tasks.oproepen", 8),
    ("school.tasks.herinneringen", 8),
    ("evenementen.tasks.dagelijks", 0),  # at midnight places are released
    ("evenementen.tasks.akkoorden", 7),
    ("evenementen.tasks.sprekers", 3),
    ("evenementen.tasks.evaluaties", 8),
    ("evenementen.tasks.werkplekruilen", 9),
    ("evenementen.tasks.meelopen", 6),
    ("evenementen.tasks.meelooptips", 7),
    ("evenementen.tasks.agendas", 6),
    ("evenementen.tasks.herinneringen", 8),
    ("jbmb.tasks.dagelijks", 7),
    ("jbmb.tasks.cohorten", 6),
    ("jbmb.tasks.klussen", 0),  # at midnight one begins
    ("vacatures.tasks.sleutels", 7),
]
