"""Addresses of the desk: a verb is a noun below its inquiry."""

from django.urls import URLPattern, URLResolver, include, path

from dashboard.views import assignment, deadlines, inquiry, merging, messages, queue, restoring, snoozing, work

of_inquiry: list[URLPattern | URLResolver] = [
    path("", inquiry.show_inquiry, name="inquiry"),
    path("changes/", inquiry.show_inquiry_changes, name="inquiry_changes"),
    path("owner/", assignment.change_owner, name="inquiry_owner"),
    path("spokespeople/", assignment.manage_spokespeople, name="inquiry_spokespeople"),
    path("spokespeople/<int:ask>/release/", assignment.release_spokesperson, name="inquiry_spokesperson_release"),
    path("notes/", work.add_note, name="inquiry_notes"),
    path("deadline/", deadlines.set_deadline, name="inquiry_deadline"),
    path("deadline/confirmation/", deadlines.confirm_deadline, name="inquiry_deadline_confirmation"),
    path("deadline/offer/", deadlines.accept_deadline, name="inquiry_deadline_offer"),
    path("deadline/removal/", deadlines.remove_deadline, name="inquiry_deadline_removal"),
    path("", include("dashboard.urls_composer")),
    path("snooze/", snoozing.snooze_inquiry, name="inquiry_snooze"),
    path("waking/", snoozing.wake_inquiry, name="inquiry_waking"),
    path("unread/", snoozing.mark_unread, name="inquiry_unread"),
    path("closure/", work.close_inquiry, name="inquiry_closure"),
    path("reopening/", work.reopen_inquiry, name="inquiry_reopening"),
    path("restoration/", restoring.put_back, name="inquiry_restoration"),
    path("joining/", merging.join_inquiry, name="inquiry_joining"),
    path("messages/<int:pk>/html/", messages.show_html, name="message_html"),
    path("messages/<int:pk>/original/", messages.download_original, name="message_original"),
    path("messages/<int:pk>/attachments/<int:position>/", messages.download_attachment, name="message_attachment"),
    path("messages/<int:pk>/inline/<int:position>/", messages.show_inline_image, name="message_inline"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", queue.show_home, name="home"),
    path("queue/saved/", include("dashboard.urls_saved")),
    path("queue/<slug:view>/", queue.show_queue, name="queue"),
    path("queue/<slug:view>/changes/", queue.show_queue_changes, name="queue_changes"),
    path("inquiries/<str:ref>/", include(of_inquiry)),
    path("", include("dashboard.urls_search")),
    path("", include("dashboard.urls_threads")),
    path("", include("dashboard.urls_setup")),
    path("", include("dashboard.urls_tokens")),
    path("", include("dashboard.urls_bulk")),
    path("", include("dashboard.urls_people")),
    path("", include("dashboard.urls_office")),
]
