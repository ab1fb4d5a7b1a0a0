"""Addresses of the tokens, and of the API's documentation."""

from django.urls import path

from dashboard.views import tokens

urlpatterns = [
    path("settings/tokens/", tokens.manage_tokens, name="tokens"),
    path("settings/tokens/<int:pk>/revocation/", tokens.revoke_token, name="token_revocation"),
    path("api/v1/docs/", tokens.show_api_docs, name="api_docs"),
]
