"""A great many believable vacancies, made by PostgreSQL itself out of lists of words.

Of all, two in five are open; these opened in the past sixty days, the others lie in the fifteen years before. Words
are as uneven as in life: some stand in half of the texts, others in one of ten thousand.
"""

from datetime import date

from django.db import connection

from twentsekracht.organisaties.models import Organisatie

TITELS = [
    "Beleidsadviseur",
    "Adviseur",
    "Medewerker",
    "Coördinator",
    "Projectleider",
    "Teamleider",
    "Consulent",
    "Jurist",
    "Planoloog",
    "Vergunningverlener",
    "Handhaver",
    "Klantmanager",
    "Controller",
    "Inkoopadviseur",
    "Communicatieadviseur",
    "Informatiemanager",
    "Functioneel-beheerder",
    "Data-analist",
    "Griffier",
    "Kwartiermaker",
    "Toezichthouder",
    "Casemanager",
    "Archivaris",
    "Boa",
    "Kwaliteitsmedewerker",
]
ONDERWERPEN = [
    "wonen",
    "jeugd",
    "wmo",
    "participatie",
    "financiën",
    "ruimte",
    "milieu",
    "omgevingswet",
    "burgerzaken",
    "veiligheid",
    "economie",
    "duurzaamheid",
    "energietransitie",
    "mobiliteit",
    "verkeer",
    "onderwijs",
    "sport",
    "cultuur",
    "erfgoed",
    "vastgoed",
    "grondzaken",
    "belastingen",
    "inkoop",
    "personeel",
    "organisatie",
    "communicatie",
    "dienstverlening",
    "informatie",
    "archief",
    "privacy",
    "ict",
    "data",
    "water",
    "riolering",
    "groen",
    "afval",
    "wegen",
    "bruggen",
    "gebouwen",
    "bestuur",
    "raad",
    "inwoners",
    "ondernemers",
    "statushouders",
    "schuldhulp",
    "inkomen",
    "werk",
    "zorg",
]
ZINNEN = [
    "Je adviseert het college en de raad over {0} en {1}.",
    "Samen met inwoners en ondernemers werk je aan plannen voor {0}.",
    "Je bent het aanspreekpunt voor collega’s die met {0} te maken hebben.",
    "Je stelt het beleidsplan {0} op en bewaakt de uitvoering ervan.",
    "In de regio werk je samen met de andere Twentse gemeenten, vooral op het gebied van {0}.",
    "Je beoordeelt aanvragen, voert gesprekken en legt besluiten helder uit.",
    "Je hebt hbo werk- en denkniveau en enkele jaren ervaring met {0} of {1}.",
    "Je schrijft begrijpelijk en je houdt van samenwerken met verschillende mensen.",
    "Kennis van {0} is een pluspunt, een open houding is belangrijker.",
    "Wij bieden een salaris volgens de cao, een individueel keuzebudget en ruimte om deels thuis te werken.",
    "Het team bestaat uit twaalf collega’s die graag van elkaar leren over {0}.",
    "Je analyseert cijfers over {0} en vertaalt die naar verbeteringen voor {1}.",
]
ORGANISATIES = [
    "almelo",
    "borne",
    "dinkelland",
    "enschede",
    "haaksbergen",
    "hellendoorn",
    "hengelo",
    "hof-van-twente",
    "losser",
    "oldenzaal",
    "rijssen-holten",
    "tubbergen",
    "twenterand",
    "wierden",
    "vechtstromen",
    "vrt",
    "ozj",
    "noaber",
]
PLAATSEN = [
    "Enschede",
    "Hengelo",
    "Almelo",
    "Oldenzaal",
    "Borne",
    "Losser",
    "Haaksbergen",
    "Goor",
    "Rijssen",
    "Nijverdal",
    "Vriezenveen",
    "Wierden",
    "Tubbergen",
    "Denekamp",
    "Delden",
    "Ootmarsum",
]
VAKGEBIEDEN = [
    "bedrijfsvoering",
    "bestuur",
    "dienstverlening",
    "financien",
    "ict",
    "juridisch",
    "ruimte",
    "sociaal_domein",
    "veiligheid",
    "water",
]

