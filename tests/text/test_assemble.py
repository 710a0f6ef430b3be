"""A text's language is the side file's, else that of its words; a paragraph in another language carries its own."""

import datetime as dt

from treatywatch.extract.registry import engine
from treatywatch.model.document import ArchivedDocument, DocumentMeta, TextDocument
from treatywatch.model.ids import digest
from treatywatch.text.html import HtmlReader
from treatywatch.text.plain import PlainReader

TODAY = dt.date(2026, 11, 22)
POLISH = (
    "Polski rząd zdecydował w środę, że kraj wycofa się z konwencji o zakazie min przeciwpiechotnych. "
    "Decyzję poparły także inne państwa regionu, bo nie widzą innego wyjścia."
)
ENGLISH = (
    "Finland deposited its notice of withdrawal from the Ottawa Convention with the United Nations on 10 July 2025. "
    "The decision was taken by a large majority in the parliament."
)


def read(text: str, **meta: str) -> TextDocument:
    data = text.encode()
    archived = ArchivedDocument("a", "a.txt", digest(data), len(data), DocumentMeta(**meta))
    return PlainReader().read(archived, data, today=TODAY)


def page(text: str, lang: str) -> TextDocument:
    data = f'<html lang="{lang}"><body><article><h1>Wiadomości</h1><p>{text}</p></article></body></html>'.encode()
    archived = ArchivedDocument("a", "a.html", digest(data), len(data), DocumentMeta())
    return HtmlReader().read(archived, data, today=TODAY)


def test_the_words_tell_the_language() -> None:
    assert read(POLISH).lang == "pl"
    assert read(ENGLISH).lang == "en"


def test_the_side_file_is_believed() -> None:
    assert read(POLISH, lang="en-GB").lang == "en"


def test_a_page_whose_default_language_is_wrong_is_noted() -> None:
    found = page(POLISH, "en")
    assert found.lang == "pl"
    assert any("says that its language is 'en'" in note for note in found.notes)
    assert page(POLISH, "pl").notes == ()


def test_a_paragraph_in_another_language_is_read_by_its_own_pack() -> None:
    found = read(f"{POLISH}\n\n{ENGLISH}\n\n{POLISH}")
    assert [block.lang for block in found.blocks] == ["", "en", ""]
    assert "paragraphs in 'en': 1" in found.notes
    english = [claim for claim in engine().extract(found) if claim.actor == "FIN"]
    assert [claim.step for claim in english] == ["notify_withdrawal"]
    assert all(found.text[e.start : e.end] == e.exact for claim in english for e in claim.evidence)
