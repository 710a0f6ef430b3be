"""Named programmes: what they include, cost, where they lie, when they begin and end."""

from collections.abc import Iterator

from treatywatch.extract.frames.act import APART, Act, Draft
from treatywatch.extract.frames.kinds.lands import MONEY
from treatywatch.extract.frames.marks import Mark
from treatywatch.extract.frames.mentions import Mention
from treatywatch.model.quantity import Quantity

# What a programme costs stands so near behind its name.
_NEAR = 3
# What a purchase costs is told so many sentences behind it at most.
_LATELY = 2
_ASPECTS = {"include": "includes", "exclude": "excludes", "launch": "launch", "finish": "end", "cost": "cost"}


def _goes_on(act: Act) -> bool:
    """Tell whether a clause without a subject goes on with the programme named just before: "it will cost …"."""
    named_before = act.s.find("programme", "programme_word")
    if act.clause.kind in ("coord", "rel") and any(m.first < act.mark.first for m in named_before):
        return not any(m.states and m.may_act and not _borders_on(act, m) for m in act.own())
    others = [m for m in act.own() if m.pronoun != "it" or m.first - act.clause.first > 1]
    others = [m for m in others if not _borders_on(act, m)]
    named = any(m.states and not m.can_be("in", "with", "by", "gen") for m in others)
    return act.d.age("programme") <= 1 and not named and not act.marks("treaty", "crowd")


def _borders_on(act: Act, mention: Mention) -> bool:
    """Tell of the state behind a word for a border that holds its preposition, and of those listed with it."""
    borders = [m for m in act.marks("border") if m.last <= mention.first]
    return bool(borders) and not any(True for _ in act.marks_at(range(borders[-1].last, mention.first), "verb", "aux"))


def _border(act: Act) -> str | None:
    """Where a programme's length lies: the words from the first to the last state or place named behind it."""
    kilometres = act.amounts("km")
    if not kilometres:
        return None
    own = [
        m for m in act.frame.mentions if m.first in act.inside and m.kind in ("state", "place") and m.pronoun is None
    ]
    named = [m for m in own if m.first >= kilometres[0].last or m.last <= kilometres[0].first]
    named = [m for m in named if not m.may_act or m.adj]
    # "The Lithuanian section" is no border.
    borders = any(not m.adj for m in named) or len(named) > 1
    return act.s.words(named[0].first, named[-1].last) if borders else None


def programme(act: Act) -> Iterator[Draft]:
    """A fact of a named programme: what it includes, costs, how long it is."""
    named = act.nearest("programme") or act.antecedent("programme")
    name = _meant_programme(act)
    value = next((v for v in act.mark.all("verb", "noun") if v in _ASPECTS or v == "fortify"), None)
    if name is None or value is None:
        return
    modality = act.scope.modality()
    if modality == "possible" and value in ("include", "exclude") and act.mark.says("op", "possible"):
        # "The plan contemplates minefields": of a plan that is all it can do.
        modality = "occurred"
    money, length = act.quantity(*MONEY), act.quantity("km")
    if money is not None and value != "launch":
        yield act.draft("programme", modality, {"programme": name, "aspect": "cost"}, money, act.when(modality))
    if length is not None:
        yield act.draft("programme", modality, {"programme": name, "aspect": "length"}, length, act.when(modality))
        place = _border(act)
        if place is not None:
            area: dict[str, str | None] = {"programme": name, "aspect": "area", "place": place}
            yield act.draft("programme", modality, area, when=act.when(modality))
    item = act.item()
    plain = money is None and length is None and not act.marks("treaty", "border")
    if item is None and value in ("include", "exclude") and named is not None and plain:
        # "They will be part of the defence line", "East Shield comprises bunkers and ditches"
        item = (act.item_or_last(age=1) if named.first >= act.mark.last else None) or "other"
    if value in ("include", "exclude") and item is not None and not (item == "other" and act.scope.negated):
        out = act.scope.negated or value == "exclude" or modality == "denied"
        aspect = "excludes" if out else "includes"
        modality = "occurred" if aspect == "excludes" else modality
        yield from _else_first(act, name) if out else ()
        yield act.draft(
            "programme",
            modality,
            {"programme": name, "aspect": aspect, "item": item},
            act.quantity("item"),
            act.when(modality),
        )
    elif value == "fortify" and act.marks("item") and act.marks("programme") and not act.scope.negated:
        # "builds 600 bunkers for the defence line"
        yield act.draft("programme", modality, {"programme": name, "aspect": "includes", "item": item or "other"})
    elif value in ("launch", "finish") and (
        named is not None or act.marks("programme_word") or act.clause.kind in ("rel", "coord")
    ):
        yield act.draft(
            "programme", modality, {"programme": name, "aspect": _ASPECTS[value]}, money, act.when(modality)
        )


def purchase(act: Act) -> Iterator[Draft]:
    """What a purchase just told of costs as a whole: "The contract is worth 60 million", "the total cost is …"."""
    money, d = act.quantity(*MONEY), act.d
    if _meant_programme(act) is not None:
        return
    nouns = (act.mark, *act.marks("noun"))
    contract = any(m.says("noun", "order", "acquire", "cost") for m in nouns)
    if money is None or not contract or d.bought is None or d.age("ordered") > _LATELY or act.scope.negated:
        return
    opens = act.mark.first - act.clause.first <= APART or (not act.nominal and "attributive" not in act.mark.flags)
    if not opens or any(m.says("verb", "clear", "destroy", "remove", "order", "acquire") for m in act.marks("verb")):
        return
    slots: dict[str, str | None] = {"aspect": "cost", "item": d.bought}
    modality = act.scope.modality()
    yield act.draft("programme", "planned" if modality == "planned" else "occurred", slots, money)


