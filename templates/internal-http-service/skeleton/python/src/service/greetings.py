"""An example of an API: replace it with your own, and keep its shape."""

from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Path, Query
from pydantic import BaseModel

Language = Literal["en", "de", "fr", "cs"]
GREETINGS: dict[Language, str] = {"en": "Hello", "de": "Hallo", "fr": "Bonjour", "cs": "Dobrý den"}

router = APIRouter(prefix="/v1/greetings", tags=["greetings"])


class Greeting(BaseModel):
    """A greeting for one person."""

    message: str
    language: Language


@router.get("/{name}", operation_id="getGreeting", summary="Greet someone")
def greet(
    name: Annotated[str, Path(min_length=1, max_length=64, pattern=r"^[^\s<>]+$")],
    language: Annotated[str, Query(min_length=2, max_length=8)] = "en",
) -> Greeting:
    """Greets in a language the service knows; any other is not found."""
    for known, word in GREETINGS.items():
        if known == language:
            return Greeting(message=f"{word}, {name}.", language=known)
    raise HTTPException(404, f"No greeting in {language!r}; known are {', '.join(GREETINGS)}.")
