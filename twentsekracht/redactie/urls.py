from django.urls import path

from twentsekracht.redactie import views

app_name = "redactie"
urlpatterns = [
    path("nieuws/", views.NieuwsLijst.as_view(), name="nieuws"),
    path("nieuws/feed/", views.feed, name="feed"),
    path("nieuws/<slug:slug>/", views.NieuwsDetail.as_view(), name="nieuwsbericht"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", views.sitemapdeel, name="sitemapdeel"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
    path(".well-known/security.txt", views.security, name="security"),
    path("<slug:slug>/", views.PaginaDetail.as_view(), name="pagina"),
]
