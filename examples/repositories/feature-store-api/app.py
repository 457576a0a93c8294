"""HTTP door of the feature store."""

import json
import os
import signal
from dataclasses import asdict
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

from store import Store


def handler(store: Store) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            url = urlsplit(self.path)
            match url.path.strip("/").split("/"):
                case ["health", _]:
                    self.send(200, {"status": "ok"})
                case ["v1", "entities", entity]:
                    features = parse_qs(url.query).get("feature", [])[:100]
                    values = store.get(unquote(entity), features)
                    self.send(200, {name: value and asdict(value) for name, value in values.items()})
                case _:
                    self.send(404, {"error": "GET /v1/entities/{entity}?feature="})

        def do_PUT(self) -> None:
            match urlsplit(self.path).path.strip("/").split("/"):
                case ["v1", "entities", entity, "features", feature]:
                    self.put(unquote(entity), unquote(feature))
                case _:
                    self.send(404, {"error": "PUT /v1/entities/{entity}/features/{feature}"})

        def put(self, entity: str, feature: str) -> None:
            try:
                body = json.loads(self.rfile.read(min(int(self.headers.get("content-length") or 0), 4096)))
                observed_at = datetime.fromisoformat(body["observedAt"]).isoformat()
                store.put(entity, feature, float(body["value"]), observed_at)
            except (ValueError, KeyError, TypeError):
                self.send(422, {"error": "value (number) and observedAt (ISO 8601) are needed"})
                return
            self.send(204, None)

        def send(self, status: int, value: object) -> None:
            content = b"" if value is None else json.dumps(value).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Entities are people's accounts: they are not logged."""

    return Handler


def serve(port: int, store: Store) -> ThreadingHTTPServer:
    return ThreadingHTTPServer(("0.0.0.0", port), handler(store))


def stop(*_: object) -> None:
    raise SystemExit


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, stop)
    serve(int(os.environ.get("PORT", "8080")), Store(os.environ.get("DATABASE", ":memory:"))).serve_forever()
