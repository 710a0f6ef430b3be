"""`treaties check`: do the treaty packs agree with themselves and with what others published."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from treatywatch.cli.options import as_table, rows_option, watch
from treatywatch.cli.show import line, table

if TYPE_CHECKING:
    from treatywatch.treaties.proof import Proof


@click.group()
def treaties() -> None:
    """Look after the treaty packs."""


@treaties.command()
@click.argument("names", metavar="[TREATY]...", nargs=-1)
@rows_option
def check(names: tuple[str, ...], form: str | None) -> int:
    """Prove the packs: dates computed by rule against the record, cases against rules, totals against published ones.

    Every difference is printed with the pack's explanation; one without fails (exit status 1).
    """
    law = watch(None).law()
    proofs = [law.prove(name) for name in names or law.treaties()]
    if as_table(form):
        _tables(proofs)
    else:
        for proof in proofs:
            line({**_figures(proof), "differences": [dict(zip(_DIFFERENCE, row, strict=True)) for row in _rows(proof)]})
    return int(not all(proof.holds for proof in proofs))


_DIFFERENCE = ("treaty", "sort", "what")


def _figures(proof: "Proof") -> dict[str, object]:
    return {
        "treaty": proof.treaty,
        "rows": proof.rows,
        "rows_agree": proof.rows_agree,
        "dates": proof.compared,
        "dates_agree": proof.agree,
        "explained": len(proof.explained),
        "unexplained": len(proof.unexplained),
        "cases": proof.cases,
        "cases_failed": len(proof.failed),
        "totals": len(proof.counts),
        "totals_agree": sum(found.agrees for found in proof.counts),
        "totals_unexplained": len(proof.miscounted),
        "holds": proof.holds,
    }


def _rows(proof: "Proof") -> Iterator[tuple[str, str, str]]:
    for text in proof.unexplained:
        yield proof.treaty, "not explained", text
    for text in proof.explained:
        yield proof.treaty, "explained", text
    for text in proof.failed:
        yield proof.treaty, "case failed", text
    for found in proof.counts:
        yield proof.treaty, "total agrees" if found.agrees else "total differs", str(found)


def _tables(proofs: list["Proof"]) -> None:
    figures = [_figures(proof) for proof in proofs]
    columns = list(figures[0])
    table("Packs", columns, ([str(row[name]) for name in columns] for row in figures))
    table("Differences and totals", _DIFFERENCE, (row for proof in proofs for row in _rows(proof)))
