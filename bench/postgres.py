"""A database of its own for one measurement, on the server of DATABASE_URL_BENCH."""

import os

import psycopg2

SERVER = os.environ.get("DATABASE_URL_BENCH", "postgres://postgres@127.0.0.1:5432/postgres")


def nieuw(naam: str) -> str:
    """An empty one: its DATABASE_URL."""
    weg(naam)
    _doe(f"CREATE DATABASE {naam}")
    return adres(naam)


def weg(naam: str) -> None:
    _doe(f"DROP DATABASE IF EXISTS {naam} WITH (FORCE)")


def adres(naam: str) -> str:
    return f"{SERVER.rpartition('/')[0]}/{naam}"


def _doe(sql: str) -> None:
    verbinding = psycopg2.connect(SERVER)
    verbinding.autocommit = True
    with verbinding.cursor() as cursor:
        cursor.execute(sql)
    verbinding.close()
