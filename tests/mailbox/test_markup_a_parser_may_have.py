"""HTML that would keep a parser busy for minutes is not given to one; all else is, without what swallows words."""

import pytest

from mailbox.html import html_to_text, sanitize_html
from mailbox.markup import MAX_ATTRIBUTES, MAX_DEPTH, prepare

BOMBS = {
    "elements inside each other": "<div>" * (MAX_DEPTH + 1),
    "behind end tags that stand in attributes": '<div title="</div>">' * (MAX_DEPTH + 1),
    "behind end tags that stand in comments": "<div><!-- </div> -->" * (MAX_DEPTH + 1),
    "behind end tags that stand in style sheets": "<div><style></div></style>" * (MAX_DEPTH + 1),
    "list items and definitions inside each other": "<li><dd>" * 10_000,
    "cells that keep an end tag from its element": "<div><table><tr><td></div></table>" * 6_000,
    "attributes of one tag": "<a " + " ".join(f"a{number}" for number in range(MAX_ATTRIBUTES + 1)) + ">x",
    "bold type begun anew in each paragraph": "<p>" + "<b><font>" * 90 + "<p>x" * 10_000,
    "elements between the rows of a table": "<table>" + "<i></i>" * 12_000,
    "comments that nothing ends": "<!-- <script> <style> <title> " * 30 + "<a href='" * 30,
    "tags": "<br>" * 50_000,
    "entities": "&amp;" * 150_000,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_and_its_words_are_read(bomb: str) -> None:
    mail = f"<p>Good morning</p>{BOMBS[bomb]}"
    assert prepare(mail) is None
    assert "Good morning" in sanitize_html(mail).html
    assert "Good morning" in html_to_text(mail)


@pytest.mark.parametrize(
    "mail",
    [
        "<div>" * MAX_DEPTH + "x" + "</div>" * MAX_DEPTH,
        "<table>" + "<tr><td><b>x</b></td></tr>" * 4_000 + "</table>",
        "<ul>" + "<li><a href='https://x.example'>x</a>" * 4_000 + "</ul>",
        "<p><font color=red><b>x</b></font>" * 4_000,
    ],
)
def test_a_long_mail_is_left_as_it_is(mail: str) -> None:
    assert prepare(mail) == mail


@pytest.mark.parametrize(
    ("mail", "left"),
    [
        ("a<!-- b -->c", "ac"),
        ("a<!-->b<!--->c", "abc"),
        ("a<!-- b", "a b"),
        ("a<script>b</script >c", "ac"),
        ("a<script>b", "ab"),
        ("a<TITLE>b</title>c", "ac"),
        ("a<svg><g>b</g></svg>c", "abc"),
        ("a<img src='b\nc", "a\nc"),
        ("a <<x>script>b", "a &lt;script>b"),
        ("2 < 3 > 1", "2 < 3 > 1"),
    ],
)
def test_what_swallows_words_is_taken_out(mail: str, left: str) -> None:
    assert prepare(mail) == left


def test_letters_that_grow_when_they_are_made_small_move_nothing() -> None:
    assert html_to_text("İ" * 300_001 + "<script>b</script>c") == "İ" * 300_001 + "c"


def test_details_stand_open() -> None:
    assert sanitize_html("<details><summary>a</summary>b</details>").html.startswith('<details open="">')
