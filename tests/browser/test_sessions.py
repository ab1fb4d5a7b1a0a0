"""Each window has a session of its own."""

from tests.support.windows import Sessions, Windows

ANA = "ana@pressdesk.example"


def test_two_of_one_person_have_a_session_each(sessions: Sessions, windows: Windows) -> None:
    keys = set()
    for _window in range(2):
        page = windows.open(1440, "light")
        sessions.let_in(page, ANA)
        keys |= {each["value"] for each in page.context.cookies() if each["name"] == "sessionid"}
    assert len(keys) == 2
    windows.close()
