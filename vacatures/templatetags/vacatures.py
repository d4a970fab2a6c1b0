"""Vacancies on pages that are composed of all apps, and the card they stand on: `{% load vacatures %}`."""

from datetime import timedelta

from django import template
from django.db.models import Count, Exists, OuterRef
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from twentsekracht.mijn.models import Profiel
from vacatures import kaarten, reactiewoorden, woorden
from vacatures.forms.zoekopdracht import ZoekopdrachtForm
from vacatures.jobposting import als_script
from vacatures.models import BewaardeVacature, Mailkeuze, Reactie, Vacature
from vacatures.openstelling import groep_van
from vacatures.passend import passende_vacatures
from vacatures.stromen import nieuwste
from vacatures.zoekvraag import nieuw_sinds

register = template.Library()

OP_STARTPAGINA = 6
MEESTE_REGELS = 50  # on Mijn; the rest is old


@register.filter
def kort(vacature) -> str:
    return woorden.kort(vacature)


@register.simple_tag
def jobposting(vacature) -> str:
    return als_script(vacature)


@register.simple_tag(takes_context=True)
def vacaturekaart(context, vacature, waarom=""):
    """A vacancy in a list."""
    return _kaart(vacature, context.get("user"), op=timezone.localdate(), waarom=waarom)


@register.simple_tag(takes_context=True)
def vacaturekaarten(context, vacatures, bewaard=None, vondsten=None):
    """A page of them, each an item of the list. `bewaard`: ids of those that are kept; without it there is no button
    to keep one. `vondsten`: per id the words that were looked for, marked.
    """
    user, op = context.get("user"), timezone.localdate()
    kaarten_ = (_kaart(v, user, op=op, bewaard=bewaard, vondst=(vondsten or {}).get(v.pk)) for v in vacatures)
    return format_html_join("\n", "<li>{}</li>", ((kaart,) for kaart in kaarten_))


def _kaart(vacature, user, *, op, bewaard=None, waarom="", vondst=None) -> SafeString:
    sinds = user and vacature.te_zien_sinds(groep_van(vacature, user, op=op))
    begin = kaarten.begin(vacature, op=op, sinds=sinds, waarom=waarom, vondst=vondst)
    if bewaard is None or not user.is_authenticated:
        return begin + kaarten.EINDE
    return begin + kaarten.knop(vacature, bewaard=vacature.pk in bewaard) + kaarten.EINDE


def _open_voor(gebruiker):
    vandaag = timezone.localdate()
    return Vacature.objects.open_voor(gebruiker, op=vandaag)


@register.inclusion_tag("vacatures/openbaar.html", takes_context=True)
def vacatures_openbaar(context):
    """What is open to everybody, for a visitor: the newest, and how many there are (two queries)."""
    zichtbaar = _open_voor(context["user"])
    return {
        "vacatures": nieuwste(context["user"]).toegepast(zichtbaar.select_related("organisatie"))[
            :OP_STARTPAGINA
        ],
        "aantal": zichtbaar.count(),
    }


@register.inclusion_tag("vacatures/tegel.html")
def vacatures_tegel(gebruiker):
    """For somebody signed in: how many are open, and how many of these are new (one query)."""
    vandaag = timezone.localdate()
    sinds = vandaag - timedelta(days=Vacature.DAGEN_NIEUW)
    nieuw = Count("pk", filter=nieuw_sinds(sinds, gebruiker, op=vandaag))
    return _open_voor(gebruiker).order_by().aggregate(aantal=Count("pk"), nieuw=nieuw)


@register.inclusion_tag("vacatures/voor_jou.html", takes_context=True)
def vacatures_voor_jou(context, gebruiker):
    """What fits the profile of its reader, and why (two queries)."""
    profiel = Profiel.objects.filter(gebruiker=gebruiker).first()
    if profiel:
        profiel.gebruiker = gebruiker
    passend = passende_vacatures(profiel, op=timezone.localdate()) if profiel else []
    return {"profiel": profiel, "passend": passend, "user": gebruiker}


@register.inclusion_tag("vacatures/mijn.html", takes_context=True)
def vacatures_mijn(context, gebruiker):
    """What somebody keeps, is mailed about and reacted to (four queries)."""
    vandaag, request = timezone.localdate(), context.get("request")
    zichtbaar = Vacature.objects.zichtbaar_voor(gebruiker, op=vandaag).filter(pk=OuterRef("vacature"))

    def met_stand(rijen):
        rijen = rijen.select_related("vacature__organisatie").annotate(te_lezen=Exists(zichtbaar))
        return [(rij, woorden.etiket(rij.vacature, op=vandaag)) for rij in rijen[:MEESTE_REGELS]]

    return {
        "bewaard": met_stand(BewaardeVacature.objects.filter(gebruiker=gebruiker)),
        "reacties": [
            (reactie, reactiewoorden.etiket(reactie))
            for reactie, _ in met_stand(
                Reactie.objects.filter(kandidaat=gebruiker).select_related("sollicitatie")
            )
        ],
        "zoekopdrachten": [(een, ZoekopdrachtForm(instance=een)) for een in gebruiker.zoekopdrachten.all()],
        "herinneren": not Mailkeuze.objects.filter(gebruiker=gebruiker, herinneren=False).exists(),
        "volgende": request.get_full_path() if request else "",
        "csrf_token": context.get("csrf_token", ""),
    }
