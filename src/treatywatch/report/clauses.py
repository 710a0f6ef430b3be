"""A claim as a clause of plain English that keeps its modality and its stage."""

from collections.abc import Callable
from dataclasses import dataclass

from treatywatch.model.claim import Claim
from treatywatch.report.amounts import measured
from treatywatch.report.dates import is_ahead, is_over
from treatywatch.report.names import ITEMS, Names


@dataclass(frozen=True, slots=True)
class Clause:
    """Parts of a sentence: `subject`, what it did or does (`done`), the same as an infinitive (`todo`), the `rest`.

    The other fields replace the usual words for one modality; `after` is a remark to end on.
    """

    subject: str
    done: str
    todo: str
    rest: str = ""
    planned: str = "plans to"
    possible: str = "could"
    urged: str = "is urged to"
    after: str = ""

    def text(self, modality: str) -> str:
        """Return the clause in a modality of `claims.md`."""
        verbs = {
            "occurred": f"{self.subject} {self.done}",
            "planned": f"{self.subject} {self.planned} {self.todo}",
            "possible": f"{self.subject} {self.possible} {self.todo}",
            "urged": f"{self.subject} {self.urged} {self.todo}",
            "denied": f"it is denied that {self.subject} {self.done}, or {self.planned} {self.todo},",
        }
        return f"{verbs[modality]} {self.rest}".strip() if self.rest else verbs[modality].rstrip(",")


def clause(claim: Claim, names: Names, *, published: str | None = None) -> tuple[str, str]:
    """Return what `claim` says, and a remark to put behind its date; `published` decides the tense."""
    built = _KINDS[claim.kind](claim, names, published)
    return built.text(claim.modality), built.after


def _actor(claim: Claim, names: Names) -> str:
    return names.show(claim.actor) or "an actor that is not named"


def _goods(claim: Claim) -> str:
    noun = ITEMS.get(claim.item or "mine", "mines")
    if claim.quantity is None:
        return noun
    return measured(claim.quantity, noun, quote=claim.evidence[0].exact)


def _tense(claim: Claim, published: str | None, present: str, past: str) -> str:
    return past if is_over(claim.when, published) else present


def _step(claim: Claim, names: Names, published: str | None) -> Clause:
    actor, treaty = _actor(claim, names), names.treaty(claim.treaty)
    match claim.step:
        case "announce_withdrawal":
            return Clause(actor, "announced", "announce", f"its intention to leave {treaty}")
        case "approve_withdrawal":
            return _approval(claim, actor, treaty)
        case "begin_withdrawal":
            return Clause(actor, "began", "begin", f"the process of leaving {treaty}")
        case "notify_withdrawal":
            return Clause(actor, "deposited", "deposit", f"its notice of withdrawal from {treaty}")
        case "withdraw":
            done = "takes effect" if is_ahead(claim.when, published) else "took effect"
            return Clause(f"{actor}’s withdrawal from {treaty}", done, "take effect", planned="is to", urged="should")
        case "refuse_withdrawal":
            return Clause(actor, "said that it stays in", "stay in", treaty)
        case "suspend":
            return Clause(actor, "suspended", "suspend", f"the operation of {treaty} for itself")
        case "enter_into_force" | "adopt":
            return _treaty_event(claim, names)
    verbs = {"sign": "signed", "ratify": "ratified", "accede": "acceded to"}
    todo = {"accede": "accede to"}.get(claim.step or "", claim.step or "take a step on")
    return Clause(actor, verbs.get(claim.step or "", "took a step on"), todo, treaty)


def _approval(claim: Claim, actor: str, treaty: str) -> Clause:
    bodies = {
        "government": ("the government of", "approved", "approve"),
        "parliament": ("the parliament of", "voted for", "vote for"),
        "president": ("the president of", "signed or decided", "sign or decide"),
    }
    body, done, todo = bodies.get(claim.body or "", ("", "approved (by a body not named)", "approve"))
    return Clause(f"{body} {actor}".strip(), done, todo, f"withdrawal from {treaty}", planned="is to")


