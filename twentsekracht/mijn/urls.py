from django.urls import path

from twentsekracht.mijn import views

app_name = "mijn"
urlpatterns = [
    path("", views.Overzicht.as_view(), name="overzicht"),
    path("profiel/", views.MijnProfiel.as_view(), name="profiel"),
    path("collegas/", views.Collegas.as_view(), name="collegas"),
    path("collegas/<int:pk>/", views.Collega.as_view(), name="collega"),
    path("agenda/", views.MijnAgenda.as_view(), name="agenda"),
    path("agenda/adres/", views.VernieuwAdres.as_view(), name="agenda_adres"),
    path("agenda/adres/uit/", views.ZetAdresUit.as_view(), name="agenda_uit"),
    # Reads itself with the secret in the address: kept out of the logs (twentsekracht/logregels.py).
    path("agenda/<slug:sleutel>.ics", views.agenda_ics, name="ics"),
    path("werkvoorraad/", views.Werkvoorraad.as_view(), name="werkvoorraad"),
    path("gegevens/", views.Gegevens.as_view(), name="gegevens"),
    path("gegevens/download/", views.Download.as_view(), name="download"),
    path("gegevens/account-verwijderen/", views.WisAccount.as_view(), name="account_wissen"),
]
