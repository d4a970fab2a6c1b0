from django.urls import path

from rapportage import downloaden, views

app_name = "rapportage"
urlpatterns = [
    path("", views.EditieLijst.as_view(), name="lijst"),
    path("nieuw/", views.EditieAanvragen.as_view(), name="nieuw"),
    path("<int:pk>/", views.EditieDetail.as_view(), name="editie"),
    path("<int:pk>/voortgang/", views.Voortgang.as_view(), name="voortgang"),
    path("<int:pk>/voorbeeld/", views.Voorbeeld.as_view(), name="voorbeeld"),
    path("<int:pk>/teksten/<slug:hoofdstuk>/", views.TekstBewerken.as_view(), name="tekst"),
    path(
        "<int:pk>/teksten/<slug:hoofdstuk>/herstel/", views.TekstHerstellen.as_view(), name="tekst_herstellen"
    ),
    path("<int:pk>/controleblad/", views.Controleblad.as_view(), name="controleblad"),
    path("<int:pk>/definitief/", views.DefinitiefMaken.as_view(), name="definitief"),
    path("<int:pk>/verwijderen/", views.Verwijderen.as_view(), name="verwijderen"),
    path("<int:pk>/cijfers/", views.CijfersBijwerken.as_view(), name="cijfers"),
    path("<int:pk>/bestanden/", views.BestandenBijwerken.as_view(), name="bestanden"),
    path("<int:pk>/opnieuw/", views.Opnieuw.as_view(), name="opnieuw"),
    path("<int:pk>/nieuwe-versie/", views.NieuweVersie.as_view(), name="nieuwe_versie"),
    path("<int:pk>/organisaties/", views.AlleOrganisaties.as_view(), name="organisaties"),
    path(
        "<int:pk>/organisaties/definitief/",
        views.OrganisatiesDefinitief.as_view(),
        name="organisaties_definitief",
    ),
    path("<int:pk>/bestand/<slug:soort>/", downloaden.Downloaden.as_view(), name="bestand"),
]
