"""Each language pack proves itself: the texts of its `cases.yml` give the claims that stand there, and no others."""

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from treatywatch.extract.frames.engine import FrameEngine
from treatywatch.extract.grammar import RulesEngine
from treatywatch.lang.pack import available, engine_of, read_yaml
from treatywatch.model.claim import ASPECTS, KINDS, MODALITIES, SLOTS, STEPS, Claim
from treatywatch.model.document import TextDocument
from treatywatch.model.quantity import Quantity

# May only shrink: whoever adds a known failure has to repair another.
KNOWN_FAILURES_AT_MOST = {"en": 26}

_FIELDS = {"kind", "modality", "when", "q", "speaker", "quote", *SLOTS}


def _files() -> Iterator[tuple[str, dict]]:
    for code in available():
        place = resources.files("treatywatch") / "packs" / "lang" / code / "cases.yml"
        if place.is_file():
            yield code, read_yaml(place)


FILES = dict(_files())
# Languages that the frame engine reads name theirs by id in a file of the tests, whatever is met leaves it.
UNMET = {code: frozenset(ids) for code, ids in read_yaml(Path(__file__).parent / "known_failures.yml").items()}
CASES = [
    (code, case) for code, file in FILES.items() for case in file["cases"] if case["id"] not in UNMET.get(code, ())
]
KNOWN = [(code, case) for code, file in FILES.items() for case in file.get("known_failures", ())]
KNOWN += [(code, case) for code, file in FILES.items() for case in file["cases"] if case["id"] in UNMET.get(code, ())]


def _ids(cases: list[tuple[str, dict]]) -> list:
    return [pytest.param(code, case, id=f"{code}-{case['id']}") for code, case in cases]


def read(code: str, case: dict) -> tuple[Claim, ...]:
    name = f"{code}-{case['id']}"
    document = TextDocument(f"t-{name}", name, name, case["text"], lang=code, published=case.get("published"))
    # All that the pack's words allow: how likely a claim is right, articles tell, not single sentences.
    reader = FrameEngine() if engine_of(code) == FrameEngine.name else RulesEngine()
    return tuple(claim for claim, _ in reader.weighed(document))


def quantity(text: str) -> Quantity | None:
    """`40000..60000 item /year ~ ?`; one bound may be left open."""
    if text == "none":
        return None
    bounds, *words = text.split()
    low, high = (None if not part else float(part) for part in bounds.split(".."))
    unit = next((word for word in words if word[0].isalpha()), "item")
    per = next((word[1:] for word in words if word.startswith("/")), None)
    return Quantity(low, high, unit, per, "~" in words, "?" in words)


def values(wanted: str | list) -> list:
    return wanted if isinstance(wanted, list) else [wanted]


def agrees(claim: Claim, wanted: dict) -> bool:
    for slot, value in wanted.items():
        right = values(value)
        if slot == "quote":
            fits = any(value in evidence.exact for evidence in claim.evidence)
        elif slot == "q":
            fits = claim.quantity in [quantity(one) for one in right]
        elif slot == "speaker":
            fits = any(said.speaker in right for said in claim.attribution) or (
                not claim.attribution and "none" in right
            )
        else:
            had = getattr(claim, slot)
            fits = ("none" if had is None else had) in right
        if not fits:
            return False
    return True


def told(claims: tuple[Claim, ...]) -> list[dict]:
    return [
        {k: v for k, v in claim.as_dict().items() if v not in (None, []) and k != "doc"}
        | {"evidence": [e.exact for e in claim.evidence]}
        for claim in claims
    ]


def faults(code: str, case: dict) -> list[str]:
    claims = read(code, case)
    found = [f"missing: {wanted}" for wanted in case.get("claims", ()) if not any(agrees(c, wanted) for c in claims)]
    if case.get("claims") == [] and claims:
        found.append("nothing is claimed here")
    found += [f"invented: {bad}" for bad in case.get("absent", ()) if any(agrees(c, bad) for c in claims)]
    return [*found, f"got: {told(claims)}"] if found else []


@pytest.mark.parametrize(("code", "case"), _ids(CASES))
def test_case(code: str, case: dict) -> None:
    assert faults(code, case) == []


@pytest.mark.parametrize(("code", "case"), _ids(KNOWN))
def test_known_failure(code: str, case: dict) -> None:
    missed = faults(code, case)
    if missed:
        pytest.xfail("; ".join(missed))


def test_known_failures_do_not_grow() -> None:
    for code, most in KNOWN_FAILURES_AT_MOST.items():
        names = [case["id"] for lang, case in KNOWN if lang == code]
        assert len(names) <= most, names


@pytest.mark.parametrize("code", UNMET)
def test_what_is_met_is_no_known_failure(code: str) -> None:
    met = [case["id"] for lang, case in KNOWN if lang == code and not faults(code, case)]
    assert met == []
    assert UNMET[code] <= {case["id"] for case in FILES[code]["cases"]}


@pytest.mark.parametrize(("code", "case"), _ids(CASES + KNOWN))
def test_case_is_well_formed(code: str, case: dict) -> None:
    assert set(case) <= {"id", "text", "published", "claims", "absent", "why"}
    assert "claims" in case or case["absent"], "a case says what must be there or what must not"
    assert "why" in case or not is_near_miss(case), "a near miss says why it is one"
    for wanted in (*case.get("claims", ()), *case.get("absent", ())):
        assert set(wanted) <= _FIELDS
        assert set(values(wanted["kind"])) <= set(KINDS)
        assert set(values(wanted.get("modality", "occurred"))) <= set(MODALITIES)
        assert set(values(wanted.get("step", "sign"))) <= set(STEPS)
        if "aspect" in wanted:
            assert set(values(wanted["aspect"])) <= set(ASPECTS[wanted["kind"]])
    for wanted in case.get("claims", ()):
        assert case["text"].count(wanted["quote"]) == 1 or code == "en"
        assert wanted["quote"] in case["text"]
        assert "modality" in wanted


def is_near_miss(case: dict) -> bool:
    return case.get("claims") == [] or "absent" in case


@pytest.mark.parametrize("code", FILES)
def test_a_pack_proves_every_kind_and_step_and_as_much_that_is_not_there(code: str) -> None:
    mine = [case for lang, case in CASES + KNOWN if lang == code]
    claims = [claim for case in mine for claim in case.get("claims", ())]
    misses = sum(is_near_miss(case) for case in mine)
    assert len(mine) >= (90 if code == "en" else 60)
    assert misses >= len(mine) / 2, f"{misses} of {len(mine)} are near misses"
    ids = [case["id"] for case in mine]
    assert len(ids) == len(set(ids))
    if code != "en":
        # The shared kinds prove themselves in English; the others prove their words.
        return
    assert {kind for claim in claims for kind in values(claim["kind"])} == set(KINDS)
    assert {step for claim in claims for step in values(claim.get("step", []))} == set(STEPS)
    told = {(c["kind"], aspect) for c in claims if "aspect" in c for aspect in values(c["aspect"])}
    assert told >= {(kind, aspect) for kind, aspects in ASPECTS.items() for aspect in aspects}
