import unittest

from score import Scorer

USUAL = {"amount": 25, "account_age": 900, "spend_7d": 140, "foreign": False}


class Score(unittest.TestCase):
    def setUp(self) -> None:
        self.scorer = Scorer.load()

    def test_order(self) -> None:
        odd = self.scorer.score({**USUAL, "amount": 4000, "account_age": 1, "foreign": True})
        self.assertGreater(odd.risk, 0.9)
        self.assertLess(self.scorer.score(USUAL).risk, 0.05)

    def test_reasons_add_up_and_begin_with_the_largest(self) -> None:
        reasons = self.scorer.score({**USUAL, "amount": 4000}).reasons
        self.assertEqual(reasons[0][0], "amount")
        self.assertEqual({name for name, _ in reasons}, set(USUAL))

    def test_a_missing_feature_is_not_guessed(self) -> None:
        with self.assertRaises(KeyError):
            self.scorer.score({"amount": 10})


if __name__ == "__main__":
    unittest.main()
