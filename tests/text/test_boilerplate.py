"""What is the article and what stands around it; every case has its near miss."""

import json
import os
from pathlib import Path

import corpus
import pytest

from treatywatch.model.errors import PackError
from treatywatch.text import cues as cues_module
from treatywatch.text.cues import cues
from treatywatch.text.pieces import pieces

SHARED = Path(os.environ.get("TREATYWATCH_SHARED", Path(__file__).resolve().parents[3] / "shared"))
GOLD = Path(__file__).resolve().parents[2] / "eval" / "gold" / "en"

ONE = (
    "The parliament in Riga voted on Wednesday to leave the convention, with 66 members in favour and 14 against, "
    "officials said."
)
TWO = (
    "The army destroyed its last anti-personnel mines in 2011, according to the ministry, and has none in its depots "
    "since then."
)
THREE = (
    "Neighbouring states have announced the same step, and a joint statement is expected in the coming weeks, "
    "he told reporters."
)


def roles(read, text: str, **meta) -> dict[str, str]:
    found = read(text, **meta)
    return {found.text[block.start : block.end]: block.role for block in found.blocks}


@pytest.mark.parametrize(
    "line",
    [
        "Skip to main content",
        "Home | Politics | Defence | Opinion | Log in",
        "Home   World   Business   Sport",
        "Home > World > Europe",
        "Share  Tweet  Send  Print",
        "Share on Facebook",
        "ADVERTISEMENT",
        "5 min read",
        "By Jane Doe",
        "By Jane Doe, defence correspondent",
        "(Reporting by Jane Doe in Riga; editing by John Roe)",
        "Photo: Soldiers lay a practice mine near the border. Jane Doe / Agency",
        "Soldiers lay a practice mine near the border. Photo: Jane Doe",
        "[Image: a sapper clears a minefield]",
        "AI-generated illustration of a minefield",
        "A deminer at work in Kherson region (AP Photo/Jane Doe)",
        "Read more: Lithuania quits cluster bomb treaty",
        "READ ALSO: Finland starts to make mines",
        "Related: Estonia orders half a million mines",
        "Watch: a minefield breached in four minutes",
        "Members are reading: How the minefields will change Europe",
        "Sign up for our weekly newsletter on arms control.",
        "Subscribe now to keep reading and get access to the full archive.",
        "Get the latest on landmines delivered to your inbox every Friday.",
        "Enter your e-mail address",
        "We use cookies to improve this website. By clicking accept you agree to our policy.",
        "Accept all | Reject all | Settings",
        "Tags: Latvia, landmines, Ottawa Convention",
        "Filed under: Defence",
        "© 2025 Baltic Daily. All rights reserved.",
        "This article was originally published by The Conversation under a licence.",
        "37 comments. Log in to join the conversation.",
        "Follow us on Facebook and Telegram",
        "Have a tip on mines? Write to desk@paper.example",
        "https://example.org/article/landmines",
        "* * *",
    ],
)
def test_a_line_of_the_page_gives_no_claims(read, line):
    found = roles(read, f"{ONE}\n\n{line}\n\n{TWO}\n\n{THREE}")
    assert found[line.removeprefix("* ") if line != "* * *" else next(k for k in found if "*" in k)] == "boilerplate"
    assert [found[text] for text in (ONE, TWO, THREE)] == ["body"] * 3


@pytest.mark.parametrize(
    "line",
    [
        "No state joined this year.",
        "Campaigners called on Seoul to sign up to the treaty without delay.",
        "Sign up to the mine ban, bishops urge Washington.",
        "“We shall subscribe to the convention this autumn,” the envoy said.",
        "By 2028 the ministry wants 50,000 mines in its depots.",
        "Share of mines that fail to explode: 12 per cent.",
        "Readers of the draft will note that cluster munitions are missing.",
        "The members are reading a bill that would suspend the treaty.",
        "Related companies in Poland make the fuses.",
        "Home-made mines killed nine people in May.",
        "The source, a colonel, said that 3,000 mines had been laid.",
        "More on the same front, two men lost their legs.",
        "In the photo a soldier holds a PMN-2 mine.",
        "Their contribution was 4 million euros.",
        '"Your donation of mines saved our front," the general wrote to Warsaw.',
        "Follow-up talks were held in Geneva.",
        "Tags were found on 300 of the mines.",
        "The authors of the report counted 314 victims.",
        "He writes about war for a living and lost a leg to a mine.",
        "I have cleared 400 mines with my own hands.",
    ],
)
def test_a_short_paragraph_of_the_article_stays(read, line):
    assert roles(read, f"{ONE}\n\n{line}\n\n{TWO}\n\n{THREE}")[line] == "body"


