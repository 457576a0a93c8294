import json
import threading
import unittest
from urllib.request import Request, urlopen

from app import serve
from store import Store, Value

AT = "2025-06-01T10:00:00+00:00"


class FeatureStore(unittest.TestCase):
    def test_a_late_event_does_not_replace_a_newer_value(self) -> None:
        store = Store()
        store.put("account:1", "spend_7d", 12.5, AT)
        store.put("account:1", "spend_7d", 99, "2025-05-31T10:00:00+00:00")
        self.assertEqual(store.get("account:1", ["spend_7d", "age"]), {"spend_7d": Value(12.5, AT), "age": None})

    def test_http(self) -> None:
        server = serve(0, Store())
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        url = f"http://127.0.0.1:{server.server_port}/v1/entities/account:1"
        body = json.dumps({"value": 3, "observedAt": AT}).encode()
        urlopen(Request(f"{url}/features/logins", body, method="PUT")).close()
        with urlopen(f"{url}?feature=logins") as response:
            self.assertEqual(json.load(response), {"logins": {"value": 3.0, "observed_at": AT}})


if __name__ == "__main__":
    unittest.main()
