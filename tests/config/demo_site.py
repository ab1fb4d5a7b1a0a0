"""The site as the demo has it, for tests of the pages that only the demo has."""

from django.urls import include, path

from config.urls import urlpatterns as product

urlpatterns = [path("demo/", include("config.demo.urls")), *product]
