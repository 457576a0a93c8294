"""Puts the application together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from service import DESCRIPTION, NAME, greetings, lifecycle, metrics, problems, tracing
from service.config import Settings
from service.lifecycle import Lifecycle
from service.middleware import RequestMiddleware


def create_app(settings: Settings) -> FastAPI:
    """The application, ready to be served. Whatever must be opened first belongs in `running`."""
    state = Lifecycle()

    @asynccontextmanager
    async def running(_app: FastAPI) -> AsyncIterator[None]:
        state.state = "running"
        yield
        if provider is not None:
            provider.shutdown()

    app = FastAPI(
        title=NAME,
        version="1.0.0",
        description=DESCRIPTION,
        lifespan=running,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    app.state.lifecycle = state
    app.include_router(lifecycle.router)
    app.include_router(metrics.router)
    app.include_router(greetings.router)
    problems.install(app)
    app.add_middleware(RequestMiddleware)
    provider = tracing.install(app, settings)
    return app