def test_related_links_end_where_the_article_goes_on(read):
    found = roles(
        read, f"{ONE}\n\nRelated:\n- Finland makes mines\n- Oslo stays in treaty\n\nWhat comes next\n\n{TWO}\n"
    )
    assert found["Related:"] == found["Finland makes mines"] == found["Oslo stays in treaty"] == "boilerplate"
    assert (found["What comes next"], found[TWO]) == ("heading", "body")


def test_related_links_without_bullets_run_to_the_end(read):
    found = roles(read, f"{ONE}\n{TWO}\n\nREAD NEXT\nFinland makes mines\nOslo stays in the mine treaty, for now\n")
    assert found["Oslo stays in the mine treaty, for now"] == "boilerplate"


def test_other_articles_with_teasers_give_no_claims(read):
    teaser = (
        "Estonia will build a plant for 300,000 anti-personnel mines a year, its minister announced on Friday in Tartu."
    )
    found = roles(read, f"{ONE}\n\n{TWO}\n\n{THREE}\n\nMost read\n\nEstonia to build mine plant\n\n{teaser}")
    assert found[teaser] == "boilerplate"


def test_an_appeal_in_the_middle_does_not_swallow_the_article(read):
    box = "Your contribution helps us to report from the minefields of Europe."
    found = roles(read, f"{ONE}\n\nSupport our work\n\n{box}\n\nDonate\n\n{TWO}\n\n{THREE}")
    assert (found["Support our work"], found[box], found["Donate"]) == ("boilerplate",) * 3
    assert (found[TWO], found[THREE]) == ("body", "body")


def test_comments_of_readers_are_not_the_article(read):
    comment = (
        "My uncle said that Latvia laid 50,000 mines along the border in March, and the army told nobody about it."
    )
    found = roles(read, f"{ONE}\n\n{TWO}\n\n3 comments\n\nJoe\n\n{comment}")
    assert found[comment] == "boilerplate"


def test_an_author_bio_at_the_end_but_not_a_person_in_the_article(read):
    bio = "Jane Doe led clearance teams in Laos for ten years. She teaches in Riga. The views expressed are her own."
    person = "Jane Doe led clearance teams in Laos for ten years before she became a member of parliament."
    found = roles(read, f"{ONE}\n\n{person}\n\n{TWO}\n\n{bio}")
    assert (found[person], found[bio]) == ("body", "boilerplate")


def test_about_the_author_takes_the_paragraph_below(read):
    bio = "Jane Doe covers the armed forces. In 2019 she spent a year with deminers in Angola, officials said."
    assert roles(read, f"{ONE}\n\n{TWO}\n\nABOUT THE AUTHOR\n{bio}")[bio] == "boilerplate"


def test_headline_byline_and_deck(read):
    found = roles(
        read, f"Riga leaves mine treaty\n\nVote follows months of debate in the coalition\n\nJane Doe\n\n{ONE}\n\n{TWO}"
    )
    assert found["Riga leaves mine treaty"] == "title"
    assert found["Vote follows months of debate in the coalition"] == "heading"
    assert found["Jane Doe"] == "boilerplate"


def test_a_headline_that_comes_twice_is_one(read):
    text = read(f"Baltic Daily News\n\nRiga leaves mine treaty\n\nRiga leaves mine treaty\n\n{ONE}\n\n{TWO}")
    assert [b.role for b in text.blocks] == ["heading", "title", "title", "body", "body"]
    assert text.title == "Riga leaves mine treaty"


def test_a_text_without_headline_has_none(read):
    text = read(f"{ONE}\n{TWO}")
    assert [b.role for b in text.blocks] == ["body", "body"]
    assert text.title is None


def test_sub_headings_and_questions(read):
    found = roles(read, f"{ONE}\n\nHow long does it take?\n\n{TWO}\n\n2. The law\n\n{THREE}")
    assert found["How long does it take?"] == found["The law"] == "heading"


