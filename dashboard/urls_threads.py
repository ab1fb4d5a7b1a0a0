"""Addresses of calls, merging and splitting, confidentiality and requests to spokespeople."""

from django.urls import path

from dashboard.views import assignment, calls, confidentiality, elsewhere, merging, sender_rules

urlpatterns = [
    path("calls/new/", calls.write_call, name="call_new"),
    path("calls/people/", calls.suggest_callers, name="call_people"),
    path("calls/deadline/", calls.read_deadline, name="call_deadline"),
    path("calls/", calls.log_call, name="calls"),
    path("inquiries/<str:ref>/asks/", assignment.ask_spokesperson, name="inquiry_asks"),
    path(
        "inquiries/<str:ref>/asks/<int:ask>/agreement/",
        assignment.note_agreement,
        name="inquiry_spokesperson_agreement",
    ),
    path("inquiries/<str:ref>/asks/<int:ask>/refusal/", assignment.note_refusal, name="inquiry_spokesperson_refusal"),
    path("inquiries/<str:ref>/calls/", calls.manage_inquiry_calls, name="inquiry_calls"),
    path("inquiries/<str:ref>/merging/", merging.merge_inquiry, name="inquiry_merging"),
    path("inquiries/<str:ref>/splitting/", merging.split_inquiry, name="inquiry_splitting"),
    path("inquiries/<str:ref>/sender-rules/", sender_rules.add_rule, name="inquiry_sender_rule"),
    path("mailroom/sender-rules/<int:pk>/removal/", sender_rules.lift_rule, name="sender_rule_removal"),
    path("inquiries/<str:ref>/messages/<int:pk>/counting/", elsewhere.decide, name="inquiry_elsewhere"),
    path("inquiries/<str:ref>/confidentiality/", confidentiality.make_confidential, name="inquiry_confidentiality"),
    path("inquiries/<str:ref>/confidentiality/people/", confidentiality.let_read, name="inquiry_readers"),
    path(
        "inquiries/<str:ref>/confidentiality/removal/",
        confidentiality.lift_confidentiality,
        name="inquiry_confidentiality_removal",
    ),
]  # fmt: skip
