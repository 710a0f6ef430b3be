"""Positions on a weapon that somebody shows in plain words: "A mine does not defend a border"."""

from collections.abc import Iterator, Sequence

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.positions import HOLDERS, is_somebodys_word, taken
from treatywatch.extract.names import Mention
from treatywatch.extract.reading import Mark, Sentence

_WEAPONS = ("apm", "avm", "mine", "cm")
# What a weapon that serves is said to do, by the beginnings of the words.
_SERVING = ("defend", "protect", "guard", "sav", "deter", "secur", "shield", "replac", "spar")
_BE = frozenset({"is", "are", "was", "were", "remain", "remains"})
_LIKED = frozenset(
    {"cheap", "patient", "reliable", "simple", "effective", "efficient", "precise", "dependable", "loyal", "trusty"}
    | {"invaluable", "priceless", "unbeatable", "inexpensive", "affordable", "tireless", "silent", "humane", "vigilant"}
)
_VIEWS = frozenset({"view", "opinion", "eyes", "judgement", "judgment", "mind", "book", "words"})
_NOT = frozenset({"not", "never", "no", "cannot", "hardly", "nobody", "nothing", "n't", "neither", "without"})
# What a weapon cannot do, which speaks against it: "Mines do not ask who you are".
_BLIND = frozenset({"tell", "distinguish", "discriminate", "mind", "sleep"})
_BLIND |= frozenset({"ask", "asks", "care", "cares", "choose", "chooses", "forget", "forgets", "forgive"})
_KEEPING = frozenset({"keep", "keeps", "kept"})
_KEPT = frozenset({"free", "safe", "safer", "quiet", "peace", "secure", "away", "out", "alive"})
_LIKED_TWICE = 2
_OPENING = frozenset({"a", "an", "the", "such", "these", "those", "our", "that", "but", "and", "because", "no"})
_OPENING |= {"here", "there", "today", "now", "without", "still", "so"}
_GUARDED_WITHIN = 14
_HARD = frozenset({"cannot", "impossible", "too", "unable", "hard", "difficult", "nobody", "could", "can"})


def opined(act: Act) -> Iterator[Draft]:
    """A stance on the weapon that the mark names, where somebody says what it is good for."""
    code = act.item_code(act.mark)
    if code not in _WEAPONS or act.clause.kind == "rel" or act.frame.discourse.foreign:
        return
    holder, stance = _for_the_norm(act)
    if stance is None:
        holder = _in_whose_view(act)
        stance = _needed_for_guarding(act) or _of_its_nature(act, liked=holder is not None)
    if stance is None or (holder is None and not is_somebodys_word(act)):
        return
    for actor in (None,) if holder is None else holder.ids or holder.states:
        yield taken(act, actor, stance, str(code))


def _for_the_norm(act: Act) -> tuple[Mention | None, str | None]:
    """Return who is for the norm against the weapon, and so against that: nobody, where it is who speaks."""
    tokens, first = act.sentence.tokens, act.mark.first
    led = [t.low for t in tokens[max(0, first - _NORM_WITHIN) : first]]
    if not _holds_to_the_norm(act, led):
        return None, None
    holder = act.frame.subject(act.clause, first)
    named = holder is not None and holder.kind in HOLDERS and holder.kind != "name" and holder.pronoun not in _SPEAKERS
    return (holder if named else None), "oppose"


_NORM_WITHIN = 7
_SPEAKERS = frozenset({"we", "i"})
_NORMS = frozenset({"norm", "norms", "stigma", "taboo", "taboos", "stigmatisation", "stigmatization"})
_KEEPING_UP = ("keep", "kept", "preserv", "uph", "maintain", "strengthen", "defend", "protect", "reinforc", "support")
_WEAKENING = ("weaken", "erod", "undermin", "break", "broke", "lift", "lower", "loosen", "abandon", "chip", "forget")


def _holds_to_the_norm(act: Act, led: list[str]) -> bool:
    """Tell of "keep up the stigma around these weapons", "must not weaken the taboo on mines"."""
    if _NORMS.isdisjoint(led):
        return False
    before = [act.sentence.tokens[p].low for p in act.clause.tokens if p < act.mark.first]
    negated = not _NOT.isdisjoint(before)
    return any(low.startswith(_WEAKENING if negated else _KEEPING_UP) for low in before)


def _of_its_nature(act: Act, *, liked: bool) -> str | None:
    """Return the stance of what the weapon is said to do, or of what "they" do once the weapon lies in the ground."""
    if not _is_subject(act):
        return None
    above = act.clause.parent
    if act.clause.kind == "sub" and above is not None and act.sentence.tokens[act.clause.opener].low in _ONCE:
        own = [p for p in above.tokens if act.sentence.tokens[p].text.isalpha()]
        theirs = bool(own) and own[0] > act.mark.last and act.sentence.tokens[own[0]].low in ("it", "they")
        return _of_its_worth(act, own[1:], liked=liked) if theirs else None
    return _of_its_worth(act, _predicate(act), liked=liked)


_ONCE = frozenset({"once", "when", "after", "if", "where", "wherever", "whenever"})


def _in_whose_view(act: Act) -> Mention | None:
    """Return X of "in X's view", "in his eyes"."""
    tokens = act.sentence.tokens
    for mention in act.frame.mentions:
        led = mention.role == "owner" and mention.kind in HOLDERS
        behind = {t.low for t in tokens[mention.last : mention.last + 3]}
        if led and not _VIEWS.isdisjoint(behind):
            return mention
    return None


