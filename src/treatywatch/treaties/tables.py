"""The four tables of a pack as frozen values; every error names file and row."""

import re
from pathlib import Path

from treatywatch.model.errors import PackError
from treatywatch.treaties.rows import Row, date_of, filled, one_of, read_csv
from treatywatch.treaties.schema import (
    CONFIDENCES,
    CONSENTS,
    CORRECTED,
    FACTS,
    PROCEDURE_STAGES,
    STAGES,
    Correction,
    Event,
    Fact,
    Party,
    ProcedureStep,
)

PARTY_COLUMNS = (
    *("state", "name", "signed", "consent", "consent_kind", "in_force", "basis", "recorded", "provisional"),
    *("notice", "effect", "reservations", "known", "note", "source", "notice_source", "confidence"),
)
EVENT_COLUMNS = (
    *("id", "date", "state", "stage", "what", "detail", "also", "disagreement", "for", "against", "abstain"),
    *("known", "source", "source2", "confidence"),
)
PROCEDURE_COLUMNS = ("state", "step", "body", "stage", "act", "detail", "source", "confidence")
FACT_COLUMNS = ("state", "kind", "from", "to", "article", "what", "known", "source", "confidence")
CORRECTION_COLUMNS = ("state", "column", "was", "corrected", "why", "source")
_STATE = re.compile(r"[A-Z]{3}")


def read_parties(path: Path) -> dict[str, Party]:
    """Return the rows of `parties.csv`, by state.

    Raises:
        PackError: The file is missing or wrong; the message names file and row.
    """
    parties: dict[str, Party] = {}
    for line, row in read_csv(path, PARTY_COLUMNS):
        where = f"{path}:{line}"
        state = row["state"]
        if not _STATE.fullmatch(state):
            raise PackError(f"{where}: state is {state!r}; use an ISO 3166-1 code such as POL")
        if state in parties:
            raise PackError(f"{where}: second row of {state}; the first is in line {parties[state].row}")
        parties[state] = Party(
            state=state,
            name=filled(row, "name", where),
            signed=date_of(row, "signed", where),
            consent=date_of(row, "consent", where),
            consent_kind=one_of(row, "consent_kind", CONSENTS, where) if row["consent_kind"] else None,
            in_force=date_of(row, "in_force", where),
            basis=row["basis"],
            recorded=row["recorded"],
            provisional=date_of(row, "provisional", where),
            notice=date_of(row, "notice", where),
            effect=date_of(row, "effect", where),
            reservations=row["reservations"],
            known=date_of(row, "known", where),
            note=row["note"],
            source=filled(row, "source", where),
            notice_source=row["notice_source"],
            confidence=one_of(row, "confidence", CONFIDENCES, where),
            row=line,
        )
    return parties


def read_events(path: Path) -> tuple[Event, ...]:
    """Return the rows of `events.csv`.

    Raises:
        PackError: The file is missing or wrong; the message names file and row.
    """
    events = []
    for line, row in read_csv(path, EVENT_COLUMNS):
        where = f"{path}:{line}"
        date = date_of(row, "date", where)
        if date is None:
            raise PackError(f"{where}: date is empty")
        also = tuple(row["also"].split(";")) if row["also"] else ()
        for other in also:
            date_of({"also": other}, "also", where)
        events.append(
            Event(
                id=filled(row, "id", where),
                date=date,
                state=row["state"] or None,
                stage=one_of(row, "stage", STAGES, where),
                what=filled(row, "what", where),
                detail=row["detail"],
                also=also,
                disagreement=row["disagreement"],
                votes=(row["for"], row["against"], row["abstain"]),
                known=date_of(row, "known", where),
                source=filled(row, "source", where),
                source2=row["source2"],
                confidence=one_of(row, "confidence", CONFIDENCES, where),
            )
        )
    return tuple(events)


def read_procedures(path: Path) -> tuple[ProcedureStep, ...]:
    """Return the rows of `procedures.csv`.

    Raises:
        PackError: The file is missing or wrong; the message names file and row.
    """
    steps = []
    for line, row in read_csv(path, PROCEDURE_COLUMNS):
        where = f"{path}:{line}"
        if not row["step"].isdigit():
            raise PackError(f"{where}: step is {row['step']!r}; a whole number is needed")
        steps.append(
            ProcedureStep(
                row["state"],
                int(row["step"]),
                filled(row, "body", where),
                one_of(row, "stage", PROCEDURE_STAGES, where),
                filled(row, "act", where),
                row["detail"],
                filled(row, "source", where),
                one_of(row, "confidence", CONFIDENCES, where),
            )
        )
    return tuple(steps)


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """Return the rows of `corrections.csv`; none where there is no such file.

    Raises:
        PackError: A row is wrong; the message names file and row.
    """
    if not path.exists():
        return ()
    return tuple(_correction(row, f"{path}:{line}") for line, row in read_csv(path, CORRECTION_COLUMNS))


def _correction(row: Row, where: str) -> Correction:
    column, on = one_of(row, "column", CORRECTED, where), date_of(row, "corrected", where)
    if on is None or len(on) != 10:
        raise PackError(f"{where}: corrected is {row['corrected']!r}; a day is needed")
    if column != "consent_kind":
        date_of(row, "was", where)
    elif row["was"]:
        one_of(row, "was", CONSENTS, where)
    return Correction(row["state"], column, row["was"], on, filled(row, "why", where), filled(row, "source", where))


def read_facts(path: Path) -> tuple[Fact, ...]:
    """Return the rows of `facts.csv`.

    Raises:
        PackError: The file is missing or wrong; the message names file and row.
    """
    return tuple(fact_of(row, f"{path}:{line}") for line, row in read_csv(path, FACT_COLUMNS))


def fact_of(row: Row, where: str) -> Fact:
    """Return one row of facts.

    Raises:
        PackError: The row is wrong; the message names `where`.
    """
    kind = one_of(row, "kind", FACTS, where)
    first, last = date_of(row, "from", where), date_of(row, "to", where)
    if first is None or len(first) != 10:
        raise PackError(f"{where}: from is {row['from']!r}; a day is needed")
    if last is not None and len(last) != 10:
        raise PackError(f"{where}: to is {last!r}; a day is needed, or nothing where it is open")
    if last is not None and last < first:
        raise PackError(f"{where}: from {first} to {last} runs backwards")
    return Fact(
        state=row["state"],
        kind=kind,
        first=first,
        last=last,
        article=row["article"],
        what=row["what"],
        known=date_of(row, "known", where),
        source=filled(row, "source", where),
        confidence=one_of(row, "confidence", CONFIDENCES, where),
        treaty=row.get("treaty", ""),
    )