def _else_first(act: Act, name: str) -> Iterator[Draft]:
    """Draft something else that a programme has, before what it has not: "comprises bunkers, but no mines"."""
    nots = [m for m in act.marks("op") if m.says("op", "neg") and m.first > act.mark.last]
    items = [m for m in act.marks("item") if nots and m.first >= nots[0].last]
    if not items or act.mark.says("verb", "exclude"):
        return
    between = range(act.mark.last, nots[0].first)
    marks = [act.s.mark(p) for p in between if act.s.tokens[p].text[0].isalpha()]
    if any(m is None or m.has("other_thing", "item") for m in marks):
        other: dict[str, str | None] = {"programme": name, "aspect": "includes", "item": "other"}
        yield act.draft("programme", "occurred", other)


def served(act: Act) -> Iterator[Draft]:
    """What a programme is named for: "six million mines for the East Shield"."""
    name = act.mark.value("programme")
    told = [m for m in act.marks("verb", "noun") if _tells_of_it(m)]
    if name is None or told or act.scope.negated:
        return
    modality = act.scope.modality()
    cost = _worth(act)
    if cost is not None:
        yield act.draft("programme", "occurred", {"programme": name, "aspect": "cost"}, cost)
    # "wants up to six million for East Shield"
    item = act.item() or (act.item_or_last(age=2) if act.counted() else _put_there(act))
    if item in ("apm", "avm", "mine", "cm"):
        yield act.draft("programme", modality, {"programme": name, "aspect": "includes", "item": item})


def _worth(act: Act) -> Quantity | None:
    """What a programme costs by what stands beside it alone: "East Shield, the defence line of ten billion"."""
    words = act.marks("programme_word", "programme")
    if any(
        m.says("verb", "fund", "cost", "order") or m.says("noun", "fund", "order") for m in act.marks("verb", "noun")
    ):
        return None
    near = [a for a in act.amounts(*MONEY) if any(0 <= a.first - m.last <= _NEAR for m in words)]
    return near[0].quantity if len(near) == 1 else None


def _put_there(act: Act) -> str | None:
    """The weapon that is said to be kept or used in a programme: "They will be stored as part of East Shield"."""
    verbs = [m for m in act.marks("verb") if m.says("verb", "hold", "use", "supply")]
    if not verbs or any(m.says("op", "neg") for m in act.marks("op")) or act.marks("other_thing", "treaty"):
        return None
    items = {m.value("item") for m in act.marks("item")}
    if items:
        return items.pop() if len(items) == 1 else None
    pointed = any(m.says("pron", "they", "them") for m in act.marks("pron")) or act.marks("item_word")
    passive = act.frame.drops_subject and any("pass" in m.flags for m in verbs)
    return act.item_or_last(age=1) if pointed or passive else None


def _tells_of_it(mark: Mark) -> bool:
    """Tell of a word that says itself what is of a programme."""
    return mark.says("verb", *_ASPECTS, "fortify") or mark.says("noun", *_ASPECTS)


def _meant_programme(act: Act) -> str | None:
    """The programme that a clause is about: named in it, described by it, or spoken of just before."""
    named = act.nearest("programme") or act.antecedent("programme")
    if named is not None:
        return named.value("programme")
    worded = act.marks("programme_word") or act.antecedent("programme_word") is not None
    return act.d.programme if worded or _goes_on(act) else None


def bordered(act: Act) -> Iterator[Draft]:
    """Where a programme lies or does not: "a line along the border with …", "the border with … is no part of it"."""
    name = _meant_programme(act)
    if name is None:
        return
    named: list[Mention | Mark] = [m for m in act.own() if m.kind in ("state", "place") and m.pronoun is None]
    named += [m for m in act.marks("ignore") if m.says("ignore", "state")]
    # "The border with Ukraine", "Ukraine's border"
    named = sorted((m for m in named if m.last >= act.mark.first), key=lambda m: m.first)
    built, length = any(m.says("verb", "fortify") for m in act.marks("verb")), act.quantity("km")
    if not named and not (built and act.marks("programme") and act.mark.has("border") and length is None):
        # "builds the Baltic Defence Line on its eastern border"
        return
    first = min([act.mark.first, *(m.first for m in named)])
    last = max([act.mark.last, *(m.last for m in named)])
    slots: dict[str, str | None] = {"programme": name, "aspect": "area", "place": act.s.words(first, last)}
    out = any(m.says("verb", "exclude") or m.says("member", "non_party") for m in act.marks("verb", "member"))
    if act.scope.negated or out or any(m.says("op", "neg") for m in act.marks("op")):
        yield act.draft("programme", "occurred", {**slots, "aspect": "excludes"})
        return
    if act.mark.has("border", "ignore") and (built or act.marks("programme") or length is not None):
        modality = act.scope.modality()
        yield act.draft("programme", modality, slots)
        if length is not None:
            yield act.draft("programme", modality, {"programme": name, "aspect": "length"}, length)