# Texts and what is to be found in them are made once and used for two hundred vacancies each at a million: making
# each anew took 2 ms a vacancy, which is 35 minutes.
TEKSTEN = """
CREATE TEMP TABLE bench_tekst AS SELECT nummer, tekst, setweight(to_tsvector('public.twents', tekst), 'B') AS vector
FROM (SELECT %(onderwerpen)s::text[] onderwerpen, %(zinnen)s::text[] zinnen) AS woorden,
    generate_series(0, 4999) AS nummer, LATERAL (
    SELECT string_agg(format(zinnen[1 + (z * 5 + nummer * 7) %% 12],
            onderwerpen[1 + (nummer * 13 + z * 29) %% 48], onderwerpen[1 + (nummer * 31 + z * 17 + nummer / 48) %% 48])
            || CASE WHEN z %% 3 = 0 THEN format(' Ook %%s%%s is van jou.', onderwerpen[1 + (nummer * 7 + z) %% 48],
                onderwerpen[1 + (nummer / 48 + z * 5) %% 48]) ELSE '' END,
        CASE WHEN z %% 4 = 0 THEN E'\n\n## Dit ga je doen\n\n' ELSE ' ' END) AS tekst
    FROM generate_series(1, 14) AS z) AS t"""
VOORAF = """
ALTER TABLE vacatures_vacature DISABLE TRIGGER vacatures_vectoren;
DROP INDEX vacatures_zoekvector; DROP INDEX vacatures_titelvector;
SET maintenance_work_mem = '512MB'; SET synchronous_commit = off"""
# What the trigger and the migration make.
ACHTERAF = """
ALTER TABLE vacatures_vacature ENABLE TRIGGER vacatures_vectoren;
CREATE INDEX vacatures_zoekvector ON vacatures_vacature USING gin (zoekvector) WHERE status = 'gepubliceerd';
CREATE INDEX vacatures_titelvector ON vacatures_vacature USING gin (titelvector) WHERE status = 'gepubliceerd';
INSERT INTO vacatures_zoekwoord SELECT DISTINCT lower(public.unaccent(woord)) FROM (
    SELECT DISTINCT titel || ' ' || standplaats || ' ' || naam AS tekst FROM vacatures_vacature
    JOIN organisaties_organisatie o ON o.id = organisatie_id) AS rijen, regexp_split_to_table(tekst, '[^[:alnum:]]+') AS woord
WHERE length(woord) > 2 AND lower(public.unaccent(woord)) NOT IN (SELECT woord FROM vacatures_zoekwoord);
RESET maintenance_work_mem; RESET synchronous_commit"""
KLAAR = ("VACUUM (ANALYZE) vacatures_vacature", "ANALYZE vacatures_zoekwoord")

