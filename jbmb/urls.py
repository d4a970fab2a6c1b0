from django.urls import path

from jbmb.views import cohorten, cohortproject, cohortwerk, kringen, mijn, nakijken, zoeken

app_name = "jbmb"
urlpatterns = [
    path("", zoeken.Lijst.as_view(), name="lijst"),
    path("<int:pk>/", zoeken.Baan.as_view(), name="aanbod"),
    path("past/", zoeken.Past.as_view(), name="past"),
    path("mijn/", mijn.Mijn.as_view(), name="mijn"),
    path("mijn/bewerken/", mijn.Bewerken.as_view(), name="bewerken"),
    path("mijn/status/", mijn.Zet.as_view(), name="status"),
    path("nakijken/", nakijken.Werklijst.as_view(), name="werklijst"),
    path("nakijken/<int:pk>/", nakijken.Nakijken.as_view(), name="nakijken"),
    path("ringen/", kringen.Kringen.as_view(), name="kringen"),
    path("ringen/<int:pk>/", kringen.Kring.as_view(), name="kring"),
    path("ringen/akkoord/<str:teken>/", kringen.Akkoord.as_view(), name="kringakkoord"),
    path("vakmensen/", cohorten.Cohorten.as_view(), name="cohorten"),
    path("vakmensen/<int:pk>/", cohorten.Cohortpagina.as_view(), name="cohort"),
    path("vakmensen/<int:pk>/aanmelden/", cohorten.Aanmelden.as_view(), name="cohort_aanmelden"),
    path("vakmensen/<int:pk>/verlaten/", cohortwerk.Verlaten.as_view(), name="cohort_verlaten"),
    path("vakmensen/<int:pk>/zoekt/", cohortwerk.Zoekt.as_view(), name="cohort_zoekt"),
    path("vakmensen/<int:pk>/match/", cohortwerk.Match.as_view(), name="cohort_match"),
    path("vakmensen/<int:pk>/inwerken/", cohortwerk.Inwerken.as_view(), name="cohort_inwerken"),
    path("vakmensen/<int:pk>/hulp/", cohortwerk.Hulpvraag.as_view(), name="cohort_hulp"),
    path("vakmensen/match/<int:pk>/antwoord/", cohortwerk.Matchantwoord.as_view(), name="match_antwoord"),
    path("vakmensen/match/<int:pk>/intrekken/", cohortwerk.Matchintrekken.as_view(), name="match_intrekken"),
    path("vakmensen/<int:pk>/team/", cohortproject.TeamNieuw.as_view(), name="team_nieuw"),
    path("vakmensen/<int:pk>/team/verlaten/", cohortproject.TeamVerlaten.as_view(), name="team_verlaten"),
    path("vakmensen/team/<int:pk>/", cohortproject.TeamBewerken.as_view(), name="team"),
    path("vakmensen/team/<int:pk>/erbij/", cohortproject.TeamErbij.as_view(), name="team_erbij"),
    path("vakmensen/<int:pk>/evaluatie/", cohortproject.Evaluatie.as_view(), name="cohort_evaluatie"),
    path("vakmensen/coach/<int:pk>/", cohortproject.Notities.as_view(), name="notities"),
    path("vakmensen/notitie/<int:pk>/weg/", cohortproject.NotitieWeg.as_view(), name="notitie_weg"),
    path("vakmensen/hulp/", cohortwerk.Hulp.as_view(), name="hulp"),
    path("vakmensen/hulp/<int:pk>/", cohortwerk.Hulpantwoord.as_view(), name="hulp_antwoord"),
    path("vakmensen/akkoord/<str:teken>/", cohorten.Akkoordpagina.as_view(), name="cohort_akkoord"),
]
