"""What the page says of blocked images is true before anybody opens the mail."""

import pytest

from mailbox.html import count_remote_images, sanitize_html


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ('<p>See <a href="https://x.example/a">https://x.example/a</a> // and http://y.example</p>', 0),
        ('<img src="https://x.example/pixel.gif" width="1">', 1),
        ("<img width=1 src=//x.example/a.png><IMG SRC='http://x.example/b.png'>", 2),
        ('<img src="cid:logo"><img src="data:image/png;base64,AAAA//8=">', 0),
    ],
)
def test_lesson_21_images_are_counted_and_links_are_not(html: str, count: int) -> None:
    assert count_remote_images(html) == count
    assert sanitize_html(html).blocked_images == count