# ruff: noqa: E501 - columns of SQL beside one another
# One random number per thing that is chosen: random() itself would be asked once for all rows.
VULLEN = """
INSERT INTO vacatures_vacature (code, titel, organisatie_id, omschrijving, standplaats, contact, is_vast, is_tijdelijk,
    is_detachering, is_oproep, schaal_min, schaal_max, uren_min, uren_max, niveau, vakgebied, functiefamilie, procedure,
    kenmerk, titelvector, zoekvector, doelgroep, status, gepubliceerd_op, herplaatsing_op, intern_op, regio_op, extern_op, sluit_op,
    aantal_plaatsen, ingevuld_door)
SELECT 'bench-' || n, v.titel, o.id,
    x.tekst || CASE WHEN n %% 10000 = 7 THEN ' Je werkt aan de hyperloop.' ELSE '' END,
    v.plaats, 'de afdeling HR',
    r5 < 0.6, r5 > 0.5, r5 > 0.9, r5 > 0.97, 5 + (r6 * 9)::int, 6 + (r6 * 9)::int, 16 + 4 * (r7 * 4)::int, 36,
    (ARRAY['mbo', 'hbo', 'hbo', 'wo'])[1 + floor(r6 * 4)::int],
    t.vakgebieden[1 + floor(r2 * 10)::int], 'Familie ' || 1 + floor(r1 * 24)::int, '', '',
    v.vector, setweight(v.vector, 'A') || x.vector
        || setweight(to_tsvector('public.twents', concat_ws(' ', 'bench-' || n, v.plaats, o.naam)), 'C'),
    d.doelgroep, CASE WHEN is_open THEN 'gepubliceerd' ELSE 'ingevuld' END,
    dag, dag, dag, CASE WHEN d.doelgroep <> 'intern' THEN dag + 3 END,
    CASE WHEN d.doelgroep = 'extern' THEN dag + 7 END, CASE WHEN r4 > 0.05 THEN dag + 61 + (r6 * 9)::int END,
    1, CASE WHEN is_open THEN '' ELSE 'regio' END
FROM (SELECT %(titels)s::text[] titels, %(onderwerpen)s::text[] onderwerpen, %(organisaties)s::bigint[] organisaties,
        %(plaatsen)s::text[] plaatsen, %(vakgebieden)s::text[] vakgebieden) AS t,
    (SELECT n, random() r1, random() r2, random() r3, random() r4, random() r5, random() r6, random() r7,
        random() r8, n %% 5 < 2 AS is_open FROM generate_series(%(vanaf)s::int, %(tot)s::int) n) AS rij,
    LATERAL (SELECT %(op)s::date - 8 - CASE WHEN is_open THEN (r8 * 52)::int ELSE 62 + (r8 * 5400)::int END AS dag) AS g,
    LATERAL (SELECT CASE WHEN r7 < 0.1 THEN 'intern' WHEN r7 < 0.3 THEN 'regio' ELSE 'extern' END AS doelgroep) AS d,
    LATERAL (SELECT t.titels[1 + floor(r1 * r1 * 25)::int] || ' ' || t.onderwerpen[1 + floor(r2 * r2 * 48)::int] AS titel,
        t.plaatsen[1 + floor(r4 * r4 * 16)::int] AS plaats) AS een,
    LATERAL (SELECT titel, plaats, to_tsvector('public.twents', titel) AS vector) AS v,
    organisaties_organisatie o, bench_tekst x
WHERE o.id = t.organisaties[1 + floor(r3 * 18)::int] AND x.nummer = (n * 31) %% 5000
"""


def vul(aantal: int, *, op: date, vanaf: int = 1) -> None:
    """Rows `vanaf` up to `aantal`, so that a larger database goes on from a smaller one."""
    for code in ORGANISATIES:
        Organisatie.objects.get_or_create(code=code, defaults={"naam": f"Gemeente {code.title()}"})
    params = {
        "titels": TITELS,
        "onderwerpen": ONDERWERPEN,
        "zinnen": [zin.replace("{0}", "%1$s").replace("{1}", "%2$s") for zin in ZINNEN],
        "organisaties": list(Organisatie.objects.filter(code__in=ORGANISATIES).values_list("pk", flat=True)),
        "plaatsen": PLAATSEN,
        "vakgebieden": VAKGEBIEDEN,
        "op": op,
    }
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_tekst")
        cursor.execute(TEKSTEN, params)
        cursor.execute(VOORAF)
        for begin in range(vanaf, aantal + 1, 50_000):
            cursor.execute(VULLEN, params | {"vanaf": begin, "tot": min(begin + 49_999, aantal)})
        cursor.execute(ACHTERAF)
        for opdracht in KLAAR:
            cursor.execute(opdracht)
