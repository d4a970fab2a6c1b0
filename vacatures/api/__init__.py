"""The API for machines at /api/v1: outsiders read what is open to everybody, a key opens what is one's own."""

VERSIE = "1.0.0"
