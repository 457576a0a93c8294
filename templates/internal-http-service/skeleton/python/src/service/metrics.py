"""Metrics by the names that the platform's rules, dashboards and analyses read."""

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, Counter, Gauge, Histogram, generate_latest

_LABELS = ["method", "route", "status"]
REQUESTS = Counter("http_requests", "Requests by route template, method and status", _LABELS)
DURATION = Histogram(
    "http_request_duration_seconds",
    "Duration of requests by route template, method and status",
    _LABELS,
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
ACTIVE = Gauge("http_requests_active", "Requests being answered now")

router = APIRouter(include_in_schema=False)


@router.get("/metrics")
def metrics() -> Response:
    """Everything measured, for Prometheus to collect."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
