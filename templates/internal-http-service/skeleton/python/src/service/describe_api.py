"""Prints the OpenAPI document: `python -m service.describe_api > openapi.json`."""

import json

from service.app import create_app
from service.config import Settings


def describe_api() -> str:
    """The document as it is kept in the repository and shown in the catalog."""
    document = create_app(Settings()).openapi()
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(describe_api(), end="")
