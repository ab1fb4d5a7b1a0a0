"""Which parts of a mail are the writer's own words of today."""

from tests.inquiries.deadline_reading import read, show


def test_the_subject_of_an_answer_is_an_older_day() -> None:
    body = "Thanks for this.\n"
    assert show(read(body, "Re: Need comment by 5 p.m. tomorrow").deadline) is None


def test_quoted_lines_are_not_read() -> None:
    body = (
        "I need your comment by 5 p.m.\n"
        "\n"
        "On Tue, Oct 13, 2026 at 9:00 AM Press <press@x.example> wrote:\n"
        "> we will have it by noon on Friday, deadline is Thursday\n"
    )
    assert show(read(body).deadline) == "10-14 17:00"


def test_history_under_an_attribution_is_not_read() -> None:
    body = "Thanks!\n\nOn Tue, Oct 13, 2026 at 9:00 AM Ana <a@x.example> wrote:\nI need your comment by 5 p.m. Friday\n"
    assert show(read(body).deadline) is None


def test_a_signature_under_dashes_is_not_read() -> None:
    body = "Can you comment on rent control?\n\n-- \nAna Ruiz\nAd deadline: Fridays at noon\n"
    assert show(read(body).deadline) is None


def test_a_deadline_on_its_own_line_is_read() -> None:
    body = (
        "Hi there,\n"
        "\n"
        "I'm Ana Ruiz with the Daily Bee. I'm writing about transit fares.\n"
        "\n"
        "Deadline: Thursday, Oct. 15 at 3 p.m. ET\n"
        "\n"
        "Questions:\n"
        "1. How many cities have free buses?\n"
        "2. What happened on March 3?\n"
        "\n"
        "Best,\n"
        "Ana Ruiz\n"
        "Daily Bee\n"
        "Office hours: 9 a.m. - 5 p.m.\n"
    )
    assert show(read(body).deadline) == "10-15 15:00"


def test_a_form_mail_is_read() -> None:
    body = "Name: Ana Ruiz\nOutlet: Daily Bee\nDeadline: 10/15 5pm\nTopic: rents\n"
    assert show(read(body).deadline) == "10-15 17:00"


def test_a_form_that_begins_with_its_sender_is_read() -> None:
    body = "From: Ana Ruiz\nOutlet: Daily Bee\nDeadline: Thursday 5 p.m.\nQuestion: rents?\n"
    assert show(read(body).deadline) == "10-15 17:00"


def test_thanks_at_the_top_is_no_sign_off() -> None:
    body = "Thanks,\n\nMy deadline is noon tomorrow.\n\nAna\n"
    assert show(read(body).deadline) == "10-15 12:00"


def test_a_postscript_is_read() -> None:
    body = "Any comment?\n\nBest,\nAna\n\nP.S. I file at 4 p.m.\n"
    assert show(read(body).deadline) == "10-14 16:00"


def test_a_signature_under_a_sign_off_is_not_read() -> None:
    body = "Any comment?\n\nThanks,\nAna Ruiz\nReporter, Daily Bee\nAd deadline: Thursday 5 p.m.\n"
    assert show(read(body).deadline) is None


def test_a_quoted_deadline_alone_is_none() -> None:
    body = "Any comment on this?\n\n> Deadline is 5 p.m. today\n"
    assert show(read(body).deadline) is None


def test_an_answer_above_a_quote_is_read() -> None:
    body = "Yes, 4 p.m. is still my deadline.\n\n> Is 4 p.m. still your deadline?\n"
    assert show(read(body).deadline) == "10-14 16:00"


def test_a_forward_counts_from_its_own_date() -> None:
    body = (
        "FYI see below\n"
        "\n"
        "---------- Forwarded message ---------\n"
        "From: Ana Ruiz <ana@bee.example>\n"
        "Date: Tue, Oct 13, 2026 at 4:00 PM\n"
        "Subject: Question on rents\n"
        "To: <pat@x.example>\n"
        "\n"
        "Hi Pat, can you comment on rents? I need it by tomorrow at 3 p.m.\n"
        "\n"
        "Ana\n"
    )
    assert show(read(body, "Fwd: Question on rents").deadline) == "10-14 15:00"


def test_an_outlook_forward_counts_from_its_own_date() -> None:
    body = (
        "From: Ana Ruiz <ana@bee.example>\n"
        "Sent: Monday, October 12, 2026 4:00 PM\n"
        "To: Pat\n"
        "Subject: Question on rents\n"
        "\n"
        "My deadline is Wednesday at 2 p.m.\n"
        "\n"
        "Ana\n"
    )
    assert show(read(body, "FW: Question on rents").deadline) == "10-14 14:00"


def test_an_apple_forward_counts_from_its_own_date() -> None:
    body = (
        "fyi\n"
        "\n"
        "Begin forwarded message:\n"
        "\n"
        "From: Ana <ana@bee.example>\n"
        "Subject: Question\n"
        "Date: October 13, 2026 at 9:12:00 AM EDT\n"
        "To: press@x.example\n"
        "\n"
        "I need a comment by noon.\n"
    )
    assert show(read(body, "Fwd: Question").deadline) == "10-13 12:00"


def test_history_under_a_header_block_is_not_read() -> None:
    body = (
        "Sure, thanks.\n"
        "\n"
        "From: Press <p@x.example>\n"
        "Sent: Monday, October 12, 2026 4:00 PM\n"
        "To: Ana\n"
        "Subject: rents\n"
        "\n"
        "What's your deadline? Is Thursday at 5 p.m. okay?\n"
    )
    assert show(read(body, "RE: rents").deadline) is None


def test_a_forward_whose_date_cannot_be_read_is_only_offered() -> None:
    headers = "From: Ana <ana@bee.example>\nDate: Dienstag, 13. Weinmonat 2026 um 16:00\nTo: x\n"
    body = f"{headers}\nI need it by noon tomorrow.\n"
    reading = read(body, "Fwd: rents")
    assert reading.deadline is None
    assert show(reading.offered) == "10-15 12:00"


def test_the_phrase_stands_in_the_mail_exactly_where_it_says() -> None:
    body = "Señora Núñez – thanks…\n\nI’m on it.  My deadline is\nThursday at 5\u202fp.m., no later.\n"
    deadline = read(body).deadline
    assert deadline is not None
    assert body[deadline.start : deadline.end] == deadline.phrase == "Thursday at 5\u202fp.m."
    assert deadline.place == "body"


def test_a_phrase_of_the_subject_says_so() -> None:
    subject = "Comment needed by 5 p.m. – İstanbul story"
    deadline = read("Hello.", subject).deadline
    assert deadline is not None
    assert (deadline.place, subject[deadline.start : deadline.end]) == ("subject", "5 p.m.")
