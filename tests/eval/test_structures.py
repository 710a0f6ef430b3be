"""Made sentences: no structure may fail whatever its words."""

import pytest
import structures

LEAST_FOUND, MOST_WRONG, SENTENCES = 0.93, 0.04, 500


@pytest.mark.parametrize("lang", structures.languages())
def test_every_kind_is_found_in_every_structure(lang):
    counted, _ = structures.shares(lang, SENTENCES, 11)
    total, right, wrong = counted["all", ""]
    assert total == SENTENCES
    assert right / total >= LEAST_FOUND
    assert wrong / total <= MOST_WRONG


def test_the_same_seed_makes_the_same_sentences():
    content = structures.factors("en")
    first, again = (list(structures.made(content, 50, 3)) for _ in range(2))
    assert [one.text for one in first] == [one.text for one in again]
    assert len({one.text for one in first}) > 40


def test_a_bystander_taken_for_who_did_it_is_wrong():
    content = structures.factors("en")
    one = next(structures.made(content, 1, 1))
    assert structures.verdict(one, [], frozenset(content["bystanders"])) == (False, False)
