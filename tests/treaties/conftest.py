"""Claims and documents for the checks, and packs that can be broken."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from treatywatch.model.claim import Claim, claim_from_dict
from treatywatch.model.document import TextDocument
from treatywatch.model.finding import Finding
from treatywatch.treaties.check import check
from treatywatch.treaties.pack import root

WORDS = "the words of the article stand here and are long enough for several places of evidence to be told apart"


@pytest.fixture
def claim() -> Callable[..., Claim]:
    """Make a claim of one kind on the Ottawa Convention whose evidence starts at `at`."""

    def make(kind: str, *, at: int = 0, **slots: Any) -> Claim:
        exact = WORDS[at : at + 10]
        evidence = [{"start": at, "end": at + len(exact), "exact": exact}]
        base = {"doc": "a", "kind": kind, "modality": "occurred", "evidence": evidence}
        return claim_from_dict({**base, **slots}, text_id="a", engine="test.v1")

    return make


@pytest.fixture
def finds() -> Callable[..., tuple[Finding, ...]]:
    """Check claims of one document published on a day."""

    def run(*claims: Claim, published: str | None = None) -> tuple[Finding, ...]:
        return check(claims, {"a": TextDocument("a", "a", "x", WORDS, published=published)})

    return run


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """Return a folder with a copy of one pack that a test may break."""
    shutil.copytree(root() / "apmbc", tmp_path / "apmbc")
    return tmp_path
