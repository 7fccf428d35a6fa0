"""A webhook on this machine, which keeps what it is sent."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any


class Robot:
    """Where it is, what it got, and how it answers."""

    def __init__(self) -> None:
        self.url = ""
        self.got: list[dict[str, Any]] = []
        self.status = 200
        self.answer = b"{}"


@contextmanager
def robot() -> Iterator[Robot]:
    """A robot that listens while the block runs."""
    one = Robot()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            one.got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(one.status)
            self.end_headers()
            self.wfile.write(one.answer)

        def log_message(self, *_: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    one.url = f"http://127.0.0.1:{server.server_port}/hook?key=secret"
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield one
    finally:
        server.shutdown()
        server.server_close()