def _treaty_event(claim: Claim, names: Names) -> Clause:
    treaty = names.treaty(claim.treaty)
    bound = f"for {names.show(claim.actor)}" if claim.actor else ""
    if claim.step == "adopt":
        return Clause(treaty, "was adopted", "be adopted", bound, planned="is to")
    return Clause(treaty, "entered into force", "enter into force", bound, planned="is to")


def _membership(claim: Claim, names: Names, published: str | None) -> Clause:
    states = {
        "party": "a party to",
        "signatory": "a signatory of",
        "non_party": "not a party to",
        "withdrawn": "no longer bound by",
    }
    rest = f"{states.get(claim.status or '', 'bound by')} {names.treaty(claim.treaty)}"
    be = "is" if claim.when is None else _tense(claim, published, "is", "was")
    return Clause(_actor(claim, names), be, "be", rest, planned="is to")


def _count(claim: Claim, names: Names, published: str | None) -> Clause:
    states = {"party": "parties to", "signatory": "signatories of", "non_party": "outside", "withdrawn": "gone from"}
    shown = "a number of states" if claim.quantity is None else measured(claim.quantity, "states")
    rest = f"{states.get(claim.status or '', 'in')} {names.treaty(claim.treaty)}"
    return Clause(shown, "are", "be", rest, planned="are to")


def _rule(claim: Claim, names: Names, published: str | None) -> Clause:
    treaty = names.treaty(claim.treaty)
    match claim.aspect:
        case "prohibits":
            return Clause(treaty, "prohibits", "prohibit", ITEMS.get(claim.item or "", "the weapons it is about"))
        case "notice_period":
            return Clause(treaty, "sets", "set", "a notice period for withdrawal")
        case "exception":
            return Clause(treaty, "makes", "make", "an exception")
    return Clause(treaty, "sets", "set", "a duty")


def _production(claim: Claim, names: Names, published: str | None) -> Clause:
    actor, goods = _actor(claim, names), _goods(claim)
    match claim.aspect:
        case "start":
            return Clause(actor, "has started or resumed", "start or resume", f"production of {goods}")
        case "increase":
            done = _tense(claim, published, "is increasing", "increased")
            return Clause(actor, done, "increase", f"{_its_output(claim)}")
        case "cease":
            return Clause(actor, "stopped", "stop", f"production of {goods}")
        case "ability":
            made = "make" if claim.modality == "possible" else "be able to make"
            return Clause(actor, "is able to make", made, goods, after="(an ability, not a plan)")
    return Clause(actor, _tense(claim, published, "makes", "made"), "make", goods)


def _its_output(claim: Claim) -> str:
    noun = ITEMS.get(claim.item or "mine", "mines")
    if claim.quantity is None:
        return f"its production of {noun}"
    return f"its production to {measured(claim.quantity, noun, quote=claim.evidence[0].exact)}"


def _requirement(claim: Claim, names: Names, published: str | None) -> Clause:
    if claim.aspect == "order":
        return Clause(_actor(claim, names), "has ordered", "order", _goods(claim))
    needs = _tense(claim, published, "needs", "needed")
    return Clause(
        _actor(claim, names),
        needs,
        "need",
        _goods(claim),
        planned="expects to",
        possible="may want or",
        urged="is said by others to",
    )


def _stockpile(claim: Claim, names: Names, published: str | None) -> Clause:
    actor, goods = _actor(claim, names), _goods(claim)
    if claim.aspect == "none":
        return Clause(actor, _tense(claim, published, "holds", "held"), "hold", f"no stock of {goods}")
    if claim.aspect == "acquire":
        return Clause(actor, "has acquired", "acquire", goods)
    return Clause(actor, _tense(claim, published, "holds", "held"), "hold", f"a stock of {goods}")


def _destruction(claim: Claim, names: Names, published: str | None) -> Clause:
    return Clause(_actor(claim, names), "destroyed", "destroy", f"{_goods(claim)} from its stock")


def _transfer(claim: Claim, names: Names, published: str | None) -> Clause:
    to = f" to {names.show(claim.to)}" if claim.to else " to others"
    if claim.aspect == "cease":
        return Clause(_actor(claim, names), "stopped", "stop", f"the transfer of {_goods(claim)}{to}")
    done = "supplied" if claim.when is None or is_over(claim.when, published) else "supplies"
    return Clause(_actor(claim, names), done, "supply", f"{_goods(claim)}{to}")


