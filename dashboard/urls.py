"""Pages of the desk."""

from django.urls import URLPattern, URLResolver, path
from django.http import HttpResponse

urlpatterns: list[URLPattern | URLResolver] = [
    path("inquiries/<str:reference>/", lambda r, reference: HttpResponse(""), name="inquiry"),
]