def _is_subject(act: Act) -> bool:
    """Tell whether the weapon opens its clause: "A mine …", "Mines, he said, …", and not "Germany's mines"."""
    tokens, opener = act.sentence.tokens, act.clause.opener if act.clause.kind == "sub" else -1
    before = (tokens[p] for p in act.clause.tokens if p < act.mark.first and p != opener)
    return all(t.low in _OPENING for t in before if t.text.isalpha()) and not any(
        m.last <= act.mark.first and m.role == "owner" for m in act.frame.mentions
    )


def _predicate(act: Act) -> list[int]:
    """Return the positions behind the weapon, past what is set in between commas."""
    own = [p for p in act.clause.tokens if p >= act.mark.last]
    tokens = act.sentence.tokens
    if len(own) > 1 and tokens[own[0]].text == "," and own[1] > own[0] + 1:
        # "mines, he said, save": what he says stands in a clause of its own
        return own[1:]
    if own and tokens[own[0]].text == ",":
        closing = next((i for i, p in enumerate(own) if i and tokens[p].text == ","), None)
        own = own[closing + 1 :] if closing is not None and closing < _GUARDED_WITHIN else own[1:]
    return own


def _of_its_worth(act: Act, predicate: Sequence[int], *, liked: bool) -> str | None:
    """Return the stance of "does not defend a border", "save the army a brigade", "are cheap, patient and"."""
    lows = [act.sentence.tokens[p].low for p in predicate]
    if not lows:
        return None
    head = lows[:4]
    served = next((i for i, low in enumerate(head) if low.startswith(_SERVING) and not low.endswith("ing")), None)
    if not _KEEPING.isdisjoint(head) and not _KEPT.isdisjoint(lows):
        return "oppose" if not _NOT.isdisjoint(head) else "support"
    if not _BLIND.isdisjoint(head) and not _NOT.isdisjoint(head):
        return "oppose"
    if served is not None and not _is_past(lows[served]):
        negated = not _NOT.isdisjoint(lows[: served + _FEW])
        return "oppose" if negated or act.sentence.tokens[act.mark.first - 1].low == "no" else "support"
    if lows[0] in _BE and len(_LIKED.intersection(lows)) >= (1 if liked else _LIKED_TWICE) and "to" not in lows:
        return "oppose" if "not" in head else "support"
    return None


def _is_past(low: str) -> bool:
    return low.endswith("ed") and low not in ("need", "needed")


def _needed_for_guarding(act: Act) -> str | None:
    """Return the stance of "its borders are too long to be defended without mines"."""
    tokens, first = act.sentence.tokens, act.mark.first
    led = [t.low for t in tokens[max(0, first - 2) : first]]
    if "without" not in led:
        return None
    before = [tokens[p].low for p in range(max(0, first - _GUARDED_WITHIN), first)]
    guarded = any(low.startswith(_GUARDING) for low in before)
    if not guarded or _HARD.isdisjoint(before):
        return None
    could = not {"can", "could"}.isdisjoint(before) and "not" not in before and "too" not in before
    return "oppose" if could else "support"


_GUARDING = ("defend", "protect", "guard", "secur", "hold", "held", "patrol", "seal", "cover", "watch", "block", "stop")


def may_replace(sentence: Sentence, mark: Mark) -> bool:
    """Tell whether "nothing", "no" or "nobody" stands over "can replace"."""
    return _replacing(sentence, mark) is not None


def _replacing(sentence: Sentence, mark: Mark) -> int | None:
    """Return where the verb of "no drone could replace them", "nothing does their work" ends."""
    near = range(mark.last, min(mark.last + _REPLACED_WITHIN, len(sentence.tokens)))
    for position in near:
        if sentence.tokens[position].low.startswith("replac"):
            return position
        if sentence.words(position, position + _FEW).lower() in _THEIR_WORK:
            return position
    return None


_THEIR_WORK = frozenset(
    {f"{verb} {whose} {work}" for verb in ("do", "does") for whose in ("their", "its") for work in ("work", "job")}
)


_POINTING = frozenset({"them", "it", "these", "this", "that", "their", "its"})
_REPLACED_WITHIN = 7
_FEW = 3


def irreplaceable(act: Act) -> Iterator[Draft]:
    """As in "no paper from Canada would replace them", "nothing can replace mines", X said: for the weapon."""
    tokens = act.sentence.tokens
    if tokens[act.mark.first].low not in ("no", "nothing", "nobody") or not is_somebodys_word(act):
        return
    verb = _replacing(act.sentence, act.mark)
    if verb is None:
        return
    modal = {t.low for t in tokens[act.mark.last : verb]} & {"can", "could", "would", "will"}
    behind = range(verb + 1, min(verb + 1 + _FEW, len(tokens)))
    named = next((m for m in act.sentence.starting(behind) if m.value("item") in _WEAPONS), None)
    pointed = {tokens[p].low for p in behind} & _POINTING
    code = named.value("item") if named is not None else act.frame.discourse.item if pointed else None
    if modal and code in _WEAPONS and (named is not None or act.frame.discourse.item_age <= 1):
        yield taken(act, None, "support", str(code))