def _use(claim: Claim, names: Names, published: str | None) -> Clause:
    place = f" in {names.show(claim.place)}" if claim.place else ""
    return Clause(_actor(claim, names), "used", "use", f"{_goods(claim)}{place}")


def _position(claim: Claim, names: Names, published: str | None) -> Clause:
    done, todo = {
        "support": ("supports", "support"),
        "oppose": ("opposes", "oppose"),
        "concern": ("voiced concern about", "voice concern about"),
    }.get(claim.stance or "", ("took a stance on", "take a stance on"))
    target = claim.target or "mine"
    if target == "withdrawal":
        shown = "withdrawal from the treaty"
    elif target == "ihl":
        shown = "humanitarian law"
    else:
        shown = f"the use or making of {ITEMS[target]}" if target in ITEMS else names.treaty(target)
    return Clause(_actor(claim, names), done, todo, shown)


def _programme(claim: Claim, names: Names, published: str | None) -> Clause:
    name = names.show(claim.programme) or "a programme that is not named"
    size = "" if claim.quantity is None else measured(claim.quantity, ITEMS.get(claim.item or "", ""))
    object_ = ITEMS.get(claim.item or "", "") or claim.place or ""
    match claim.aspect:
        case "launch":
            return Clause(name, "was launched", "be launched", planned="is to")
        case "end":
            return Clause(name, _tense(claim, published, "runs", "ran"), "run", "to its end", planned="is to")
        case "includes" | "excludes":
            no = "not " if claim.aspect == "excludes" else ""
            return Clause(name, f"does {no}include" if no else "includes", f"{no}include", object_, planned="is to")
        case "area":
            return Clause(name, "covers", "cover", claim.place or object_ or size, planned="is to")
        case "length":
            where = f", along {claim.place}" if claim.place else ""
            return Clause(name, "is", "be", f"{size or 'of a length not given'} long{where}", planned="is to")
    return Clause(name, "costs", "cost", size or "a sum not given", planned="is to")


def _clearance(claim: Claim, names: Names, published: str | None) -> Clause:
    who = names.show(claim.actor or claim.place) or "a place that is not named"
    goods = _goods(claim)
    match claim.aspect:
        case "contaminated":
            ground = "ground" if claim.quantity is None else measured(claim.quantity, "sites")
            return Clause(who, "has", "have", f"{ground} contaminated with {ITEMS.get(claim.item or 'mine', 'mines')}")
        case "cleared":
            return Clause(who, "cleared", "clear", "ground" if claim.quantity is None else goods)
        case "removed":
            return Clause(who, "removed", "remove", goods)
    return Clause(who, "has", "have", "a deadline for clearance")


def _casualties(claim: Claim, names: Names, published: str | None) -> Clause:
    weapon = ITEMS.get(claim.item or "mine", "mines")
    people = "people" if claim.quantity is None else measured(claim.quantity, "people")
    place = "the world" if claim.place == "world" else names.show(claim.place) or "a place that is not named"
    done, todo = {"killed": ("killed", "kill"), "injured": ("injured", "injure")}.get(
        claim.aspect or "", ("killed or injured", "kill or injure")
    )
    return Clause(weapon, done, todo, f"{people} in {place}", planned="are to")


def _funding(claim: Claim, names: Names, published: str | None) -> Clause:
    money = "money" if claim.quantity is None else measured(claim.quantity, "")
    to = f" to {names.show(claim.to)}" if claim.to else ""
    return Clause(_actor(claim, names), "gave", "give", f"{money}{to}")


_KINDS: dict[str, Callable[[Claim, Names, str | None], Clause]] = {
    "treaty_step": _step,
    "membership": _membership,
    "membership_count": _count,
    "treaty_rule": _rule,
    "production": _production,
    "requirement": _requirement,
    "stockpile": _stockpile,
    "destruction": _destruction,
    "transfer": _transfer,
    "use": _use,
    "position": _position,
    "programme": _programme,
    "clearance": _clearance,
    "casualties": _casualties,
    "funding": _funding,
}
