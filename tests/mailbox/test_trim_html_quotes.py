"""History that only a mail's HTML marks is folded, from whatever program; answers inside it are not."""

import pytest

from mailbox.html import html_to_text
from mailbox.trimming import trim_reply

HISTORY = "<div>Dear colleague,</div><div>When is the vote?</div><div>Ana</div>"
TEXT_HISTORY = "Dear colleague,\nWhen is the vote?\nAna"
WROTE = "On Mon, 3 Mar 2025 at 10:12, Ana Ruiz &lt;ana@herald.example&gt; wrote:"
LINES = (
    "<b>From:</b> Ana Ruiz &lt;ana@herald.example&gt;<br><b>Sent:</b> Monday, March 3, 2025 10:12<br>"
    "<b>To:</b> Press Office<br><b>Subject:</b> The vote<br><br>"
)
# The containers of programs, with nothing in them that the text alone would tell.
CONTAINERS = {
    "Gmail": '<div class="gmail_quote">{}</div>',
    "Gmail today": '<div class="gmail_quote gmail_quote_container">{}</div>',
    "Yahoo": '<div id="yahoo_quoted_123" class="yahoo_quoted">{}</div>',
    "Thunderbird": '<div class="moz-cite-prefix">{}</div>',
    "Proton": '<div class="protonmail_quote">{}</div>',
    "Tutanota": '<div class="tutanota_quote">{}</div>',
    "Outlook": "<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in'>{}</div>",
    "Outlook without other borders": '<div style="border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in">{}</div>',
    "Outlook 2003": '<div class="OutlookMessageHeader">{}</div>',
    "Outlook on the web": '<div id="appendonsend"></div><hr><div id="divRplyFwdMsg" dir="ltr">{}</div>',
    "Outlook on the web, passed on": '<div id="x_divRplyFwdMsg">{}</div>',
    "Outlook for phones": '<div id="mail-editor-reference-message-container">{}</div>',
    "Outlook for Mac": '<span id="OLK_SRC_BODY_SECTION">{}</span>',
    "Hotmail": '<hr id="stopSpelling">{}',
    "Zimbra": '<hr id="zwchr" data-marker="__DIVIDER__">{}',
    "Zimbra today": '<div data-marker="__QUOTED_TEXT__">{}</div>',
    "Zoho": '<div class="zmail_extra">{}</div>',
    "GMX": '<div name="quote" style="margin:10px 5px 5px 10px;">{}</div>',
    "Spark": '<div name="messageReplySection">{}</div>',
}


@pytest.mark.parametrize("program", CONTAINERS)
def test_the_container_of_each_program_is_known(program: str) -> None:
    html = f"<html><body><p>On Thursday.</p>{CONTAINERS[program].format(HISTORY)}</body></html>"
    assert trim_reply(f"On Thursday.\n\n{TEXT_HISTORY}\n").fresh == f"On Thursday.\n\n{TEXT_HISTORY}"
    assert trim_reply(f"On Thursday.\n\n{TEXT_HISTORY}\n", html).fresh == "On Thursday."
    assert trim_reply(html_to_text(html), html).fresh == "On Thursday."


@pytest.mark.parametrize("history", [f"<div>{WROTE}</div><blockquote>{HISTORY}</blockquote>", f"{LINES}{HISTORY}"])
@pytest.mark.parametrize("program", CONTAINERS)
def test_mail_without_a_text_part_is_folded(program: str, history: str) -> None:
    html = f"<html><body><p>On Thursday.</p>{CONTAINERS[program].format(history)}</body></html>"
    assert trim_reply(html_to_text(html), html).fresh == "On Thursday."


@pytest.mark.parametrize(
    "html",
    [
        f"On Thursday.<blockquote><div>{WROTE}</div><div>When?</div></blockquote>",
        f"On Thursday.<div>{WROTE}</div><blockquote><div>When?</div></blockquote>",
        f"<p>On Thursday.</p><div>{WROTE}</div><div>When?</div>",
        f'<p>On Thursday.</p><blockquote type="cite">{HISTORY}</blockquote>',
        f"<p>On Thursday.</p><hr>{LINES}{HISTORY}",
    ],
)
def test_quotes_without_a_container_are_folded(html: str) -> None:
    assert trim_reply(html_to_text(html), html).fresh == "On Thursday."


def test_a_greeting_like_the_one_in_the_history_stays() -> None:
    text = f"Dear colleague,\n\nOn Thursday.\n\nBen\n\n{TEXT_HISTORY}\n"
    html = f"<p>Dear colleague,</p><p>On Thursday.</p><p>Ben</p>{CONTAINERS['Gmail'].format(HISTORY)}"
    assert trim_reply(text, html).fresh == "Dear colleague,\n\nOn Thursday.\n\nBen"


def test_answers_between_the_quotes_of_a_container_stay() -> None:
    """Lesson 20."""
    asked = (
        "<blockquote>Who decides?</blockquote><div>The council.</div><blockquote>When?</blockquote><div>In May.</div>"
    )
    html = f'<div>See below.</div><div class="gmail_quote"><div>{WROTE}</div>{asked}</div>'
    fresh = trim_reply(html_to_text(html), html).fresh
    assert " ".join(fresh.split()) == "See below. > Who decides? The council. > When? In May."


def test_what_is_passed_on_in_a_container_stays() -> None:
    told = f"---------- Forwarded message ---------<br>{LINES}{HISTORY}"
    html = f"<div>For you.</div>{CONTAINERS['Gmail'].format(told)}"
    text = html_to_text(html)
    assert trim_reply(text, html).fresh.split() == text.split()


def test_a_mail_that_is_nothing_but_a_container_is_shown_whole() -> None:
    html = CONTAINERS["Gmail"].format(HISTORY)
    assert trim_reply(TEXT_HISTORY, html).fresh == TEXT_HISTORY
