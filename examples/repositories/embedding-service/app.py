"""HTTP door of the embedding service."""

import json
import os
import signal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from embeddings import DIMENSIONS, embed

MAX_BODY = 1 << 20
MAX_TEXTS = 128
counts = {"requests": 0, "texts": 0}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path.startswith("/health/"):
            self.send(200, {"status": "ok"})
        elif self.path == "/metrics":
            lines = "".join(f"embedding_{name}_total {value}\n" for name, value in counts.items())
            self.send_bytes(200, lines.encode(), "text/plain; version=0.0.4")
        else:
            self.send(404, {"error": "POST /v1/embeddings"})

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        if self.path != "/v1/embeddings":
            self.send(404, {"error": "POST /v1/embeddings"})
        elif length > MAX_BODY:
            self.send(413, {"error": f"at most {MAX_BODY} bytes"})
        else:
            self.embed(self.rfile.read(length))

    def embed(self, body: bytes) -> None:
        try:
            texts = json.loads(body)["texts"]
        except (ValueError, KeyError, TypeError):
            self.send(400, {"error": 'a JSON object with "texts" is needed'})
            return
        if not isinstance(texts, list) or not 1 <= len(texts) <= MAX_TEXTS or not all(isinstance(t, str) for t in texts):
            self.send(422, {"error": f"texts: 1 to {MAX_TEXTS} strings"})
            return
        counts["requests"] += 1
        counts["texts"] += len(texts)
        self.send(200, {"dimensions": DIMENSIONS, "vectors": [embed(text) for text in texts]})

    def send(self, status: int, value: object) -> None:
        self.send_bytes(status, json.dumps(value).encode(), "application/json")

    def send_bytes(self, status: int, content: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Texts are not logged, and neither are requests."""


def serve(port: int) -> ThreadingHTTPServer:
    return ThreadingHTTPServer(("0.0.0.0", port), Handler)


def stop(*_: object) -> None:
    raise SystemExit


if __name__ == "__main__":
    server = serve(int(os.environ.get("PORT", "8080")))
    signal.signal(signal.SIGTERM, stop)
    server.serve_forever()
