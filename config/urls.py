"""All addresses of the site."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

demo: list[URLPattern | URLResolver] = [path("demo/", include("config.demo.urls"))] if settings.DEMO else []
urlpatterns: list[URLPattern | URLResolver] = [
    *demo,
    path("accounts/", include("allauth.account.urls")),
    path("", include("dashboard.urls")),
]
