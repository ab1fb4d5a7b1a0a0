"""Address of the search page."""

from django.urls import path

from dashboard.views import search

urlpatterns = [path("search/", search.show_search, name="search")]
