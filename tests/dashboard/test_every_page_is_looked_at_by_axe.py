"""A page that is new is looked at by axe, or the table below says why there is nothing to look at."""

from django.urls import URLPattern, URLResolver, get_resolver, resolve

from tests.browser.test_accessibility import PAGES, PAGES_REACHED

# Answered by a redirect, a file, a part of a page, or only to a POST; mail's own HTML is not ours to judge.
NO_PAGES = {
    "account_inactive", "account_reauthenticate", "account_reset_password_done", "account_reset_password_from_key",
    "account_reset_password_from_key_done", "account_signup", "bulk_act_undo", "bulk_assignment", "bulk_closure",
    "bulk_snooze", "bulk_topics", "call_deadline", "call_people", "calls", "draft_file", "draft_file_removal", "home",
    "digest_inquiry", "digest_original",
    "inquiry_acknowledgement", "inquiry_elsewhere", "inquiry_sender_rule", "sender_rule_removal",
    "inquiry_asks", "inquiry_calls", "inquiry_changes", "inquiry_closure",
    "inquiry_confidentiality", "inquiry_confidentiality_removal", "inquiry_deadline", "inquiry_deadline_confirmation",
    "inquiry_deadline_offer", "inquiry_deadline_removal", "inquiry_draft", "inquiry_draft_files",
    "inquiry_draft_removal", "inquiry_joining", "inquiry_notes", "inquiry_owner", "inquiry_readers",
    "inquiry_fact_dismissal", "inquiry_reporter_facts", "inquiry_requester",
    "inquiry_reopening", "inquiry_replies", "inquiry_reply_undo", "inquiry_restoration", "inquiry_schedule",
    "inquiry_schedule_reading", "inquiry_schedule_removal", "inquiry_snooze", "inquiry_spokespeople",
    "inquiry_spokesperson_agreement", "inquiry_spokesperson_refusal", "inquiry_spokesperson_release", "inquiry_topics",
    "inquiry_unread", "inquiry_waking", "mail_inquiry", "mail_original", "mail_test", "mail_tests",
    "message_attachment", "message_html", "message_inline", "message_original", "outbound_mail_cancellation",
    "outbound_mail_note", "outbound_mail_retry", "outbound_mail_settlement", "outlet_domain_removal", "outlet_domains",
    "quarantined_mail_discard", "quarantined_mail_original", "quarantined_mail_retry", "queue_changes",
    "report_figures", "report_inquiries", "saved_view_name", "saved_view_removal", "saved_views", "sent_file",
    "settings_office", "settings_topic", "settings_topic_retirement", "settings_topic_return",
    "spokespeople_import_confirmation", "staff_closure", "staff_invitation", "staff_invitations", "staff_reopening",
    "staff_role", "token_revocation",
}  # fmt: skip


def find_names(resolver: URLResolver) -> set[str]:
    """The names of all addresses but those of the API and the demo."""
    names: set[str] = set()
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            names.add(str(each.name))
        elif each.app_name != "api" and not str(each.pattern).startswith("demo"):
            names |= find_names(each)
    return names


def test_every_page_is_looked_at_by_axe() -> None:
    looked_at = {resolve(path.partition("?")[0]).url_name for path in [*PAGES, *PAGES_REACHED] if path != "/demo/"}
    names = find_names(get_resolver())
    assert names - looked_at - NO_PAGES == set(), "add them to PAGES of tests/browser/test_accessibility.py"
    assert names >= NO_PAGES, "these are gone"
    assert not looked_at & NO_PAGES
