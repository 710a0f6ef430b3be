"""On the subject or not; recall first."""

import pytest

from treatywatch.model.document import TextDocument
from treatywatch.model.errors import PackError
from treatywatch.triage import triggers
from treatywatch.triage.triggers import Triage, terms_for, triage


@pytest.mark.parametrize(
    "text",
    [
        "Poland left the Ottawa Convention on Friday.",
        "Lithuania orders 85,000 anti-tank mines.",
        "LANDMINES killed nine people in May.",
        "A land mine went off near the village.",
        "Cluster bombs fell on the market.",
        "Bomblets lie about for decades.",
        "Deminers lifted 3,120 devices.",
        "The army laid thousands of mines along the river.",
        "He stepped on a mine and lost a leg.",
        "Soldiers were burying old Soviet mines at night.",
        "The Rada votes to suspend the mine treaty.",
        "Two soldiers died when their vehicle hit a mine.",
        "Riga deposited its instrument of withdrawal from the treaty with the United Nations.",
        "The company makes fuses for mines; the ministry of defence is its client.",
        "The country asked for an extension of its Article 5 deadline.",
        "East Shield will cost 10 billion zloty.",
        "Children play among unexploded ordnance.",
        "The coal miners’ village was cleared of anti-personnel mines.",
    ],
)
def test_on_the_subject(text):
    assert triage(text).relevant


@pytest.mark.parametrize(
    "text",
    [
        "Three died when a gold mine collapsed near Welkom.",
        "Coal miners went on strike over pay at the mine shaft.",
        "A friend of mine wrote this recipe.",
        "Data mining helps shops to know their clients.",
        "Play Minesweeper on your phone.",
        "The archive is a mine of information for historians.",
        "The lithium mine company raised its forecast.",
        "The bishop spoke of love.",
        "Determined, she examined the undermined wall.",
        "",
    ],
)
def test_off_the_subject(text):
    assert not triage(text).relevant


def test_it_says_why():
    assert triage("Nothing but cluster   munitions.") == Triage(True, "says 'cluster munitions'")
    assert triage("Gold mine.").why == "only words that look like the subject's"
    assert "'treaty' with 'army'" in triage("The army read the treaty.").why


def test_the_language_of_the_text_decides_and_what_cannot_be_judged_passes():
    text = TextDocument("t", "d", "0", "Il villaggio è tranquillo.", lang="xx")
    assert triage(text) == Triage(True, "no triage terms for 'xx'")
    assert not triage(text, terms=terms_for("en")).relevant


@pytest.mark.parametrize(
    ("pack", "says"),
    [
        pytest.param("strong: [a]", "it has the lists", id="lists missing"),
        pytest.param("{strong: ['('], weak: [a], friends: [a], company: [a]}", r"strong\[0\]", id="pattern"),
        pytest.param("strong: [", "not YAML", id="yaml"),
    ],
)
def test_a_wrong_pack_names_its_row(tmp_path, monkeypatch, pack, says):
    place = tmp_path / "packs" / "lang" / "qq"
    place.mkdir(parents=True)
    (place / "triage.yml").write_text(pack, encoding="utf-8")
    monkeypatch.setattr(triggers, "files", lambda _: tmp_path)
    terms_for.cache_clear()
    with pytest.raises(PackError, match=says):
        terms_for("qq")
    terms_for.cache_clear()
