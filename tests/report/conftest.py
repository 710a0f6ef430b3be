"""A small invented profile, and one whose documents are hostile."""

import dataclasses
from collections.abc import Callable

import pytest

from treatywatch.model.answer import Answer, Conflict, Question, Side, ValueGroup
from treatywatch.model.claim import Attribution, Claim
from treatywatch.model.document import TextDocument
from treatywatch.model.finding import Finding
from treatywatch.model.ids import digest
from treatywatch.model.quantity import Quantity
from treatywatch.model.span import Evidence
from treatywatch.model.story import Story
from treatywatch.model.treaty import Record, Status, Step
from treatywatch.report.base import ProfileData

WIRE = (
    "Ruritania gives notice\n\nRuritania deposited its notice with the United Nations on 3 March 2025. "
    "Minister Anna Kowal said that Ruritania plans to make up to 1.2 million mines a year from 2026. "
    "She denied that any would be sold. The army needs millions of mines, she said."
)
REVIEW = (
    "A look back. Ruritania gave notice in May 2024, and nobody noticed. "
    "It stopped making mines in the mid-1980s. The army needs 500,000 mines at most."
)


def document(text_id: str, text: str, **known: str | None) -> TextDocument:
    return TextDocument(text_id, known.pop("doc", None) or text_id, digest(text.encode()), text, **known)


def said(document: TextDocument, exact: str) -> tuple[Evidence, ...]:
    start = document.text.index(exact)
    return (Evidence(start, start + len(exact), exact),)


def side_of(claim: Claim, document: TextDocument, value: str) -> Side:
    first = claim.evidence[0]
    return Side(
        value,
        doc=claim.doc,
        text_id=claim.text_id,
        claim_id=claim.id,
        start=first.start,
        end=first.end,
        exact=first.exact,
        modality=claim.modality,
        when=claim.when,
        quantity=claim.quantity,
        published=document.published,
    )


def answer_of(*groups: tuple[int, list[tuple[Claim, TextDocument]]], conflicts: tuple[str, ...] = ()) -> Answer:
    key = groups[0][1][0][0].key
    values = tuple(
        ValueGroup("v", tuple(side_of(claim, document, "v") for claim, document in pairs), origins)
        for origins, pairs in groups
    )
    return Answer(Question("q-" + "-".join(key), key), values, conflicts)


