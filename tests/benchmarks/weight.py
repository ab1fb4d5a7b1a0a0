"""What a browser fetches at its first visit to the queue, compressed as it is sent: one JSON line a part.

Scripts are followed into what they import, style sheets into the fonts whose letters English pages use. Whatever would
come from another host ends the measurement.
"""

import json
import os
import re
from collections import deque
from urllib.parse import urljoin, urlsplit

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from inquiries.models import User  # noqa: E402

LINKED = re.compile(r'<(?:link|script|img|iframe)\b[^>]*?\b(?:href|src)="([^"]+)"')
IMPORTED = re.compile(r'^\s*import\b[^"\']*["\']([^"\']+)["\']', re.MULTILINE)
FONT_FACE = re.compile(r"@font-face\s*\{[^}]*url\(([^)]+)\)[^}]*\}")
# The range that a browser needs for nearly every page; latin-ext is fetched when a name asks for it.
LATIN = "U+0000-00FF"


def fetch(client: Client, url: str) -> tuple[int, str]:
    """Bytes on the wire, and the text where it is one."""
    sent, plain = client.get(url, headers={"Accept-Encoding": "gzip"}), client.get(url)
    assert sent.status_code == 200, f"{url}: {sent.status_code}"
    return len(sent.getvalue()), plain.getvalue().decode("utf-8", "replace")


def find_parts(url: str, text: str) -> list[str]:
    """What a browser fetches because of `text`."""
    path = urlsplit(url).path
    if path.endswith(".js"):
        found = IMPORTED.findall(text)
    elif path.endswith(".css"):
        found = [face.group(1).strip("\"'") for face in FONT_FACE.finditer(text) if LATIN in face.group()]
    elif "." not in path.rsplit("/", 1)[-1]:
        found = LINKED.findall(text)
    else:
        found = []
    return [urljoin(url, part) for part in found if not part.startswith("data:")]


def main() -> None:
    """The page, all it needs, and the sum."""
    client = Client()
    client.force_login(User.objects.filter(role=User.Role.STAFF).order_by("pk")[0])
    waiting = deque([reverse("queue", args=["due"])])
    weights: dict[str, int] = {}
    while waiting:
        url = waiting.popleft()
        assert not urlsplit(url).netloc, f"from another host: {url}"
        if url in weights:
            continue
        weights[url], text = fetch(client, url)
        waiting.extend(find_parts(url, text))
    kinds: dict[str, int] = {}
    for url, weight in weights.items():
        kind = url.rsplit(".", 1)[-1] if "." in url else "the page itself"
        kinds[kind] = kinds.get(kind, 0) + weight
    for kind, weight in kinds.items():
        say({"what": kind, "bytes": weight})
    say({"what": f"together, {len(weights)} requests (wanted <= 250 KB)", "bytes": sum(weights.values())})


def say(line: dict[str, object]) -> None:
    """Print at once."""
    print(json.dumps(line), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
