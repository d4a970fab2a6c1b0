"""The guard in the database itself: triggers that refuse to change or delete a line of the log.

Code that goes round the model (raw SQL, another program) meets these. On PostgreSQL only the owner of the
table can take them away; on SQLite whoever can write the file can, so there they stop mistakes, not an
intruder.
"""

TABEL = "logboek_regel"
MELDING = "Het logboek groeit alleen."

POSTGRESQL_AAN = f"""
CREATE OR REPLACE FUNCTION logboek_alleen_toevoegen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{MELDING}' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER logboek_alleen_toevoegen BEFORE UPDATE OR DELETE ON {TABEL}
    FOR EACH ROW EXECUTE FUNCTION logboek_alleen_toevoegen();
"""
POSTGRESQL_UIT = f"""
DROP TRIGGER logboek_alleen_toevoegen ON {TABEL};
DROP FUNCTION logboek_alleen_toevoegen();
"""
SQLITE_AAN = [
    f"CREATE TRIGGER logboek_geen_{naam} BEFORE {naam.upper()} ON {TABEL} "
    f"BEGIN SELECT RAISE(ABORT, '{MELDING}'); END"
    for naam in ("update", "delete")
]
SQLITE_UIT = [f"DROP TRIGGER logboek_geen_{naam}" for naam in ("update", "delete")]

AAN = {"postgresql": [POSTGRESQL_AAN], "sqlite": SQLITE_AAN}
UIT = {"postgresql": [POSTGRESQL_UIT], "sqlite": SQLITE_UIT}


def zet_aan(connection) -> None:
    _voer_uit(connection, AAN)


def zet_uit(connection) -> None:
    _voer_uit(connection, UIT)


def _voer_uit(connection, opdrachten) -> None:
    with connection.cursor() as cursor:
        for opdracht in opdrachten[connection.vendor]:
            cursor.execute(opdracht)
