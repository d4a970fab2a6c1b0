from django.urls import path

from twentsekracht.organisaties.views import basis, logboek, rollen, rollencontrole, uitnodigingen

app_name = "organisaties"
urlpatterns = [
    path("", basis.Overzicht.as_view(), name="toegang"),
    path("rollen/", rollen.RollenLijst.as_view(), name="rollen"),
    path("rollen/geven/", rollen.RolGeven.as_view(), name="rol_geven"),
    path("rollen/<int:pk>/eindigen/", rollen.RolEindigen.as_view(), name="rol_eindigen"),
    path("rollen/<int:pk>/verlengen/", rollen.RolVerlengen.as_view(), name="rol_verlengen"),
    path("rollen/<int:pk>/vervanger/", rollen.VervangerAanwijzen.as_view(), name="vervanger"),
    path("uitnodigingen/", uitnodigingen.UitnodigingenLijst.as_view(), name="uitnodigingen"),
    path("uitnodigingen/nieuw/", uitnodigingen.Uitnodigen.as_view(), name="uitnodigen"),
    path("uitnodigingen/<int:pk>/opnieuw/", uitnodigingen.Opnieuw.as_view(), name="uitnodiging_opnieuw"),
    path(
        "uitnodigingen/<int:pk>/intrekken/", uitnodigingen.Intrekken.as_view(), name="uitnodiging_intrekken"
    ),
    path("uitnodiging/<str:sleutel>/", uitnodigingen.Aanvaarden.as_view(), name="uitnodiging"),
    path("rollencontrole/", rollencontrole.ControleLijst.as_view(), name="rollencontroles"),
    path("rollencontrole/starten/", rollencontrole.ControleStarten.as_view(), name="rollencontrole_starten"),
    path("rollencontrole/<int:pk>/", rollencontrole.Controle.as_view(), name="rollencontrole"),
    path("rollencontrole/<int:pk>/besluit/", rollencontrole.Besluiten.as_view(), name="rolbesluit"),
    path(
        "rollencontrole/<int:pk>/overige/",
        rollencontrole.OverigeBevestigen.as_view(),
        name="overige_bevestigen",
    ),
    path("logboek/", logboek.Logboek.as_view(), name="logboek"),
    path("logboek/csv/", logboek.LogboekCsv.as_view(), name="logboek_csv"),
]
