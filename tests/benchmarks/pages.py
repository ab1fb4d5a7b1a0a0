"""Pages of a big desk, asked through the whole of Django: `python -m tests.benchmarks.pages queue|search|inquiry`.

Prints one JSON line a page: p50 and p95 in milliseconds, its share of
processor time, queries, bytes as sent (gzip). The database comes from the
environment; `fill N` writes a desk of N inquiries into it first. The floor is what the same driver takes to read fifty
inquiries by their numbers, asked in turns with each page.
"""

import functools
import html
import json
import os
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urlencode

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from dashboard.queue_views import VIEWS  # noqa: E402
from inquiries.models import Inquiry, Topic, User  # noqa: E402
from inquiries.search import find  # noqa: E402
from tests.benchmarks.big_desk import main as fill  # noqa: E402
from tests.benchmarks.invented import COMMON, RARE, UNCOMMON  # noqa: E402

ROUNDS = 30
SECONDS_A_PAGE = 6
FLOOR_ROWS = 50
POLLED = re.compile(r'data-poll="([^"]+)"')


def queue_pages() -> Iterator[tuple[str, str]]:
    """Each view, and each filter on All, where it has most to leave out."""
    for slug in VIEWS:
        yield f"queue: {slug}", reverse("queue", args=[slug])
    changes = Client()
    changes.force_login(staff())
    shown = changes.get(reverse("queue", args=["due"])).content.decode()
    yield "queue: asked for changes", html.unescape(POLLED.findall(shown)[0])
    for query in (
        "state=open", "owner=me", "owner=nobody", f"topic={Topic.objects.order_by('pk')[3].pk}", "topic=none",
        "deadline=today", "deadline=overdue", "deadline=has", "deadline=none", "received=today", "received=30",
        "received_from=2024-01-01&received_to=2024-01-31", "place=City+7", "outlet=Courier",
        "spokesperson=Official+Ada", "has_attachment=true", f"text={COMMON}", f"text={UNCOMMON}", f"text={RARE}",
        f"text={COMMON}&owner=me&state=open",
    ):  # fmt: skip
        yield f"All, {query}", f"{reverse('queue', args=['all'])}?{query}"
    yield f"due, text={COMMON}", f"{reverse('queue', args=['due'])}?text={COMMON}"


def search_pages() -> Iterator[tuple[str, str]]:
    """Common and rare words, alone and together, and beginnings of words."""
    for what, words in (
        (f"in half of all ({COMMON})", COMMON),
        ("in nearly all (the)", "the"),
        (f"in one of 100 ({UNCOMMON})", UNCOMMON),
        (f"in one of 5,000 ({RARE})", RARE),
        ("a beginning (quarr)", RARE[:-1]),
        ("a short beginning (cou)", COMMON[:3]),
        ("common and rare", f"{COMMON} {RARE}"),
        ("three common words", f"the {COMMON} of"),
        ("a phrase of common words", '"the of"'),
        ("one without another", f"{UNCOMMON} -{COMMON}"),
        ("in none", "zeppelinity"),
    ):
        yield f"search: {what}", f"{reverse('search')}?{urlencode({'text': words})}"
    yield "search: common, mine and open", f"{reverse('search')}?text={COMMON}&owner=me&state=open"


def inquiry_pages() -> Iterator[tuple[str, str]]:
    """One with 200 messages, one with one."""
    long = Inquiry.objects.order_by("-pk")[0]
    yield "inquiry: 200 messages", f"{long.get_absolute_url()}?view=due"
    yield "inquiry: one message", f"/inquiries/PD-{long.pk - 5}/?view=due"


def staff() -> User:
    """Who looks: neither sees everything confidential nor owns nothing."""
    return User.objects.filter(role=User.Role.STAFF).order_by("pk")[0]


def read_floor() -> None:
    """Fifty rows by primary key, by the driver alone."""
    with connection.cursor() as cursor:
        places = ", ".join(["%s"] * FLOOR_ROWS)
        cursor.execute(f"SELECT * FROM inquiries_inquiry WHERE id IN ({places})", list(range(1, FLOOR_ROWS + 1)))  # noqa: S608
        assert len(cursor.fetchall()) == FLOOR_ROWS


def clock(ask: Callable[[], object]) -> dict[str, float]:
    """p50 and p95 of `ask`, and of the floor in the same seconds; milliseconds."""
    ask()
    times: list[float] = []
    floors: list[float] = []
    cpu = 0.0
    end = time.monotonic() + SECONDS_A_PAGE
    while len(times) < ROUNDS and (time.monotonic() < end or len(times) < 3):
        for measured, into in ((ask, times), (read_floor, floors)):
            started, begun = time.perf_counter(), time.process_time()
            measured()
            into.append((time.perf_counter() - started) * 1000)
            cpu += time.process_time() - begun if into is times else 0
    times.sort()
    return {
        "cpu": cpu / len(times) * 1000,
        "p50": statistics.median(times),
        "p95": times[min(int(len(times) * 0.95), len(times) - 1)],
        "floor": statistics.median(floors),
        "rounds": len(times),
    }


def measure_page(client: Client, url: str) -> dict[str, float]:
    """One page: its times, its queries, its bytes."""

    def ask() -> int:
        response = client.get(url, headers={"Accept-Encoding": "gzip"})
        assert response.status_code in {200, 204}, f"{url}: {response.status_code}"
        return len(response.content)

    size = ask()
    with CaptureQueriesContext(connection) as queries:
        ask()
        count = len(queries)
    return clock(ask) | {"queries": count, "bytes": size}


def main(what: str) -> None:
    """Every page of the part `what`, one line each."""
    client = Client()
    client.force_login(staff())
    pages = {"queue": queue_pages, "search": search_pages, "inquiry": inquiry_pages}[what]
    for name, url in pages():
        say({"page": name, **measure_page(client, url)})
    if what == "search":
        user = staff()
        for word in (COMMON, RARE):
            say({"page": f"find({word}), 50 with snippets", "queries": 0, **clock(functools.partial(find, user, word))})


def say(line: Mapping[str, object]) -> None:
    """Print at once."""
    print(json.dumps(line), flush=True)  # noqa: T201


if __name__ == "__main__":
    if sys.argv[1] == "fill":
        fill(int(sys.argv[2]))
    else:
        main(sys.argv[1])
