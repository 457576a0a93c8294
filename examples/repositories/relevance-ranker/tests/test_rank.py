import unittest

from rank import rank

PASSAGES = ["reset your password", "a password is a secret", "lunch at noon"]


class Rank(unittest.TestCase):
    def test_more_shared_rare_words_come_first(self) -> None:
        self.assertEqual([text for _, text in rank("reset password", PASSAGES)], PASSAGES[:2])

    def test_nothing_shared_nothing_found(self) -> None:
        self.assertEqual(rank("holiday", PASSAGES), [])


if __name__ == "__main__":
    unittest.main()
