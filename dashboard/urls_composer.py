"""Addresses of the composer, each below its inquiry."""

from django.urls import path

from dashboard.views import attachments, composer, sending

urlpatterns = [
    path("draft/", composer.manage_draft, name="inquiry_draft"),
    path("draft/removal/", composer.discard_draft, name="inquiry_draft_removal"),
    path("draft/files/", attachments.attach_files, name="inquiry_draft_files"),
    path("draft/files/<int:pk>/", attachments.download_draft_file, name="draft_file"),
    path("draft/files/<int:pk>/removal/", attachments.remove_file, name="draft_file_removal"),
    path("replies/", sending.send_reply, name="inquiry_replies"),
    path("replies/<int:pk>/undo/", sending.undo_reply, name="inquiry_reply_undo"),
    path("schedule/", sending.schedule_reply, name="inquiry_schedule"),
    path("schedule/<int:pk>/removal/", sending.hold_back, name="inquiry_schedule_removal"),
    path("schedule/<int:pk>/reading/", sending.read_newest, name="inquiry_schedule_reading"),
    path("acknowledgement/", sending.acknowledge, name="inquiry_acknowledgement"),
    path("messages/<int:pk>/files/<int:number>/", attachments.download_sent_file, name="sent_file"),
]
