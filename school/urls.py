from django.urls import path

from school import views

app_name = "school"
urlpatterns = [
    path("", views.Catalogus.as_view(), name="catalogus"),
    path("kalender/", views.Kalender.as_view(), name="kalender"),
    path("kalender/<int:jaar>-<int:maand>/", views.Kalender.as_view(), name="kalender"),
    path("agenda.ics", views.Agenda.as_view(), name="agenda"),
    path("inschrijven/<int:pk>/", views.Inschrijven.as_view(), name="inschrijven"),
    path("inschrijving/<int:pk>/", views.MijnInschrijving.as_view(), name="inschrijving"),
    path("inschrijving/<int:pk>/aannemen/", views.Aannemen.as_view(), name="aannemen"),
    path("inschrijving/<int:pk>/annuleren/", views.Annuleren.as_view(), name="annuleren"),
    path("inschrijving/<int:pk>/klopt-niet/", views.KloptNiet.as_view(), name="klopt_niet"),
    path("presentie/<str:teken>/", views.Presentie.as_view(), name="presentie"),
    path("presentie/<str:teken>/code/", views.Presentiecode.as_view(), name="presentiecode"),
    path("inchecken/<str:teken>/", views.Inchecken.as_view(), name="inchecken"),
    path("wachtlijst/<str:teken>/", views.VanDeLijst.as_view(), name="van_de_lijst"),
    path("inschrijving/<int:pk>/overdragen/", views.Overdragen.as_view(), name="overdragen"),
    path(
        "inschrijving/<int:pk>/overdragen/intrekken/",
        views.OverdrachtIntrekken.as_view(),
        name="overdracht_intrekken",
    ),
    path("overdracht/<str:teken>/", views.Overdracht.as_view(), name="overdracht"),
    path("inschrijving/<int:pk>/bewijs/", views.Bewijs.as_view(), name="bewijs"),
    path("inschrijving/<int:pk>/evaluatie/", views.Evaluatie.as_view(), name="evaluatie"),
    path("leren/", views.Leren.as_view(), name="leren"),
    path("leren/download/<slug:soort>/", views.LerenDownload.as_view(), name="leren_download"),
    path("certificaat/", views.Certificaat.as_view(), name="certificaat"),
    path("akkoord/<str:teken>/", views.Akkoordpagina.as_view(), name="akkoord"),
    path("akkoord/<str:teken>/doorgeven/", views.AkkoordDoorgeven.as_view(), name="akkoord_doorgeven"),
    path("laat-het-weten/<int:pk>/", views.LaatWeten.as_view(), name="laat_weten"),
    path("laat-het-weten/<int:pk>/stop/", views.LaatNietWeten.as_view(), name="laat_niet_weten"),
    # Behind "afmelden/" stands a secret: twentsekracht/logregels.py keeps it out of the logs.
    path("afmelden/<str:teken>/", views.Afmelden.as_view(), name="afmelden"),
    path("<path:code>/", views.Opleidingpagina.as_view(), name="opleiding"),
]
