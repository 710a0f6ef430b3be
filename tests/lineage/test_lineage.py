"""Copies, quotations and stories on made-up texts."""

import random

import pytest

from treatywatch.lineage import Lineage, link
from treatywatch.lineage.shingles import SAMPLE, overlap, own_words, sign, tokens
from treatywatch.model.document import Block, TextDocument

WORDS = [f"{a}{b}{c}" for a in "bdklmnrst" for b in "aeiou" for c in "lmnrst"]


def words(seed: int, count: int) -> list[str]:
    return random.Random(seed).choices(WORDS, k=count)


def document(name: str, text: str | list[str], published: str | None = "2025-01-01", **more: object) -> TextDocument:
    return TextDocument(
        name, name, name, text if isinstance(text, str) else " ".join(text), published=published, **more
    )  # fmt: skip


def kinds(lineage: Lineage) -> set[tuple[str, str, str]]:
    return {(one.earlier, one.later, one.kind) for one in lineage.links}


def edited(source: list[str], share: float, seed: int) -> list[str]:
    rng = random.Random(seed)
    return [rng.choice(WORDS) if rng.random() < share else word for word in source]


def test_exact_copy_points_from_earlier_to_later() -> None:
    text = words(1, 80)
    lineage = link([document("a", text, "2025-02-01"), document("b", [w.upper() for w in text], "2025-01-01")])
    assert kinds(lineage) == {("b", "a", "exact")}
    assert [(story.origin, story.members) for story in lineage.stories] == [("b", ("a", "b"))]


@pytest.mark.parametrize("share", [0.05, 0.1, 0.2])
def test_changed_words_leave_a_near_copy(share: float) -> None:
    source = words(2, 400)
    lineage = link([document("a", source), document("b", edited(source, share, 3), "2025-01-02")])
    assert [(one.earlier, one.later) for one in lineage.links] == [("a", "b")]
    assert lineage.links[0].kind in ("near", "contained")


def test_embedded_text_is_contained() -> None:
    source = words(4, 120)
    lineage = link([document("a", source), document("b", words(5, 500) + source + words(6, 500), "2025-01-02")])
    assert kinds(lineage) == {("a", "b", "contained")}
    assert lineage.links[0].score > 0.95


def test_texts_on_one_subject_are_no_copies() -> None:
    lineage = link([document("a", words(7, 300)), document("b", words(8, 300))])
    assert lineage == Lineage((), ())


def test_digest_of_two_stories_does_not_bridge_them() -> None:
    one, two = words(9, 150), words(10, 150)
    texts = [document("one", one), document("two", two), document("digest", one + two, "2025-01-05")]
    assert sorted(story.members for story in link(texts).stories) == [("digest", "one"), ("digest", "two")]


def test_cuts_of_one_long_text_are_one_story() -> None:
    source = words(11, 600)
    cuts = [document("head", source[:200], "2025-01-02"), document("tail", source[400:], "2025-01-03")]
    lineage = link([document("wire", source), *cuts])
    assert [(story.origin, story.members) for story in lineage.stories] == [("wire", ("head", "tail", "wire"))]


def test_boilerplate_makes_no_copy() -> None:
    footer = " ".join(words(12, 200))

    def page(name: str, seed: int) -> TextDocument:
        own = " ".join(words(seed, 60))
        blocks = (Block(0, len(own), "body"), Block(len(own) + 1, len(own) + 1 + len(footer), "boilerplate"))
        return document(name, f"{own}\n{footer}", blocks=blocks)

    assert own_words(page("a", 13)) == " ".join(words(13, 60))
    assert link([page("a", 13), page("b", 14)]) == Lineage((), ())


def test_long_quotation_links_without_a_story() -> None:
    said = " ".join(words(15, 25))
    texts = [document("a", f'{" ".join(words(16, 90))} “{said}” he said.'), document("b", f'"{said}" {" ".join(words(17, 90))}')]  # fmt: skip  # noqa: E501
    lineage = link(texts)
    assert kinds(lineage) == {("a", "b", "quote")}
    assert lineage.stories == ()


def test_short_quotation_links_nothing() -> None:
    said = " ".join(words(18, 6))
    texts = [document("a", f"{' '.join(words(19, 90))} “{said}”"), document("b", f"“{said}” {' '.join(words(20, 90))}")]
    assert link(texts).links == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Mines, 1,000 of them", ["mines", "1", "000", "of", "them"], id="latin"),
        pytest.param("対人地雷", ["対人", "人地", "地雷"], id="no-spaces"),
        pytest.param("ทุ่นระเบิด", [a + b for a, b in zip("ทุ่นระเบิด", "ทุ่นระเบิด"[1:], strict=False)], id="thai"),
        pytest.param("बारूदी सुरंग", ["बारूदी", "सुरंग"], id="marks-inside-words"),
        pytest.param("ＡＰＭ ﬁne", ["apm", "fine"], id="folded"),
    ],
)
def test_tokens_of_any_script(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_japanese_near_copy() -> None:
    rng = random.Random(21)
    source = "".join(rng.choices([chr(code) for code in range(0x4E00, 0x4E00 + 900)], k=400))
    lineage = link([document("a", source), document("b", source[:250] + "以上です。", "2025-01-02")])
    assert [(one.earlier, one.later) for one in lineage.links] == [("a", "b")]


def test_order_of_texts_does_not_matter() -> None:
    source = words(22, 300)
    texts = [document(f"t{n}", edited(source, 0.1, n), f"2025-01-{n + 1:02d}") for n in range(6)]
    texts += [document(f"o{n}", words(100 + n, 200), None) for n in range(4)]
    shuffled = texts[:]
    random.Random(1).shuffle(shuffled)
    assert link(texts) == link(shuffled) == link([*texts, *texts])


def test_undated_text_is_taken_for_the_later() -> None:
    text = words(23, 80)
    assert kinds(link([document("a", text, None), document("b", text, "2025-01-01")])) == {("b", "a", "exact")}


def test_empty_and_short_texts_are_no_copies_of_each_other() -> None:
    assert link([document("a", ""), document("b", ""), document("c", "Two words"), document("d", "")]).links == ()


def test_long_texts_are_sampled_and_still_compared() -> None:
    one, two = sign(document("a", words(24, 9000))), sign(document("b", words(24, 9000)[:4500]))
    assert len(one.sample) <= SAMPLE
    assert overlap(one, two).contained > 0.9
