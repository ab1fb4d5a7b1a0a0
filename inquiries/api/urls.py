"""Addresses of the API, below /api/v1/: a verb is a noun below its inquiry."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from inquiries.api.schema import Schema
from inquiries.api.views import (
    asks,
    conversation,
    inquiries,
    people,
    people_verbs,
    readings,
    replies,
    reports,
    root,
    verbs,
)

app_name = "api"

of_inquiry: list[URLPattern | URLResolver] = [
    path("", inquiries.OneInquiry.as_view(), name="inquiry"),
    path("messages/", conversation.InquiryMessages.as_view(), name="inquiry-messages"),
    path("notes/", conversation.InquiryNotes.as_view(), name="inquiry-notes"),
    path("events/", conversation.InquiryEvents.as_view(), name="inquiry-events"),
    path("replies/", replies.InquiryReplies.as_view(), name="inquiry-replies"),
    path("assignment/", verbs.Assignment.as_view(), name="inquiry-assignment"),
    path("closure/", verbs.Closure.as_view(), name="inquiry-closure"),
    path("reopening/", verbs.Reopening.as_view(), name="inquiry-reopening"),
    path("deadline/", verbs.Deadline.as_view(), name="inquiry-deadline"),
    path("deadline/confirmation/", readings.DeadlineConfirmation.as_view(), name="inquiry-deadline-confirmation"),
    path("deadline/offer/", readings.DeadlineOffer.as_view(), name="inquiry-deadline-offer"),
    path("reading/", readings.Reading.as_view(), name="inquiry-reading"),
    path("topics/", verbs.InquiryTopics.as_view(), name="inquiry-topics"),
    path("calls/", conversation.InquiryCalls.as_view(), name="inquiry-calls"),
    path("asks/", asks.InquiryAsks.as_view(), name="inquiry-asks"),
    path("acknowledgement/", replies.Acknowledgement.as_view(), name="inquiry-acknowledgement"),
    path("merge/", verbs.Merge.as_view(), name="inquiry-merge"),
    path("split/", verbs.Split.as_view(), name="inquiry-split"),
    path("confidentiality/", verbs.Confidentiality.as_view(), name="inquiry-confidentiality"),
    path("snooze/", verbs.Snooze.as_view(), name="inquiry-snooze"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", root.Root.as_view(), name="root"),
    path("schema/", Schema.as_view(), name="schema"),
    path("inquiries/", inquiries.Inquiries.as_view(), name="inquiries"),
    path("inquiries/<str:ref>/", include(of_inquiry)),
    path("messages/", conversation.Messages.as_view(), name="messages"),
    path("messages/<int:pk>/", conversation.OneMessage.as_view(), name="message"),
    path("replies/<int:pk>/", replies.OneReply.as_view(), name="reply"),
    path("replies/<int:pk>/sending/", replies.ReplySending.as_view(), name="reply-sending"),
    path("replies/<int:pk>/schedule/", replies.ReplySchedule.as_view(), name="reply-schedule"),
    path("replies/<int:pk>/reading/", replies.ReplyReading.as_view(), name="reply-reading"),
    path("asks/", asks.Asks.as_view(), name="asks"),
    path("asks/<int:pk>/", asks.OneAsk.as_view(), name="ask"),
    path("asks/<int:pk>/agreement/", asks.Agreement.as_view(), name="ask-agreement"),
    path("asks/<int:pk>/refusal/", asks.Refusal.as_view(), name="ask-refusal"),
    path("journalists/", people.Journalists.as_view(), name="journalists"),
    path("journalists/<int:pk>/", people.OneJournalist.as_view(), name="journalist"),
    path("journalists/<int:pk>/merge/", people_verbs.JournalistMerge.as_view(), name="journalist-merge"),
    path("outlets/", people.Outlets.as_view(), name="outlets"),
    path("outlets/<int:pk>/", people.OneOutlet.as_view(), name="outlet"),
    path("outlets/<int:pk>/domains/", people_verbs.OutletDomains.as_view(), name="outlet-domains"),
    path("outlets/<int:pk>/domains/<str:domain>/", people_verbs.OutletDomain.as_view(), name="outlet-domain"),
    path("outlets/<int:pk>/merge/", people_verbs.OutletMerge.as_view(), name="outlet-merge"),
    path("spokespeople/", people.Spokespeople.as_view(), name="spokespeople"),
    path("spokespeople/<int:pk>/", people.OneSpokesperson.as_view(), name="spokesperson"),
    path("topics/", people.Topics.as_view(), name="topics"),
    path("topics/<int:pk>/", people.OneTopic.as_view(), name="topic"),
    path("people/", people.Colleagues.as_view(), name="people"),
    path("people/<int:pk>/", people.OneColleague.as_view(), name="person"),
    path("reports/", reports.Reports.as_view(), name="reports"),
    re_path("", root.Nowhere.as_view(), name="nowhere"),
]
