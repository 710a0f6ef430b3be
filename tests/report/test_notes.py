from treatywatch.model.answer import Side
from treatywatch.report.base import ProfileData
from treatywatch.report.notes import NoteBook


def test_a_note_holds_the_quote_its_place_and_its_digest(data: ProfileData) -> None:
    text = data.documents["txt-1"].text
    start = text.index("Minister")
    note = NoteBook(data.documents).quote("txt-1", start, start + 8, "Minister")
    assert note is not None
    assert (note.quote, note.start, note.digest) == ("Minister", start, data.documents["txt-1"].digest)
    assert note.before + note.quote + note.after.rstrip("…") in text


def test_context_stops_at_the_paragraph(data: ProfileData) -> None:
    start = data.documents["txt-1"].text.index("Ruritania deposited")
    note = NoteBook(data.documents).quote("txt-1", start, start + 9, "Ruritania")
    assert note is not None
    assert note.before == ""


def test_one_quote_has_one_number(data: ProfileData) -> None:
    notes = NoteBook(data.documents)
    first = notes.quote("txt-1", 0, 9, "Ruritania")
    other = notes.quote("txt-2", 0, 9, "Ruritania")
    again = notes.quote("txt-1", 0, 9, "Ruritania")
    assert [n and n.number for n in (first, other, again)] == [1, 2, 1]


def test_words_that_do_not_stand_there_are_refused_and_listed(data: ProfileData) -> None:
    notes = NoteBook(data.documents)
    assert notes.quote("txt-1", 0, 9, "Graustark") is None
    assert notes.quote("txt-9", 0, 9, "Ruritania") is None
    assert len(notes.refused) == 2


def test_a_record_is_named_by_its_source(data: ProfileData) -> None:
    note = NoteBook(data.documents).side(Side("x", source="depositary"))
    assert note is not None
    assert (note.kind, note.source, note.quote) == ("record", "depositary", "")
