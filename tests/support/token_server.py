"""A provider of access tokens on loopback: a token endpoint, Microsoft's discovery page, and an introspection page."""

import json
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from typing import Any, Self
from urllib.parse import parse_qs

from tests.support.certificates import Certificate


class TokenServer:
    """Gives a token for the good refresh token or the good client, in the shape of RFC 6749.

    `refusal` (status, body) is answered instead where set. `valid` are the tokens that the introspection page says yes
    to, with their users. Where it `rotates`, each refresh token is good once, and the next comes with the answer.
    With a certificate it speaks HTTPS.
    """

    def __init__(self, *, refresh_token: str, user: str = "press", tls: Certificate | None = None) -> None:
        self.refresh_token = refresh_token
        self.user = user
        self.seconds = 3600
        self.rotates = False
        self.refusal: tuple[int, dict[str, Any]] | None = None
        self.asked: list[dict[str, str]] = []
        self.valid: dict[str, str] = {}
        self._numbers = count(1)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._make_handler())
        if tls is not None:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(tls.certificate, tls.key)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        scheme = "https" if tls else "http"
        self.url = f"{scheme}://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer_token(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """What the token endpoint says."""
        self.asked.append(form)
        if self.refusal is not None:
            return self.refusal
        if form["grant_type"] == "refresh_token" and form.get("refresh_token") != self.refresh_token:
            return 400, {"error": "invalid_grant", "error_description": "Token has been expired or revoked."}
        token = f"access-{next(self._numbers)}"
        self.valid[token] = self.user
        answer = {"access_token": token, "expires_in": self.seconds, "token_type": "Bearer"}
        if self.rotates and form["grant_type"] == "refresh_token":
            self.refresh_token = f"refresh-after-{token}"
            answer["refresh_token"] = self.refresh_token
        return 200, answer

    def introspect(self, token: str) -> tuple[int, dict[str, Any]]:
        """Whether a token is good, as RFC 7662 has it."""
        user = self.valid.get(token)
        return (200, {"active": True, "username": user}) if user else (401, {"error": "invalid_token"})

    def discover(self, tenant: str) -> dict[str, str]:
        """Where a tenant's pages are."""
        base = f"{self.url}/{tenant}"
        return {"authorization_endpoint": f"{base}/authorize", "token_endpoint": f"{base}/token", "issuer": base}

    def _make_handler(self) -> type[BaseHTTPRequestHandler]:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers.get("Content-Length", 0))
                form = {name: values[0] for name, values in parse_qs(self.rfile.read(length).decode()).items()}
                self._say(*outer.answer_token(form))

            def do_GET(self) -> None:
                if self.path.startswith("/introspect"):
                    self._say(*outer.introspect(self.headers.get("Authorization", "").removeprefix("Bearer ")))
                else:
                    self._say(200, outer.discover(self.path.strip("/").split("/")[0]))

            def _say(self, status: int, body: dict[str, Any]) -> None:
                written = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(written)))
                self.end_headers()
                self.wfile.write(written)

            def log_message(self, *args: Any) -> None:
                """Tests say what they have to say themselves."""

        return Handler
