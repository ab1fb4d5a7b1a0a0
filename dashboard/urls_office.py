"""Addresses of the office pages: mailroom, spokespeople, settings."""

from django.urls import path

from dashboard.views import digests, mailroom, settings, spokespeople, spokespeople_import

urlpatterns = [
    path("mailroom/", mailroom.show_mailroom, name="mailroom"),
    path("mailroom/quarantine/<int:pk>/", mailroom.show_quarantined, name="quarantined_mail"),
    path("mailroom/quarantine/<int:pk>/retry/", mailroom.retry_quarantined, name="quarantined_mail_retry"),
    path("mailroom/quarantine/<int:pk>/discard/", mailroom.discard_quarantined, name="quarantined_mail_discard"),
    path("mailroom/quarantine/<int:pk>/original/", mailroom.download_quarantined, name="quarantined_mail_original"),
    path("mailroom/mail/<int:pk>/inquiry/", mailroom.open_inquiry, name="mail_inquiry"),
    path("mailroom/mail/<int:pk>/original/", mailroom.download_unfiled, name="mail_original"),
    path("mailroom/digests/", digests.list_digests, name="digests"),
    path("mailroom/digests/<int:pk>/", digests.show_digest, name="digest"),
    path("mailroom/digests/<int:pk>/original/", digests.download_digest, name="digest_original"),
    path("mailroom/digests/<int:pk>/requests/<int:position>/inquiry/", digests.open_inquiry, name="digest_inquiry"),
    path("mailroom/outbox/<int:pk>/", mailroom.show_outbound, name="outbound_mail"),
    path("mailroom/outbox/<int:pk>/retry/", mailroom.retry_outbound, name="outbound_mail_retry"),
    path("mailroom/outbox/<int:pk>/note/", mailroom.note_outbound, name="outbound_mail_note"),
    path("mailroom/outbox/<int:pk>/settlement/", mailroom.settle_outbound, name="outbound_mail_settlement"),
    path("mailroom/outbox/<int:pk>/cancellation/", mailroom.cancel_outbound, name="outbound_mail_cancellation"),
    path("spokespeople/", spokespeople.list_spokespeople, name="spokespeople"),
    path("spokespeople/new/", spokespeople.add_spokesperson, name="spokesperson_new"),
    path("spokespeople/import/", spokespeople_import.import_file, name="spokespeople_import"),
    path(
        "spokespeople/import/confirmation/",
        spokespeople_import.confirm_import,
        name="spokespeople_import_confirmation",
    ),
    path("spokespeople/<int:pk>/", spokespeople.edit_spokesperson, name="spokesperson"),
    path("settings/", settings.show_settings, name="settings"),
    path("settings/office/", settings.change_office, name="settings_office"),
]
