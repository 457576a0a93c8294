"""Starts the service as the platform does: as a process, spoken to over HTTP."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parent.parent


class RunningService:
    """The service as a process of its own, on a free port."""

    def __init__(self, **environment: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "service"],
            cwd=ROOT,
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": str(ROOT / "src"),
                "HOST": "127.0.0.1",
                "PORT": str(port),
                "DRAIN_SECONDS": "0",
                **environment,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.signalled = False
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=5)

    def wait_until_ready(self) -> "RunningService":
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                if self.client.get("/health/ready").status_code == 200:
                    return self
            except httpx.TransportError:
                time.sleep(0.05)
        raise AssertionError(f"not ready; it wrote: {self.stop()}")

    def signal(self) -> None:
        self.signalled = True
        self.process.send_signal(signal.SIGTERM)

    def stop(self) -> str:
        """Asks it to stop unless that was done, and waits; gives back everything it wrote."""
        if not self.signalled:
            self.signal()
        output, _ = self.process.communicate(timeout=20)
        self.client.close()
        return output


@pytest.fixture(scope="module")
def service() -> Iterator[RunningService]:
    running = RunningService().wait_until_ready()
    yield running
    running.stop()