def test_lists_of_facts_stay_in_the_article(read):
    facts = (
        "In 2024 the operators reported:\n- 3,120 anti-personnel mines lifted\n- Two provinces released\n- No accidents"
    )
    found = roles(read, f"{ONE}\n\n{TWO}\n\n{facts}")
    assert found["3,120 anti-personnel mines lifted"] == found["Two provinces released"] == "body"
    headed = roles(read, f"{ONE}\n\n{TWO}\n\nKey figures\n- Mines lifted by the army in the north\n- Land released")
    assert headed["Mines lifted by the army in the north"] == "body"


def test_bullets_are_not_part_of_the_block(read):
    text = read(f"{ONE}\n\nFigures:\n- 300 mines were found.\n")
    assert text.text[text.blocks[-1].start : text.blocks[-1].end] == "300 mines were found."


def test_a_hard_wrapped_text_has_paragraphs_not_lines(read):
    lines = (
        "The parliament voted on Wednesday to leave the convention that bans\n"
        "anti-personnel mines, with 66 members in favour and 14 against. The\n"
        "speaker said that the president would sign the bill before the end\n"
        "of the week.\n\n"
        "Neighbouring states have announced the same step, and a statement is\n"
        "expected in the coming weeks.\n"
    )
    assert [p.text[:20] for p in pieces(lines)] == ["The parliament voted", "Neighbouring states "]


def test_short_lines_of_equal_length_are_not_taken_for_wrapped():
    found = pieces("Institute for Security in Europe, Riga branch\nPolicy note 14/2025 and 20 November 2025 too\n")
    assert len(found) == 2


def test_blocks_are_in_order_and_do_not_overlap(read):
    for path in sorted(GOLD.glob("*.txt")):
        text = read(path.read_bytes())
        assert [b for b in text.blocks if b.start >= b.end] == []
        assert all(a.end <= b.start for a, b in zip(text.blocks, text.blocks[1:], strict=False))


def evidence(labels: Path) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for line in labels.read_text(encoding="utf-8").splitlines():
        row = json.loads(line) if line.strip() else {}
        for span in row.get("evidence", ()):
            found.setdefault(row["doc"], []).append((span["start"], span["end"]))
    return found


@pytest.mark.parametrize("kind", ["gold", "seeds"])
def test_no_labelled_evidence_stands_in_boilerplate(read, kind):
    folder = GOLD if kind == "gold" else SHARED / "seeds"
    # What is held out is shown to nobody, by no failing test either.
    seen = [path for path in sorted(GOLD.glob("gold-*.jsonl")) if path.stem[-1] not in corpus.HELD_OUT]
    labels = seen if kind == "gold" else [SHARED / "eval" / "gold-seeds.jsonl"]
    if not folder.is_dir() or not all(path.is_file() for path in labels) or not labels:
        pytest.skip(f"{folder} or its labels are absent")
    lost = []
    for doc, spans in {doc: s for path in labels for doc, s in evidence(path).items()}.items():
        text = read((folder / f"{doc}.txt").read_bytes())
        marked = [b for b in text.blocks if b.role == "boilerplate"]
        lost += [(doc, text.text[b.start : b.end]) for b in marked for s, e in spans if s < b.end and b.start < e]
    assert lost == []


def test_a_language_without_a_pack_is_read_by_its_looks(read):
    found = roles(read, f"Start | Politik | Sport | Kultur\n\n{ONE}\n\n{TWO}", lang="xx")
    assert found["Start | Politik | Sport | Kultur"] == "boilerplate"
    assert found[ONE] == "body"


@pytest.mark.parametrize(
    ("pack", "says"),
    [
        pytest.param("rules: [{reason: x, where: top, patterns: [a]}]", r"rules\[0\]: `where`", id="where"),
        pytest.param("rules: [{reason: x, where: line, patterns: ['(']}]", "not a regular expression", id="pattern"),
        pytest.param("rules: [{where: line, patterns: [a]}]", "no `reason`", id="reason"),
        pytest.param("sections: [{reason: x, kind: y, patterns: [a]}]", r"sections\[0\]: `kind`", id="kind"),
        pytest.param("rules: [", "not YAML", id="yaml"),
    ],
)
def test_a_wrong_pack_names_its_row(tmp_path, monkeypatch, pack, says):
    place = tmp_path / "packs" / "lang" / "qq"
    place.mkdir(parents=True)
    (place / "boilerplate.yml").write_text(pack, encoding="utf-8")
    monkeypatch.setattr(cues_module, "files", lambda _: tmp_path)
    cues.cache_clear()
    with pytest.raises(PackError, match=says):
        cues("qq")
    cues.cache_clear()
