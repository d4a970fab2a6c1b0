"""The guard in the database itself: triggers that refuse to change or delete a definitive edition.

The services never do; code that goes round them (`queryset.update`, raw SQL, another program) meets these. What
may still change in the row of the edition: which job draws its files, and a person who leaves is forgotten (the
log keeps who it was by number).
"""

MELDING = "Een definitieve editie verandert niet meer."

VAST = (
    "jaar",
    "peildatum",
    "organisatie_id",
    "versie",
    "status",
    "top_reacties",
    "top_opleidingen",
    "momentopname",
    "stand",
    "sha256",
    "aangemaakt_op",
    "definitief_op",
    "vervangt_id",
)
ONDERDELEN = ("rapportage_hoofdstuktekst", "rapportage_verklaring")
BESTANDEN = "rapportage_bestand"


def _anders(vergelijking: str) -> str:
    return " OR ".join(f"OLD.{veld} {vergelijking} NEW.{veld}" for veld in VAST)


def _definitief(rij: str) -> str:
    return f"(SELECT status FROM rapportage_editie WHERE id = {rij}.editie_id) = 'definitief'"  # noqa: S608 - our own words


# The names of persons may be emptied in a row of which the rest stays as it is.
def _personen_vergeten(vergelijking: str, tabel: str) -> str:
    velden = {
        "rapportage_hoofdstuktekst": ("tekst", "hoofdstuk"),
        "rapportage_verklaring": ("uitleg", "controle"),
    }
    zelfde = " OR ".join(f"OLD.{veld} {vergelijking} NEW.{veld}" for veld in ("editie_id", *velden[tabel]))
    return f"({zelfde})"


def _postgresql_aan() -> list[str]:
    anders, functie = "IS DISTINCT FROM", "rapportage_editie_staat_vast"
    opdrachten = [
        f"""CREATE OR REPLACE FUNCTION {functie}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '{MELDING}' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
        f"""CREATE TRIGGER editie_niet_wijzigen BEFORE UPDATE ON rapportage_editie FOR EACH ROW
        WHEN (OLD.status = 'definitief' AND ({_anders(anders)})) EXECUTE FUNCTION {functie}()""",
        f"""CREATE TRIGGER editie_niet_wissen BEFORE DELETE ON rapportage_editie FOR EACH ROW
        WHEN (OLD.status = 'definitief') EXECUTE FUNCTION {functie}()""",
        # A condition of a trigger may not look in another table: these ask in the function.
        f"""CREATE OR REPLACE FUNCTION {functie}_deel() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE rij record;
        BEGIN
            IF TG_OP = 'INSERT' THEN rij := NEW; ELSE rij := OLD; END IF;
            PERFORM 1 FROM rapportage_editie WHERE id = rij.editie_id AND status = 'definitief';
            IF FOUND THEN
                RAISE EXCEPTION '{MELDING}' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        END $$""",
    ]
    for tabel in ONDERDELEN:
        opdrachten += [
            f"""CREATE TRIGGER {tabel}_bij_of_weg BEFORE INSERT OR DELETE ON {tabel}
            FOR EACH ROW EXECUTE FUNCTION {functie}_deel()""",
            f"""CREATE TRIGGER {tabel}_niet_wijzigen BEFORE UPDATE ON {tabel} FOR EACH ROW
            WHEN {_personen_vergeten(anders, tabel)} EXECUTE FUNCTION {functie}_deel()""",
        ]
    opdrachten.append(
        f"""CREATE TRIGGER {BESTANDEN}_staat_vast BEFORE UPDATE OR DELETE ON {BESTANDEN}
        FOR EACH ROW EXECUTE FUNCTION {functie}_deel()"""
    )
    return opdrachten


def _postgresql_uit() -> list[str]:
    return [
        "DROP TRIGGER editie_niet_wijzigen ON rapportage_editie",
        "DROP TRIGGER editie_niet_wissen ON rapportage_editie",
        *[f"DROP TRIGGER {tabel}_bij_of_weg ON {tabel}" for tabel in ONDERDELEN],
        *[f"DROP TRIGGER {tabel}_niet_wijzigen ON {tabel}" for tabel in ONDERDELEN],
        f"DROP TRIGGER {BESTANDEN}_staat_vast ON {BESTANDEN}",
        "DROP FUNCTION rapportage_editie_staat_vast()",
        "DROP FUNCTION rapportage_editie_staat_vast_deel()",
    ]


def _sqlite() -> dict[str, str]:
    """Name of each trigger and the rest of its definition."""
    anders = "IS NOT"
    triggers = {
        "editie_niet_wijzigen": f"UPDATE ON rapportage_editie WHEN OLD.status = 'definitief' AND ({_anders(anders)})",
        "editie_niet_wissen": "DELETE ON rapportage_editie WHEN OLD.status = 'definitief'",
        f"{BESTANDEN}_niet_wijzigen": f"UPDATE ON {BESTANDEN} WHEN {_definitief('OLD')}",
        f"{BESTANDEN}_niet_wissen": f"DELETE ON {BESTANDEN} WHEN {_definitief('OLD')}",
    }
    for tabel in ONDERDELEN:
        wijzigt = f"{_definitief('OLD')} AND {_personen_vergeten(anders, tabel)}"
        triggers |= {
            f"{tabel}_niet_bij": f"INSERT ON {tabel} WHEN {_definitief('NEW')}",
            f"{tabel}_niet_wijzigen": f"UPDATE ON {tabel} WHEN {wijzigt}",
            f"{tabel}_niet_wissen": f"DELETE ON {tabel} WHEN {_definitief('OLD')}",
        }
    return triggers


def _sqlite_aan() -> list[str]:
    return [
        f"CREATE TRIGGER {naam} BEFORE {rest} BEGIN SELECT RAISE(ABORT, '{MELDING}'); END"
        for naam, rest in _sqlite().items()
    ]


def _sqlite_uit() -> list[str]:
    return [f"DROP TRIGGER {naam}" for naam in _sqlite()]


def zet_aan(connection) -> None:
    _voer_uit(connection, {"postgresql": _postgresql_aan, "sqlite": _sqlite_aan})


def zet_uit(connection) -> None:
    _voer_uit(connection, {"postgresql": _postgresql_uit, "sqlite": _sqlite_uit})


def _voer_uit(connection, opdrachten) -> None:
    with connection.cursor() as cursor:
        for opdracht in opdrachten[connection.vendor]():
            cursor.execute(opdracht)
