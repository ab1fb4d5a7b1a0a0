"""Mails that name more than one time."""

import pytest

from tests.inquiries.deadline_reading import read, show

SEVERAL = [
    ("Ideally by Thursday, but my hard deadline is Friday at noon.", "10-16 12:00"),
    ("I need the figures by Thursday and the photo by Friday.", "10-15 17:00"),
    ("Do you have a comment? I'd need it by 2:30 at the latest.", "10-14 14:30"),
    ("By 3 would be ideal, 5 at the latest.", "10-14 17:00"),
    ("We plan to publish tomorrow at 6 a.m., so please send any response by 8 p.m. tonight.", "10-14 20:00"),
    ("The show tapes at 4 p.m. today; we'd need a guest confirmed by 1.", "10-14 13:00"),
    ("Can you confirm before we publish at 4 p.m.?", "10-14 16:00"),
    ("Please let me know by 4 p.m. today if she can come on our show at 7:30 tomorrow morning.", "10-14 16:00"),
    ("We publish Friday. We would need your answer by Thursday afternoon.", "10-15 17:00"),
    ("Can you get back to me by Thursday? The story runs Sunday.", "10-15 17:00"),
    ("Story is slated to run Sunday, so I'd need comment by Friday at noon.", "10-16 12:00"),
    ("We're hoping to publish by Friday, so comments by Thursday would be great.", "10-15 17:00"),
    ("Hard deadline of 4:45pm today!", "10-14 16:45"),
    ("We go live at 5, need it by 4.", "10-14 16:00"),
    ("I'm on air at 4, so I need something before then.", "10-14 16:00"),
    ("Our interview is at 4 p.m. today, and I need the bio before that.", "10-14 16:00"),
    ("The page locks at 3. If I don't have your figure by then we go with the union's.", "10-14 15:00"),
    ("Comments received after 5 p.m. today will not be included.", "10-14 17:00"),
    ("I can't use anything that comes after 8 tonight.", "10-14 20:00"),
    ("There's a vote at 7 tonight. Can I get a quote by 5?", "10-14 17:00"),
    ("Council is set to vote by Friday; can I get a quote by tomorrow at 2?", "10-15 14:00"),
    ("It's the 5 p.m. show. Need a guest by 3.", "10-14 15:00"),
    ("I'd need your answers by Thursday at 5pm at the very latest.", "10-15 17:00"),
    ("The piece will run Friday, with your view I hope. I'd need it by end of day Thursday.", "10-15 17:00"),
    ("I'd appreciate a response ASAP, ideally by noon.", "10-14 12:00"),
    (
        "Good morning. I'm producing a segment for tomorrow's show (airs 7 a.m.). Could you let me "
        "know by 3 this afternoon if the councilwoman can join us live?",
        "10-14 15:00",
    ),
    (
        "We're planning to publish a story next Tuesday about the network's funding. Please "
        "provide any comment by noon Monday.",
        "10-19 12:00",
    ),
    ("The vote is tonight and I have to file right after, around 10 p.m.", "10-14 22:00"),
    ("Can you confirm by 11 that the vote is Thursday at 5 p.m.?", "10-14 11:00"),
    ("Could I get this by the 16th, or the 19th at the latest?", "10-19 17:00"),
]


@pytest.mark.parametrize(("words", "due"), SEVERAL)
def test_the_stated_deadline_wins_over_wishes_and_events(words: str, due: str) -> None:
    """Rule 7."""
    assert show(read(words).deadline) == due


def test_of_two_hard_ones_the_earlier_counts() -> None:
    words = "I need the photos by Friday at noon. The deadline for the text is Thursday at 3 p.m."
    assert show(read(words).deadline) == "10-15 15:00"


def test_a_time_of_day_tells_more_than_the_bare_day() -> None:
    assert show(read("We need an answer by 3 p.m. today.", "Deadline today").deadline) == "10-14 15:00"
