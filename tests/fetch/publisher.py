"""A publisher on this machine: a web server of which a test says what each address answers."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import yaml


@dataclass
class Reply:
    """An answer. `length` is what it says its length is, if that is not true; `then` is waited for before it ends."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None
    then: Callable[[], object] = bool


Answering = Reply | Callable[["Asked"], Reply]


@dataclass(frozen=True)
class Asked:
    """A request, by its path and the headers that it came with; `count` is how often that path was asked."""

    path: str
    headers: dict[str, str]
    count: int


@dataclass
class Publisher:
    """Answers by path; any other is not there. `asked` are all requests in their order, robots.txt apart."""

    url: str
    pages: dict[str, Answering] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def sources(self, folder: Path, *sources: dict[str, object], **manners: object) -> Path:
        """A list of sources with addresses of this publisher, and manners that cost no time."""
        listed = [
            {key: f"{self.url}{value}" if key in ("page", "file") else value for key, value in source.items()}
            for source in sources
        ]
        file = folder / "sources.yaml"
        content = {"delay_seconds": 0, "retries": 0, **manners, "sources": listed}
        file.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
        return file

    def paths(self) -> list[str]:
        """Paths that were asked for, in their order."""
        return [asked.path for asked in self.asked]


def page(*links: tuple[str, str], title: str = "预算公开", encoding: str = "utf-8") -> Reply:
    """A web page with links: address and words of each."""
    listed = "".join(f'<li><a href="{address}">{words}</a></li>' for address, words in links)
    text = f'<html><head><meta charset="{encoding}"><title>{title}</title></head><body><ul>{listed}</ul></body></html>'
    return Reply(text.encode(encoding))


def versioned(reply: Reply, etag: str) -> Callable[[Asked], Reply]:
    """An answer with an ETag, which is not sent again to who has it."""

    def answer(asked: Asked) -> Reply:
        if asked.headers.get("if-none-match") == etag:
            return Reply(status=304, headers={"ETag": etag})
        return Reply(reply.body, reply.status, {**reply.headers, "ETag": etag})

    return answer


@contextmanager
def publishing(host: str = "127.0.0.1") -> Iterator[Publisher]:
    """A publisher at work."""
    publisher = Publisher("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(self.path, headers, publisher.paths().count(self.path) + 1)
            if self.path != "/robots.txt":
                publisher.asked.append(asked)
            answer = publisher.pages.get(self.path, Reply(b"nothing here", 404))
            reply = answer if isinstance(answer, Reply) else answer(asked)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.status != 304:
                self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
            self.end_headers()
            self.wfile.write(reply.body)
            self.wfile.flush()
            reply.then()
            if reply.length is not None:
                self.close_connection = True

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *request: object) -> None:
            """Who asked was killed, or waits no longer: that is what the test is about."""

    with Server((host, 0), Handler) as server:
        publisher.url = f"http://{host}:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield publisher
        server.shutdown()
        thread.join()
