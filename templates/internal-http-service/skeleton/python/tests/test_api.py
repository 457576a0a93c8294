from conftest import ROOT, RunningService

from service.describe_api import describe_api


def test_greets(service: RunningService) -> None:
    response = service.client.get("/v1/greetings/Ada", params={"language": "fr"})
    assert response.status_code == 200
    assert response.json() == {"message": "Bonjour, Ada.", "language": "fr"}


def test_says_what_is_wrong_with_a_request(service: RunningService) -> None:
    response = service.client.get("/v1/greetings/Ada", params={"language": "x"})
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert "language" in problem["detail"]
    assert problem["requestId"] == response.headers["x-request-id"]


def test_knows_what_it_does_not_have(service: RunningService) -> None:
    unknown_language = service.client.get("/v1/greetings/Ada", params={"language": "tlh"})
    assert unknown_language.status_code == 404
    assert "tlh" in unknown_language.json()["detail"]
    assert service.client.get("/nothing-here").json()["status"] == 404


def test_api_description_is_current() -> None:
    kept = (ROOT / "openapi.json").read_text(encoding="utf-8")
    assert kept == describe_api(), "run `make openapi` and commit openapi.json"


def test_serves_its_description(service: RunningService) -> None:
    assert "/v1/greetings/{name}" in service.client.get("/openapi.json").json()["paths"]