def profile_of(wire: TextDocument, copy: TextDocument, review: TextDocument) -> ProfileData:
    notice = Claim(
        wire.text_id,
        wire.doc,
        "treaty_step",
        "occurred",
        said(wire, "Ruritania deposited its notice with the United Nations on 3 March 2025"),
        actor="RUR",
        treaty="apmbc",
        step="notify_withdrawal",
        when="2025-03-03",
    )
    copied = dataclasses.replace(notice, text_id=copy.text_id, doc=copy.doc)
    early = dataclasses.replace(
        notice,
        text_id=review.text_id,
        doc=review.doc,
        when="2024-05",
        evidence=said(review, "Ruritania gave notice in May 2024"),
    )
    spoken = (Attribution("anna-kowal", "northern-wire"),)
    made = Claim(
        wire.text_id,
        wire.doc,
        "production",
        "planned",
        said(wire, "Ruritania plans to make up to 1.2 million mines a year from 2026"),
        actor="RUR",
        item="mine",
        aspect="make",
        quantity=Quantity(None, 1_200_000, "item", "year"),
        when="2026/..",
        attribution=spoken,
    )
    stopped = Claim(
        review.text_id,
        review.doc,
        "production",
        "occurred",
        said(review, "It stopped making mines in the mid-1980s"),
        actor="RUR",
        item="mine",
        aspect="cease",
        when="1984/1986",
    )
    sold = Claim(
        wire.text_id,
        wire.doc,
        "transfer",
        "denied",
        said(wire, "She denied that any would be sold"),
        actor="RUR",
        item="mine",
        aspect="supply",
        attribution=spoken,
    )
    need = Claim(
        wire.text_id,
        wire.doc,
        "requirement",
        "occurred",
        said(wire, "The army needs millions of mines"),
        actor="RUR",
        item="mine",
        aspect="need",
        quantity=Quantity(2_000_000, None, vague=True),
        attribution=spoken,
    )
    less = dataclasses.replace(
        need,
        text_id=review.text_id,
        doc=review.doc,
        evidence=said(review, "The army needs 500,000 mines at most"),
        quantity=Quantity(None, 500_000),
        attribution=(),
    )
    dates = Conflict(
        "cfl-1",
        "date",
        "When did Ruritania give notice?",
        (
            side_of(notice, wire, "2025-03-03"),
            side_of(early, review, "2024-05"),
            Side("2025-03-03", source="depositary notification 7"),
        ),
        "Ten months apart.",
        "dates.v1",
    )
    needs = Conflict(
        "cfl-2",
        "value",
        "How many mines does Ruritania need?",
        (side_of(need, wire, "at least 2 million"), side_of(less, review, "up to 500,000")),
        "The ranges do not meet.",
        "values.v1",
        severity="doubt",
    )
    return ProfileData(
        state="RUR",
        state_name="Ruritania",
        as_of="2025-10-01",
        as_known_on="2025-10-02",
        statuses=(
            Status(
                "RUR",
                "apmbc",
                "2025-10-01",
                "withdrawn",
                (
                    Step("2025-03-03", "notice received", "20(2)", "depositary notification 7", "high"),
                    Step("2025-09-03", "withdrawal takes effect", "20(3)", "six months", computed=True),
                ),
                "the record ends here",
            ),
            Status("RUR", "ccm", "2025-10-01", "non_party", (), "the record ends here"),
        ),
        answers=(
            answer_of((1, [(notice, wire), (copied, copy)]), (1, [(early, review)]), conflicts=("cfl-1",)),
            answer_of((1, [(made, wire)])),
            answer_of((1, [(stopped, review)])),
            answer_of((1, [(sold, wire)])),
            answer_of((1, [(need, wire)]), (1, [(less, review)]), conflicts=("cfl-2",)),
        ),
        conflicts=(needs, dates),
        findings=(
            Finding(
                "fnd-1",
                "against_record",
                "apmbc",
                "record.v1",
                "Article 20(2)",
                "The record has 3 March 2025.",
                (side_of(early, review, "2024-05"), Side("2025-03-03", source="depositary notification 7")),
                (early.id,),
                ("2025-03-03",),
            ),
        ),
        documents={d.text_id: d for d in (wire, copy, review)},
        claims={c.id: c for c in (notice, copied, early, made, stopped, sold, need, less)},
        stories=(Story("s1", wire.text_id, (copy.text_id, wire.text_id)),),
        records=(Record("RUR", "apmbc", "notify_withdrawal", "2025-03-03", "depositary notification 7", "high"),),
        names={"northern-wire": "Northern Wire"},
    )


@pytest.fixture
def data() -> ProfileData:
    return profile_of(
        document("txt-1", WIRE, published="2025-03-04", publisher="Northern Wire", url="https://wire.example.org/1"),
        document("txt-2", WIRE + "\n\nRead more.", published="2025-03-05", publisher="Baltic Courier"),
        document("txt-3", REVIEW, published="2025-06-01", publisher="Strategy Review"),
    )


@pytest.fixture
def hostile() -> Callable[[str], ProfileData]:
    """Return a maker of profiles in which every text of a stranger is, or holds, the given words."""

    def make(evil: str) -> ProfileData:
        names = {"published": "2025-03-04", "publisher": evil, "title": evil, "url": evil}
        plain = profile_of(
            document("txt-1", f"{evil} {WIRE} {evil}", doc=evil, **names),
            document("txt-2", f"{WIRE} {evil}", doc=evil, **names),
            document("txt-3", f"{evil}{REVIEW}{evil}", doc=evil, **names),
        )
        first = plain.claims[plain.answers[1].values[0].sides[0].claim_id or ""]
        text = plain.documents[first.text_id].text
        # One quote that is hostile itself, with a hostile speaker and condition.
        bad = dataclasses.replace(
            first,
            evidence=(Evidence(0, len(evil), text[: len(evil)]),),
            condition=evil,
            attribution=(Attribution(evil),),
        )
        answer = answer_of((1, [(bad, plain.documents[first.text_id])]))
        conflicts = tuple(dataclasses.replace(c, question=evil, why=evil, rule=evil) for c in plain.conflicts)
        findings = tuple(dataclasses.replace(f, text=evil, article=evil) for f in plain.findings)
        return dataclasses.replace(
            plain,
            state_name=evil,
            answers=(*plain.answers, answer),
            claims={**plain.claims, bad.id: bad},
            conflicts=conflicts,
            findings=findings,
        )

    return make
