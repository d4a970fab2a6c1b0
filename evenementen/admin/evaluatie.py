"""The questions that everybody gets after an event."""

from django.contrib import admin

from evenementen.models import Evaluatievraag
from twentsekracht.evaluatiebeheer import EvaluatievraagBeheer

admin.site.register(Evaluatievraag, EvaluatievraagBeheer)
