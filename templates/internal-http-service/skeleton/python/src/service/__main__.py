"""Runs the service: `python -m service`."""

import asyncio
import sys
from types import FrameType

import structlog
import uvicorn
from pydantic import ValidationError

from service import NAME, logs
from service.app import create_app
from service.config import Settings, describe
from service.lifecycle import Lifecycle

log = structlog.get_logger()


class DrainingServer(uvicorn.Server):
    """Waits between the stop signal and the closing of connections.

    Readiness turns false at once; by the time connections close, the platform has taken this
    replica out of its Service, so that no caller meets a closed door. A second signal stops now.
    """

    def __init__(self, config: uvicorn.Config, lifecycle: Lifecycle, drain_seconds: float) -> None:
        super().__init__(config)
        self._lifecycle = lifecycle
        self._drain_seconds = drain_seconds

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if self._lifecycle.state == "draining":
            self.should_exit = self.force_exit = True
            return
        self._lifecycle.state = "draining"
        # A signal may come in the middle of a write to the log; a second write inside of it fails.
        asyncio.get_running_loop().call_soon_threadsafe(self._drain)

    def _drain(self) -> None:
        log.info("draining", seconds=self._drain_seconds)
        asyncio.get_running_loop().call_later(self._drain_seconds, self._close)

    def _close(self) -> None:
        self.should_exit = True


def main() -> None:
    """Reads the configuration, refuses a wrong one, and serves until told to stop."""
    try:
        settings = Settings()
    except ValidationError as error:
        sys.exit(f"Configuration of {NAME} is wrong.\n{describe(error)}")
    logs.configure(settings.log_level)
    app = create_app(settings)
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=settings.shutdown_seconds,
    )
    DrainingServer(config, app.state.lifecycle, settings.drain_seconds).run()
    log.info("stopped")


if __name__ == "__main__":
    main()
