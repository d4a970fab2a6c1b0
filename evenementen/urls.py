from django.urls import path

from evenementen import views
from evenementen.views import (
    evaluatie,
    feed,
    kalender,
    meeloopbezoek,
    meeloopplekken,
    meelopen,
    planning,
    voorstel,
)

app_name = "evenementen"
urlpatterns = [
    path("", views.Overzicht.as_view(), name="lijst"),
    path("kalender/", kalender.Maandkalender.as_view(), name="kalender"),
    path("kalender/<int:jaar>/", kalender.Jaarkalender.as_view(), name="jaar"),
    path("kalender/<int:jaar>/poster.pdf", kalender.poster, name="poster"),
    path("kalender.ics", feed.feed, name="feed"),
    path("archief/", kalender.Archief.as_view(), name="archief"),
    path("archief/<int:jaar>/", kalender.Archief.as_view(), name="archiefjaar"),
    path("evaluatie/<int:pk>/", evaluatie.Evaluatie.as_view(), name="evaluatie"),
    path("planning/", planning.Jaarplanning.as_view(), name="planning"),
    # Behind "planning/agenda/" stands a secret: twentsekracht/logregels.py keeps it out of the logs.
    path("planning/agenda/<slug:teken>/planning.ics", feed.planningfeed, name="planningfeed"),
    path("planning/nieuw/", voorstel.Voorstellen.as_view(), name="voorstellen"),
    path("planning/vrij/", planning.VrijInlezen.as_view(), name="vrij_inlezen"),
    path("planning/<int:pk>/", planning.Plan.as_view(), name="plan"),
    path("planning/<int:pk>/wijzigen/", voorstel.VoorstelWijzigen.as_view(), name="voorstel_wijzigen"),
    path("planning/<int:pk>/intrekken/", planning.Intrekken.as_view(), name="intrekken"),
    path("planning/<int:pk>/opmerking/", planning.Opmerken.as_view(), name="opmerken"),
    path("planning/<int:pk>/gastheer/", planning.GastheerWorden.as_view(), name="gastheer"),
    path(
        "planning/<int:pk>/gastheer/<int:nummer>/weg/",
        planning.GastheerIntrekken.as_view(),
        name="gastheer_weg",
    ),
    path("planning/<int:pk>/plannen/", planning.Plannen.as_view(), name="plannen"),
    path("planning/<int:pk>/afwijzen/", planning.Afwijzen.as_view(), name="afwijzen"),
    path("planning/<int:pk>/afgelasten/", planning.Afgelasten.as_view(), name="afgelasten"),
    path("planning/<int:pk>/publiceren/", planning.Publiceren.as_view(), name="publiceren"),
    path("planning/<int:pk>/kopieren/", planning.Kopieren.as_view(), name="kopieren"),
    path("presentie/<str:teken>/", views.Presentie.as_view(), name="presentie"),
    path("presentie/<str:teken>/code/", views.Presentiecode.as_view(), name="presentiecode"),
    path("aanwezig/<str:teken>/", views.Aanwezig.as_view(), name="aanwezig"),
    path("werkplekruil/dagen/<str:teken>/", views.VrijeDagen.as_view(), name="vrije_dagen"),
    path("werkplekruil/uitkomst/<str:teken>/", views.RuilUitkomst.as_view(), name="ruil_uitkomst"),
    path("meelopen/", meelopen.Meelopen.as_view(), name="meelopen"),
    path("meelopen/mijn/", meelopen.MijnMeelopen.as_view(), name="meelopen_mijn"),
    path("meelopen/wens/", meelopen.Wens.as_view(), name="meeloopwens"),
    path("meelopen/wens/verwijderen/", meelopen.WensWeg.as_view(), name="meeloopwens_weg"),
    path("meelopen/plek/nieuw/", meeloopplekken.PlekBewerken.as_view(), name="meeloopplek_nieuw"),
    path("meelopen/plek/<int:pk>/", meelopen.Meeloopplekpagina.as_view(), name="meeloopplek"),
    path(
        "meelopen/plek/<int:pk>/bewerken/", meeloopplekken.PlekBewerken.as_view(), name="meeloopplek_bewerken"
    ),
    path("meelopen/plek/<int:pk>/beheer/", meeloopplekken.PlekBeheer.as_view(), name="meeloopplek_beheer"),
    path("meelopen/plek/<int:pk>/status/", meeloopplekken.PlekZet.as_view(), name="meeloopplek_status"),
    path("meelopen/dag/<int:pk>/weghalen/", meeloopplekken.DagWeg.as_view(), name="meeloopdag_weg"),
    path("meelopen/bezoek/<int:pk>/", meeloopbezoek.Meeloopbezoek.as_view(), name="meeloopbezoek"),
    path(
        "meelopen/bezoek/<int:pk>/antwoord/", meeloopbezoek.BezoekAntwoord.as_view(), name="meelopen_antwoord"
    ),
    path(
        "meelopen/bezoek/<int:pk>/annuleren/",
        meeloopbezoek.BezoekAnnuleren.as_view(),
        name="meelopen_annuleren",
    ),
    path(
        "meelopen/bezoek/<int:pk>/uitkomst/", meeloopbezoek.BezoekUitkomst.as_view(), name="meelopen_uitkomst"
    ),
    path(
        "meelopen/bezoek/<int:pk>/bedankje/", meeloopbezoek.BezoekBedankje.as_view(), name="meelopen_bedankje"
    ),
    # Behind "akkoord/" and "afmelden/" stands a secret: twentsekracht/logregels.py keeps it out of the logs.
    path("meelopen/akkoord/<str:teken>/", meelopen.MeelopenAkkoord.as_view(), name="meelopen_akkoord"),
    path("meelopen/afmelden/<str:teken>/", meelopen.MeelopenAfmelden.as_view(), name="meelopen_afmelden"),
    # Old lists have codes with a slash in them, so what follows a code comes before the code alone.
    path("<int:jaar>/<path:code>/plaatsen.json", views.vrije_plaatsen, name="plaatsen"),
    path("<int:jaar>/<path:code>/programma.ics", views.agenda, name="agenda"),
    path(
        "<int:jaar>/<path:code>/onderdeel/<path:onderdeel>/agenda.ics", views.agenda, name="onderdeel_agenda"
    ),
    path(
        "<int:jaar>/<path:code>/onderdeel/<path:onderdeel>/",
        views.Onderdeelpagina.as_view(),
        name="onderdeel",
    ),
    path("spreker/<str:teken>/", views.Sprekerpagina.as_view(), name="spreker"),
    path("<int:jaar>/<path:code>/kiezen/", views.Kiezen.as_view(), name="kiezen"),
    path("<int:jaar>/<path:code>/aanmelden/", views.Aanmelden.as_view(), name="aanmelden"),
    path("<int:jaar>/<path:code>/aanmelden/klaar/", views.Aangemeld.as_view(), name="aangemeld"),
    path("<int:jaar>/<path:code>/mijn/", views.MijnEvenement.as_view(), name="mijn"),
    path("deelname/<int:pk>/aannemen/", views.Aannemen.as_view(), name="aannemen"),
    path("deelname/<int:pk>/annuleren/", views.Annuleren.as_view(), name="annuleren"),
    path("deelname/<int:pk>/wisselen/", views.Wisselen.as_view(), name="wisselen"),
    path("akkoord/<str:teken>/", views.Akkoordpagina.as_view(), name="akkoord"),
    path("aanbod/<str:teken>/", views.Aanbodpagina.as_view(), name="aanbod"),
    path("<int:jaar>/<path:code>/", views.Evenementpagina.as_view(), name="evenement"),
]
