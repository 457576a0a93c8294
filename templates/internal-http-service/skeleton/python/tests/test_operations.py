import asyncio
import json
import re
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import uvicorn
from conftest import ROOT, RunningService
from structlog.testing import capture_logs

from service.__main__ import DrainingServer
from service.lifecycle import Lifecycle


def log_lines(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def test_health_and_metrics(service: RunningService) -> None:
    for probe in ("startup", "live", "ready"):
        assert service.client.get(f"/health/{probe}").status_code == 200
    service.client.get("/v1/greetings/Ada")
    service.client.get("/no/such/path")
    metrics = service.client.get("/metrics").text
    labels = r'\{method="GET",route="/v1/greetings/\{name\}",status="200"\}'
    assert re.search(rf"http_requests_total{labels} [1-9]", metrics)
    assert re.search(rf"http_request_duration_seconds_count{labels} [1-9]", metrics)
    assert 'route="unmatched"' in metrics
    assert "/no/such/path" not in metrics
    assert "/health/" not in metrics


def test_a_signal_in_the_middle_of_a_log_line_writes_none() -> None:
    lifecycle = Lifecycle("running")
    server = DrainingServer(uvicorn.Config("unused"), lifecycle, 60)

    async def stop() -> None:
        with capture_logs() as logs:
            server.handle_exit(signal.SIGTERM, None)
            assert (lifecycle.state, logs) == ("draining", [])
            await asyncio.sleep(0)
            assert [line["event"] for line in logs] == ["draining"]

    asyncio.run(stop())


def test_request_ids_go_in_and_out() -> None:
    service = RunningService().wait_until_ready()
    given = service.client.get("/v1/greetings/Ada", headers={"x-request-id": "abc-1"})
    hostile = service.client.get("/v1/greetings/Ada", headers={"x-request-id": 'a" evil'})
    assert given.headers["x-request-id"] == "abc-1"
    assert re.fullmatch(r"[0-9a-f-]{36}", hostile.headers["x-request-id"])
    requests = [line for line in log_lines(service.stop()) if line["message"] == "request"]
    assert [line["request_id"] for line in requests] == [
        "abc-1",
        hostile.headers["x-request-id"],
    ]
    assert requests[0]["route"] == "/v1/greetings/{name}"
    assert requests[0]["status"] == 200


def test_leaves_the_load_balancer_before_it_closes() -> None:
    service = RunningService(DRAIN_SECONDS="1").wait_until_ready()
    service.signal()
    statuses = set()
    deadline = time.monotonic() + 0.7
    while time.monotonic() < deadline:
        statuses.add(service.client.get("/health/ready").status_code)
        assert service.client.get("/health/live").status_code == 200
        assert service.client.get("/v1/greetings/Ada").status_code == 200
        time.sleep(0.05)
    assert 503 in statuses
    output = service.stop()
    assert service.process.returncode == 0, output
    assert log_lines(output)[-1]["message"] == "stopped"


def test_refuses_a_wrong_configuration() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "service"],
        env={"PYTHONPATH": str(ROOT / "src"), "PORT": "eighty", "LOG_LEVEL": "loud"},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert result.returncode == 1
    assert "PORT='eighty'" in result.stderr
    assert "LOG_LEVEL='loud'" in result.stderr
    assert "Traceback" not in result.stderr


def test_traces_once_a_collector_is_configured() -> None:
    received: list[str] = []

    class Collector(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append(self.path)
            self.rfile.read(int(self.headers["content-length"]))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Keeps the test's output to itself."""

    collector = HTTPServer(("127.0.0.1", 0), Collector)
    threading.Thread(target=collector.serve_forever, daemon=True).start()
    service = RunningService(
        OTEL_EXPORTER_OTLP_ENDPOINT=f"http://127.0.0.1:{collector.server_port}"
    ).wait_until_ready()
    trace_id = "0af7651916cd43dd8448eb211c80319c"
    service.client.get(
        "/v1/greetings/Ada", headers={"traceparent": f"00-{trace_id}-b7ad6b7169203331-01"}
    )
    lines = log_lines(service.stop())
    collector.shutdown()
    collector.server_close()
    assert received == ["/v1/traces"]
    assert [line["trace_id"] for line in lines if line["message"] == "request"] == [trace_id]
