"""Where the process is in its life, and the three addresses that tell the platform."""

from dataclasses import dataclass
from typing import Literal

from fastapi import APIRouter, Request, Response

State = Literal["starting", "running", "draining"]


@dataclass
class Lifecycle:
    """Starts as `starting`; only `running` takes traffic."""

    state: State = "starting"


router = APIRouter(prefix="/health", tags=["health"], include_in_schema=False)


def _lifecycle(request: Request) -> Lifecycle:
    lifecycle: Lifecycle = request.app.state.lifecycle
    return lifecycle


@router.get("/startup")
def startup(request: Request, response: Response) -> dict[str, str]:
    """Has it finished starting? Until then the other probes are not asked."""
    state = _lifecycle(request).state
    response.status_code = 503 if state == "starting" else 200
    return {"status": state}


@router.get("/live")
def live() -> dict[str, str]:
    """Is the process alive? Checks nothing else: a restart would not mend a dependency."""
    return {"status": "alive"}


@router.get("/ready")
def ready(request: Request, response: Response) -> dict[str, str]:
    """May it be sent traffic? False as soon as it was asked to stop."""
    state = _lifecycle(request).state
    response.status_code = 200 if state == "running" else 503
    return {"status": state}
