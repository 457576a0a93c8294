"""What happens around every request: its id, its log line, its measurement."""

import re
import time
import uuid

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.metrics import ACTIVE, DURATION, REQUESTS

REQUEST_ID = "x-request-id"
_ACCEPTED_ID = re.compile(r"^[A-Za-z0-9._-]{1,128}$")
_PLATFORM_PATHS = ("/health/", "/metrics")

log = structlog.get_logger()


class RequestMiddleware:
    """Takes over a caller's request id if it is harmless, else makes one, and sends it back."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(_PLATFORM_PATHS):
            await self.app(scope, receive, send)
            return

        given = Headers(scope=scope).get(REQUEST_ID, "")
        request_id = given if _ACCEPTED_ID.match(given) else str(uuid.uuid4())
        scope.setdefault("state", {})["request_id"] = request_id
        status = 500
        started = time.perf_counter()

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[REQUEST_ID] = request_id
            await send(message)

        ACTIVE.inc()
        try:
            with structlog.contextvars.bound_contextvars(request_id=request_id):
                try:
                    await self.app(scope, receive, send_with_id)
                finally:
                    self._record(scope, status, time.perf_counter() - started)
        finally:
            ACTIVE.dec()

    def _record(self, scope: Scope, status: int, seconds: float) -> None:
        # The template, never the path itself: paths are unbounded, label values must not be.
        route = getattr(scope.get("route"), "path", "unmatched")
        labels = (scope["method"], route, str(status))
        REQUESTS.labels(*labels).inc()
        DURATION.labels(*labels).observe(seconds)
        log.info(
            "request",
            method=scope["method"],
            route=route,
            status=status,
            duration_ms=round(seconds * 1000, 3),
        )
