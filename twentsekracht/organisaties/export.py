"""Rows as a CSV file that opens safely in a spreadsheet."""

import csv

from django.http import HttpResponse

MAXIMUM = 20_000
FORMULE = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def als_csv(queryset, velden) -> HttpResponse:
    """`velden` are names or paths (`uitvoering__code`). A choice is written as its stored value."""
    koppen = [veld.replace("__", " ") for veld in velden]
    return rijen_als_csv(queryset.model._meta.model_name, koppen, queryset.values_list(*velden)[:MAXIMUM])


def rijen_als_csv(naam, koppen, rijen) -> HttpResponse:
    antwoord = HttpResponse(content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}.csv"'
    antwoord["Cache-Control"] = "no-store"
    antwoord.write("\ufeff")  # without it Excel takes UTF-8 for something else
    schrijver = csv.writer(antwoord, delimiter=";")
    schrijver.writerow(koppen)
    for rij in rijen:
        schrijver.writerow([veilig(waarde) for waarde in rij])
    return antwoord


def veilig(waarde):
    """A text that starts as a formula would be run by the spreadsheet: an apostrophe keeps it text."""
    if waarde is None:
        return ""
    if isinstance(waarde, str) and waarde.startswith(FORMULE):
        return f"'{waarde}"
    return waarde
