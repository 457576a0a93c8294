"""Configuration: environment variables, checked once before anything starts."""

from typing import Literal

from pydantic import AnyHttpUrl, Field, ValidationError
from pydantic_settings import BaseSettings

from service import NAME


class Settings(BaseSettings):
    """Every setting, its bounds and its default. The variable is the field's name in upper case."""

    host: str = "0.0.0.0"
    port: int = Field(default=8080, ge=1, le=65535)
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    drain_seconds: float = Field(
        default=3,
        ge=0,
        le=60,
        description="From the stop signal until connections close; readiness is false meanwhile.",
    )
    shutdown_seconds: int = Field(
        default=30, ge=1, le=300, description="The longest wait for requests that still run."
    )
    service_version: str = "development"
    otel_service_name: str = NAME
    otel_exporter_otlp_endpoint: AnyHttpUrl | None = Field(
        default=None, description="Base address of an OTLP collector. Unset: no tracing."
    )


def describe(error: ValidationError) -> str:
    """One line for each wrong variable: which, what it was, what it may be."""
    return "\n".join(
        f"{'_'.join(str(part) for part in issue['loc']).upper()}={issue['input']!r}: {issue['msg']}"
        for issue in error.errors()
    )
