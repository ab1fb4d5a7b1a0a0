"""Addresses of saved views."""

from django.urls import path

from dashboard.views import saved_views

urlpatterns = [
    path("", saved_views.save_view, name="saved_views"),
    path("<int:pk>/", saved_views.show_saved_view, name="saved_view"),
    path("<int:pk>/name/", saved_views.rename_view, name="saved_view_name"),
    path("<int:pk>/removal/", saved_views.delete_view, name="saved_view_removal"),
]
