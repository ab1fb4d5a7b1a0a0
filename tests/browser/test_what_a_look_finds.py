"""What the pages are looked at with finds what is too small to be touched, and not what is merely scrolled away."""

from tests.support.looks import find_violations
from tests.support.windows import Windows

PAGE = """<!doctype html><html lang=en><title>Calls</title><style>
  body, button {{ margin: 0; border: 0; }}
  button {{ display: block; width: 200px; height: {height}px; padding: 0; }}
  header {{ position: sticky; top: 0; z-index: 1; }}
  header button {{ height: 60px; }}
  main {{ margin-top: {up}px; padding-bottom: {room}px; }}
</style><header><button>Search</button></header><main><h1 hidden>Calls</h1><button>Ring back</button>
<button>Pass on</button></main>"""
SCROLLED = "scrollTo(0, 20)"


def finds_a_size(windows: Windows, *, height: int = 30, up: int = 0, room: int = 0) -> bool:
    page = windows.open(390, "light")
    page.set_content(PAGE.format(height=height, up=up, room=room))
    page.evaluate(SCROLLED)
    return "target-size" in find_violations(page)


def test_buttons_that_are_too_small(windows: Windows) -> None:
    assert finds_a_size(windows, height=12)


def test_a_button_that_the_head_covers_until_somebody_scrolls(windows: Windows) -> None:
    assert not finds_a_size(windows, room=3000)


def test_a_button_that_the_head_always_covers(windows: Windows) -> None:
    assert finds_a_size(windows, up=-20)
