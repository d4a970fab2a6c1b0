"""How cohorts look on a page."""

from django import template

from jbmb import cohortwoorden as woorden

register = template.Library()
register.filter(woorden.cohortstaat)
register.filter(woorden.cohortuitleg)
register.filter(woorden.cohortperiode)
register.filter(woorden.cohortfeiten)
register.filter(woorden.cohortgegevens)
register.filter(woorden.matchperiode)
register.filter(woorden.cohortverloop)
