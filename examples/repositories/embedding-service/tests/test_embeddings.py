import json
import threading
import unittest
from urllib.request import Request, urlopen

from app import serve
from embeddings import DIMENSIONS, embed, similarity


class Embeddings(unittest.TestCase):
    def test_similar_texts_are_near(self) -> None:
        question = embed("How do I reset my password?")
        near = similarity(question, embed("how do i reset a password"))
        far = similarity(question, embed("Quarterly revenue by region"))
        self.assertGreater(near, 0.7)
        self.assertLess(far, 0.3)

    def test_same_text_same_vector(self) -> None:
        self.assertEqual(embed("a  B c"), embed("a b C"))
        self.assertAlmostEqual(similarity(embed("a b c"), embed("a b c")), 1)

    def test_http(self) -> None:
        server = serve(0)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        url = f"http://127.0.0.1:{server.server_port}/v1/embeddings"
        with urlopen(Request(url, json.dumps({"texts": ["one", "two"]}).encode())) as response:
            answer = json.load(response)
        self.assertEqual(answer["dimensions"], DIMENSIONS)
        self.assertEqual([len(vector) for vector in answer["vectors"]], [DIMENSIONS] * 2)


if __name__ == "__main__":
    unittest.main()
