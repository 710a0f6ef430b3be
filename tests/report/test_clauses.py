import pytest

from treatywatch.model.claim import ASPECTS, KINDS, MODALITIES, STEPS, Claim
from treatywatch.model.span import Evidence
from treatywatch.report.clauses import clause
from treatywatch.report.names import Names

NAMES = Names({"POL": "Poland", "UKR": "Ukraine"})


def claim(kind: str, modality: str = "occurred", **slots: str) -> Claim:
    return Claim("t", "d", kind, modality, (Evidence(0, 1, "x"),), **slots)


@pytest.mark.parametrize(
    ("step", "body", "words"),
    [
        ("announce_withdrawal", None, "Poland announced its intention to leave the Ottawa Convention"),
        (
            "approve_withdrawal",
            "parliament",
            "the parliament of Poland voted for withdrawal from the Ottawa Convention",
        ),
        ("approve_withdrawal", "government", "the government of Poland approved withdrawal from the Ottawa Convention"),
        ("notify_withdrawal", None, "Poland deposited its notice of withdrawal from the Ottawa Convention"),
        ("withdraw", None, "Poland’s withdrawal from the Ottawa Convention took effect"),
    ],
)
def test_announced_voted_deposited_and_in_effect_stay_apart(step: str, body: str | None, words: str) -> None:
    said = claim("treaty_step", actor="POL", treaty="apmbc", step=step, **({"body": body} if body else {}))
    assert clause(said, NAMES) == (words, "")


@pytest.mark.parametrize(
    ("modality", "words"),
    [
        ("occurred", "Poland has started or resumed production of anti-personnel mines"),
        ("planned", "Poland plans to start or resume production of anti-personnel mines"),
        ("possible", "Poland could start or resume production of anti-personnel mines"),
        ("urged", "Poland is urged to start or resume production of anti-personnel mines"),
        (
            "denied",
            "it is denied that Poland has started or resumed, or plans to start or resume, "
            "production of anti-personnel mines",
        ),
    ],
)
def test_modality_is_kept(modality: str, words: str) -> None:
    assert clause(claim("production", modality, actor="POL", item="apm", aspect="start"), NAMES)[0] == words


def test_an_effect_that_lies_ahead_of_the_article_is_not_told_as_past() -> None:
    said = claim("treaty_step", actor="POL", treaty="apmbc", step="withdraw", when="2026-02-20")
    assert clause(said, NAMES, published="2025-12-18")[0].endswith("takes effect")
    assert clause(said, NAMES, published="2026-03-01")[0].endswith("took effect")


def test_an_ability_is_no_plan() -> None:
    said, remark = clause(claim("production", "possible", actor="POL", item="apm", aspect="ability"), NAMES)
    assert (said, remark) == ("Poland could make anti-personnel mines", "(an ability, not a plan)")


@pytest.mark.parametrize("modality", MODALITIES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_told_even_without_its_slots(kind: str, modality: str) -> None:
    for aspect in ASPECTS.get(kind, (None,)):
        for step in STEPS if kind == "treaty_step" else (None,):
            said, _ = clause(Claim("t", "d", kind, modality, (Evidence(0, 1, "x"),), aspect=aspect, step=step), NAMES)
            assert said
            assert "None" not in said
            assert "  " not in said
