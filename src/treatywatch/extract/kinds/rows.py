"""Lists and tables in lines: one that leads in ("Casualties from mines, 2024:"), and behind it a row for each thing."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from treatywatch.extract.discourse import Discourse, Lead
from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.names import Mention, slug
from treatywatch.extract.quantities import AREAS, CURRENCIES, QuantityMention
from treatywatch.extract.reading import Mark, Sentence
from treatywatch.extract.roles import Frame
from treatywatch.extract.times import TimeMention
from treatywatch.extract.traits import traits_of
from treatywatch.extract.weapons import HARM

# A line that can be a row: a bullet, or a short name and a sign, and a number soon.
_BULLET = r"(?:[-–—*•·▪>]|\(?\d{1,2}[.)])[ \t]+"
_ROW = re.compile(
    r"\s*(?:" + _BULLET + r"[^\n]*?\d|[^\n:]{1,50}?(?::|[ \t][-–—]|\t|[ \t]{2,}|[ \t]?\|)[ \t]*[^\n]{0,9}?\d)"
)
_NUMBERED = re.compile(r"\s*[^\n]*?\d")
_LINE_START = re.compile(r"[ \t]*(?:" + _BULLET + r")?[-–—*•·▪> \t]*\Z")
_BULLETED = re.compile(r"[ \t]*" + _BULLET)
_CLOSING = frozenset(".!?;,")
_SIGNS = frozenset({":", "–", "—", "-", "|", "(", ",", "with", "*", "•", "·", "▪", ">", "="})
_FRESH = 3
_LONGEST_KEY = 6

# --- the line that leads in


def leads(frame: Frame, published: dt.date | None) -> tuple[Lead, ...]:
    """Return what the rows behind a line tell: of money, of a count; nothing where it leads in no rows."""
    if frame.sentence.led or not _opens_a_list(frame.sentence):
        return ()
    return _led(frame, published, len(frame.sentence.tokens))


def asked(frame: Frame, published: dt.date | None) -> Lead | None:
    """Return what a question asks the number of, or who does it: "Who pays you?", "How many mines have you found?"."""
    if frame.sentence.text[frame.sentence.end - 1] != "?":
        return None
    words = {t.low for t in frame.sentence.tokens}
    if words.isdisjoint(("who", "how", "which")):
        return None
    doing = None if words.isdisjoint(("who", "which")) else _who_does(frame)
    led = _led(frame, published, len(frame.sentence.tokens))
    return doing or (led[0] if led else None)


_WHO_DOES = {"use": ("use", None), "make": ("production", "make"), "supply": ("transfer", "supply")}


def _who_does(frame: Frame) -> Lead | None:
    """Return what "Who still lays anti-personnel mines?" asks for."""
    sentence = frame.sentence
    verb = next((v for m in sentence.marks for v in m.values("verb") if v in _WHO_DOES), None)
    item = next((v for m in sentence.marks if (v := m.value("item")) not in (None, "other")), None)
    if verb is None or item is None or not _asks(sentence):
        return None
    kind, aspect = _WHO_DOES[verb]
    slots: dict[str, str | None] = {"item": item, "aspect": aspect} if aspect is not None else {"item": item}
    return Lead(kind, slots, "occurred", None, (), "item", True, sentence.start)


def _led(frame: Frame, published: dt.date | None, until: int) -> tuple[Lead, ...]:
    found = [_of_money(frame, published, until), _of_a_count(frame, published, until), _of_a_step(frame, until)]
    whole = until == len(frame.sentence.tokens)
    told = tuple(lead for lead in found if lead is not None and (whole or lead.ours))
    return told or _of_what_was_told(frame, until)


_STEPS = {"ratify": "ratify", "sign": "sign", "join": "accede", "leave": "withdraw"}


def _of_a_step(frame: Frame, until: int) -> Lead | None:
    """Return what the rows behind "Ratifications of the Ottawa Convention:" date."""
    marks = [m for m in frame.sentence.marks if m.first < until]
    step = next((_STEPS[v] for m in marks for v in m.traits.said if v in _STEPS), None)
    treaty = next((m.value("treaty") for m in marks if "treaty" in m.meanings), None)
    if treaty is None and any("treaty_word" in m.meanings for m in marks):
        treaty = frame.discourse.treaty
    if step is None or treaty is None:
        return None
    slots: dict[str, str | None] = {"treaty": treaty, "step": step, "body": None}
    return Lead("treaty_step", slots, "occurred", None, (), "", True, frame.sentence.start)


_SORTING = frozenset(
    {"by", "per", "namely", "follows", "details", "breakdown", "among", "they", "these", "distribution"}
)


def _of_what_was_told(frame: Frame, until: int) -> tuple[Lead, ...]:
    """Return what the rows behind "By district:" tell: what was just told, shared out."""
    told, tokens = frame.discourse.told, frame.sentence.tokens[:until]
    if told is None or told.quantity is None or _SORTING.isdisjoint(t.low for t in tokens):
        return ()
    if told.kind not in _SHARED_OUT:
        return ()
    whose = told.slots.get("place") or told.slots.get("actor")
    slots = {k: v for k, v in told.slots.items() if k not in ("place", "actor")}
    who = () if whose is None else (whose,)
    lead = Lead(told.kind, slots, told.modality, told.when, who, told.quantity.unit, True, frame.sentence.start)
    return (lead,)


_SHARED_OUT = frozenset({"casualties", "clearance", "stockpile", "destruction"})


def _opens_a_list(sentence: Sentence) -> bool:
    """Tell whether a line ends in a colon, or unclosed as headings do, and the next one looks like a row."""
    text, end = sentence.text, sentence.end
    if not sentence.tokens or not _ends_line(text, end) or text[end - 1] in _CLOSING:
        return False
    if text[end - 1] == ":":
        return _NUMBERED.match(text, end) is not None
    return _ROW.match(text, end) is not None


def _ends_line(text: str, end: int) -> bool:
    return text[end : end + 1] == "\n"


_GIVING = frozenset({"fund", "supply", "support"})


def _of_money(frame: Frame, published: dt.date | None, until: int) -> Lead | None:
    sentence = frame.sentence
    mark = next((m for m in sentence.marks if m.traits.said & _GIVING and m.first < until), None)
    if mark is None:
        return None
    act = Act(frame, frame.clause_at(mark.first), mark, published)
    payer = act.actor()
    payers: tuple[str, ...] = ()
    if payer is not None and payer.last <= mark.last:
        payers = payer.states or payer.ids
    elif "noun" not in mark.meanings and not _asks(sentence):
        payers = frame.discourse.payer
    if not _RECEIVING.isdisjoint(t.low for t in sentence.tokens[:until]):
        # "The following partners receive funding:", from whoever was said to pay
        payers = frame.discourse.payer or ("",)
    ours = _works(sentence) or frame.discourse.cleared_age <= _FRESH
    date = _date(act)
    slots: dict[str, str | None] = {"to": _where(frame, payers)}
    return Lead("funding", slots, act.scope.modality(), date, payers, _currency(sentence), ours, sentence.start)


_CURRENCY_WORDS = {"dollars": "USD", "usd": "USD", "euros": "EUR", "eur": "EUR", "pounds": "GBP", "gbp": "GBP"}


def _currency(sentence: Sentence) -> str:
    """Return the money that the rows behind "Donors in 2025 (US dollars):" count."""
    named = {_CURRENCY_WORDS[t.low] for t in sentence.tokens if t.low in _CURRENCY_WORDS}
    return named.pop() if len(named) == 1 and not any(a.quantity.unit in CURRENCIES for a in sentence.amounts) else ""


_RECEIVING = frozenset({"receive", "receives", "received", "receiving", "recipients", "recipient", "beneficiaries"})


def _asks(sentence: Sentence) -> bool:
    return sentence.tokens[0].low in ("who", "which")


def _works(sentence: Sentence) -> bool:
    return any(m.traits.works or m.value("item") not in (None, "other") for m in sentence.marks)


def _where(frame: Frame, payers: Sequence[str]) -> str | None:
    """Return the state of "for clearance in Lebanon"."""
    named = [m for m in frame.mentions if m.prep in ("in", "to", "for") and m.states and m.states[0] not in payers]
    return named[0].states[0] if named else None


def _date(act: Act) -> str | None:
    dates = act.sentence.dates
    return dates[0].turned(act.published, future=False) if dates else None


def _of_a_count(frame: Frame, published: dt.date | None, until: int) -> Lead | None:
    sentence = frame.sentence
    said = {value for m in sentence.marks if m.first < until for value in m.traits.said}
    kind, aspect, unit = _counted(sentence, said)
    if not kind or not (_works(sentence) or frame.discourse.item_age <= _FRESH):
        return None
    mark = next(m for m in sentence.marks if m.traits.said)
    item = next((v for m in sentence.marks if (v := m.value("item")) not in (None, "other")), None)
    item = item or (frame.discourse.item if kind != "casualties" else None) or "mine"
    date = _date(Act(frame, frame.clause_at(mark.first), mark, published))
    states = _states(frame)
    slots: dict[str, str | None] = {"aspect": aspect, "item": item}
    if kind == "transfer":
        to = next((m.states[0] for m in frame.mentions if m.prep == "to" and m.states), None)
        givers = [m.states for m in frame.mentions if m.states and m.states[0] != to]
        slots, states = {**slots, "to": to}, givers[0] if givers else ()
    return Lead(kind, slots, "occurred", date, states, unit, True, sentence.start)


def _counted(sentence: Sentence, said: set[str]) -> tuple[str, str | None, str]:
    """Return kind, aspect and unit of what the rows count."""
    area = _area(sentence)
    if said & HARM:
        one = said & HARM
        aspect = {"kill": "killed", "injure": "injured"}.get(next(iter(one)), "total") if len(one) == 1 else "total"
        return "casualties", aspect, "person"
    words = {t.low for t in sentence.tokens}
    freed = "clear" in said or not words.isdisjoint(_FREED)
    if ("contaminate" in said and not freed) or ({"remain", "contaminate"} & said and not words.isdisjoint(_LEFT)):
        return "clearance", "contaminated", area
    if freed and ("clear" in said or "contaminate" in said) and (area or "destroy" not in said):
        return "clearance", "cleared", area
    if "remove" in said:
        return "clearance", "removed", "item"
    if "destroy" in said:
        return "destruction", None, "item"
    if "hold" in said:
        return "stockpile", "hold", "item"
    if "supply" in said or ("fund" in said and "aid" in words):
        return "transfer", "supply", "item"
    return "", None, ""


_FREED = frozenset({"released", "freed", "returned", "cancelled", "cleared"})
_LEFT = frozenset({"remaining", "left", "still", "remain", "remains"})
_AREA_WORDS = {"kilometres": "km2", "kilometers": "km2", "km": "km2", "metres": "m2", "meters": "m2"}
_WHOLE_AREA_WORDS = {"km2": "km2", "km²": "km2", "hectares": "ha", "ha": "ha", "m2": "m2", "m²": "m2"}


def _area(sentence: Sentence) -> str:
    """Return the unit of "Remaining mined area, square kilometres:"."""
    words = [t.low for t in sentence.tokens]
    for before, word in zip(["", *words], words, strict=False):
        unit = _WHOLE_AREA_WORDS.get(word) or (_AREA_WORDS.get(word) if before in ("square", "sq", ".") else None)
        if unit is not None:
            return unit
    return ""


def _states(frame: Frame) -> tuple[str, ...]:
    """Return the state that a line that leads in tells of: its own, else the one in view."""
    named = [m.states for m in frame.mentions if m.kind in ("state", "place") and len(m.states) == 1]
    return named[0] if named else frame.discourse.one_state()


# --- the rows


def rows(frame: Frame, published: dt.date | None) -> list[Draft]:
    """Return what a line tells that stands in a list behind a line that led it in, or behind its own colon."""
    sentence = frame.sentence
    if not frame.discourse.leads or not sentence.tokens or not _starts_line(sentence):
        return inline(frame, published)
    return list(_row(frame, published)) or inline(frame, published)


def inline(frame: Frame, published: dt.date | None) -> list[Draft]:
    """Return what a list behind a colon tells: "Mine casualties in 2025: Ukraine 112, Russia 34"."""
    sentence = frame.sentence
    colon = next((p for p, t in enumerate(sentence.tokens) if t.text == ":"), None)
    if colon is None or not any(a.first > colon for a in sentence.amounts):
        return []
    pairs = list(_pairs(frame, colon + 1))
    found: list[Draft] = []
    if len(pairs) < _A_LIST:
        found = list(_of_whom_it_is(frame, colon, published))
        pairs = []
    for lead in _led(frame, published, colon):
        for who, amount in pairs:
            if (lead.kind == "funding") is (amount.quantity.unit in CURRENCIES):
                own = _own_time(frame, amount, published) if amount is pairs[-1][1] else None
                found += _counted_row(frame, lead, who, amount, own)
    behind = Mark(colon + 1, colon + 2, {}, {}, _NOTHING.traits)
    return [replace(draft, mark=behind) for draft in found]


def _of_whom_it_is(frame: Frame, colon: int, published: dt.date | None) -> Iterator[Draft]:
    """As in "Deaths from mines in Croatia: 208", "had given little: 15 million in 2015 and 9 million in 2013"."""
    sentence = frame.sentence
    amounts = [a for a in sentence.amounts if a.first > colon and not a.ordinal]
    known = {p for a in amounts for p in range(a.first, a.last)}
    known |= {p for d in sentence.dates for p in range(d.first, d.last)}
    rest = range(colon + 1, len(sentence.tokens))
    if any(p not in known and sentence.tokens[p].low not in _BETWEEN_PAIRS for p in rest):
        return
    dated = [next((d for d in sentence.dates if 0 <= d.first - a.last <= 1), None) for a in amounts]
    if len(amounts) > 1 and None in dated:
        return
    for lead in _led(frame, published, colon):
        for amount, date in zip(amounts, dated, strict=True):
            when = None if date is None else date.turned(published, future=False)
            for who in lead.who:
                if (lead.kind == "funding") is (amount.quantity.unit in CURRENCIES):
                    yield from _counted_row(frame, lead, who, amount, when)


_A_LIST = 2
_BETWEEN_PAIRS = frozenset({",", ";", "and", ".", "(", ")", "–", "—", "with", "in", "the", "for", "from", ":", "each"})


def _pairs(frame: Frame, first: int) -> Iterator[tuple[str, QuantityMention]]:
    """Yield who and how many, where nothing else stands behind `first`; nothing where something does."""
    sentence = frame.sentence
    amounts = [a for a in sentence.amounts if a.first >= first and not a.ordinal]
    named = [m for m in frame.mentions if m.first >= first and m.ids and m.pronoun is None]
    tails = [
        m for m, before in zip(named[1:], named, strict=False) if m.first == before.last + 1 and _hyphened(sentence, m)
    ]
    known = {p for a in amounts for p in range(a.first, a.last)} | {p for m in named for p in range(m.first, m.last)}
    known |= {p for d in sentence.dates for p in range(d.first, d.last)}
    # "Al Bayda", of which only the last word is known
    known |= {m.first - 1 for m in named if sentence.tokens[m.first - 1].text[:1].isupper()}
    known |= {m.first - 1 for m in tails}
    if not all(p in known or sentence.tokens[p].low in _BETWEEN_PAIRS for p in range(first, len(sentence.tokens))):
        return
    # "Sisak-Moslavina" is one
    named = [m for m in named if m not in tails]
    if len(amounts) != len(named):
        return
    for mention, amount in zip(named, amounts, strict=True):
        yield _id(mention), amount


def _hyphened(sentence: Sentence, mention: Mention) -> bool:
    return sentence.tokens[mention.first - 1].text == "-"


def untold(drafts: Iterable[Draft], listed: Sequence[Draft], led: Sequence[Lead]) -> Iterator[Draft]:
    """Yield what is told beside the rows: of their kind only they tell, and the line that leads in counts nothing."""
    taken = {row.kind for row in listed}
    empty = {lead.kind for lead in led} - {"treaty_step"}
    if "funding" in empty:
        # "Canada's support for mine victims, 2024:" is no stance.
        empty.add("position")
    for draft in drafts:
        if (draft.kind not in taken or _stands_before(draft, listed)) and (
            draft.kind not in empty or draft.quantity is not None
        ):
            yield draft


def _stands_before(draft: Draft, listed: Sequence[Draft]) -> bool:
    """Tell of what the words before a colon tell themselves: "killed 214 people, most of them in two states: …"."""
    colons = [row.mark.first for row in listed if row.mark.first > draft.mark.last]
    return draft.quantity is not None and len(colons) == len(listed)


def go_on(discourse: Discourse, sentence: Sentence, led: tuple[Lead, ...], *, told: bool) -> None:
    """Note, at the end of a sentence, whether it leads in rows, and whether the list goes on."""
    if told:
        # One row on clearing: the others are too.
        discourse.leads = tuple(lead._replace(ours=True) for lead in discourse.leads)
    elif led:
        discourse.leads = led
    elif discourse.leads and not _may_stand_between(sentence):
        discourse.leads = ()


def _may_stand_between(sentence: Sentence) -> bool:
    """Tell of a row's number alone, of a row that tells nothing, and of what stands behind a row's first sentence."""
    if not any(t.text[:1].isalpha() for t in sentence.tokens):
        return True
    line = _line(sentence)
    return line is not None and _BULLETED.match(sentence.text, line) is not None


# A page can be one line: no row stands so far behind a line's beginning.
_LONGEST_LINE = 600


def _line(sentence: Sentence) -> int | None:
    """Return where the line of a sentence begins, None where that is far off."""
    line = sentence.text.rfind("\n", max(0, sentence.start - _LONGEST_LINE), sentence.start)
    return None if line < 0 and sentence.start > _LONGEST_LINE else line + 1


def _starts_line(sentence: Sentence) -> bool:
    line = _line(sentence)
    return line is not None and _LINE_START.match(sentence.text[line : sentence.start]) is not None


def _begins(sentence: Sentence) -> int | None:
    """Return where the words of a row begin, behind its bullet."""
    tokens = sentence.tokens
    return next(
        (p for p in range(sentence.led, len(tokens)) if tokens[p].text[0].isalnum() or tokens[p].text in "$€£"), None
    )


def _row(frame: Frame, published: dt.date | None) -> Iterator[Draft]:
    sentence = frame.sentence
    begin = _begins(sentence)
    amounts = [a for a in sentence.amounts if not a.ordinal and begin is not None and a.first >= begin]
    if begin is not None and not amounts:
        yield from _dated(frame, begin, published)
    if begin is None or not amounts:
        return
    amount = amounts[0]
    end = amount.first
    while end > begin and sentence.tokens[end - 1].text in _SIGNS:
        end -= 1
    money = amount.quantity.unit in CURRENCIES
    for lead in frame.discourse.leads:
        if lead.kind == "funding" and lead.unit and not money and amount.unit_at is None:
            amount, money = replace(amount, quantity=replace(amount.quantity, unit=lead.unit)), True
        if (lead.kind == "funding") is not money or not (lead.ours or _works(sentence)):
            continue
        if end == begin:
            yield from _part(frame, lead, amount, published) if money else _things(frame, lead, amount, published)
        elif end - begin <= _LONGEST_KEY and (end < amount.first or money):
            yield from _keyed(frame, lead, (begin, end), amount, published)


def _dated(frame: Frame, begin: int, published: dt.date | None) -> Iterator[Draft]:
    """As in "Tonga: 2025", "Palau – 18 November 2007", behind "Ratifications of the convention:"."""
    sentence = frame.sentence
    who = next((m for m in frame.mentions if m.first <= begin + 1 and m.kind == "state" and len(m.states) == 1), None)
    if who is None or len(sentence.dates) != 1 or sentence.dates[0].first < who.last:
        return
    date = sentence.dates[0]
    between = {t.text for t in sentence.tokens[who.last : date.first]}
    if not between or not between <= _SIGNS or len(sentence.tokens) - date.last > 1:
        return
    for lead in frame.discourse.leads:
        if lead.kind == "treaty_step":
            first, last = sentence.tokens[begin].start, sentence.tokens[date.last - 1].end
            mark = sentence.marks[0] if sentence.marks else _NOTHING
            when = date.turned(published, future=False)
            slots = {**lead.slots, "actor": who.states[0]}
            yield Draft(lead.kind, lead.modality, frame.clauses[0], mark, slots, None, when, span=(first, last))


def _part(frame: Frame, lead: Lead, amount: QuantityMention, published: dt.date | None) -> Iterator[Draft]:
    """As in "- $1.9 million to The HALO Trust for its work in Afghanistan"."""
    mentions = [m for m in frame.mentions if m.first >= amount.last and m.ids and m.role in ("", "prep")]
    to = next((m for m in mentions if m.prep == "to"), None) or next((m for m in mentions if m.prep), None)
    receiver = lead.slots["to"] if to is None else to.states[0] if to.kind == "state" else to.ids[0]
    for payer in lead.who:
        if payer and payer != receiver:
            yield _draft(frame, lead, {"actor": payer, "to": receiver}, amount, _own_time(frame, amount, published))


def _things(frame: Frame, lead: Lead, amount: QuantityMention, published: dt.date | None) -> Iterator[Draft]:
    """As in "- 20,000 anti-tank mines", behind "The aid of the Netherlands to Ukraine includes:"."""
    mark = None if amount.unit_at is None else frame.sentence.mark(amount.unit_at)
    item = None if mark is None else mark.value("item")
    if lead.kind == "transfer" and item not in (None, "other"):
        for giver in lead.who:
            yield _draft(
                frame, lead, {**lead.slots, "item": item, "actor": giver}, amount, _own_time(frame, amount, published)
            )


def _keyed(
    frame: Frame, lead: Lead, key: tuple[int, int], amount: QuantityMention, published: dt.date | None
) -> Iterator[Draft]:
    """As in "Nariño: 24", "2019: 32 km²", "Latvia – 12,000 mines", "Norway – $58 million"."""
    sentence = frame.sentence
    if any(c.verbs(sentence) for c in frame.clauses) or _is_a_sum(sentence, *key):
        return
    year = next((d for d in sentence.dates if key[0] <= d.first and d.last <= key[1]), None)
    who = _named(frame, *key)
    if year is not None and key[1] - key[0] == year.last - year.first:
        for state in lead.who or (None,):
            yield from _counted_row(frame, lead, state, amount, year.turned(published, future=False))
    elif who is not None:
        yield from _counted_row(frame, lead, who, amount, _own_time(frame, amount, published))


_SUMS = frozenset({"total", "others", "other", "all", "world", "sum", "rest", "altogether", "overall"})


def _is_a_sum(sentence: Sentence, first: int, last: int) -> bool:
    return not _SUMS.isdisjoint(t.low for t in sentence.tokens[first:last])


def _named(frame: Frame, first: int, last: int) -> str | None:
    """Return whom a row is about: a name that we know, else capitalised words."""
    inside = [m for m in frame.mentions if first <= m.first < last and m.ids]
    whole = [m for m in inside if m.last - m.first >= last - first - 1]
    if whole:
        return _id(whole[0])
    tokens = frame.sentence.tokens[first:last]
    mark = frame.sentence.mark(first)
    state = None if mark is None else mark.value("state") or mark.value("place") or mark.value("capital")
    if state is not None and mark is not None and mark.last >= last:
        return state
    named = not inside and tokens[0].text[:1].isupper() and all(t.text[:1].isupper() or len(t.text) < 4 for t in tokens)
    return slug(frame.sentence.words(first, last)) if named else None


def _id(mention: Mention) -> str:
    return mention.states[0] if mention.kind in ("state", "place") and mention.states else mention.ids[0]


def _counted_row(
    frame: Frame, lead: Lead, who: str | None, amount: QuantityMention, when: str | None
) -> Iterator[Draft]:
    if lead.kind == "funding":
        paid_by_lead = bool(lead.who) and who not in lead.who
        for payer in lead.who if paid_by_lead else (who,):
            if not payer:
                continue
            to = who if paid_by_lead else lead.slots["to"]
            yield _draft(frame, lead, {"actor": payer, "to": to}, amount, when)
        return
    quantity = amount.quantity
    unit = lead.unit if quantity.unit == "item" and amount.unit_at is None else quantity.unit
    fits = unit in AREAS if lead.unit == "" or lead.unit in AREAS else unit in ("item", lead.unit)
    if not fits or who is None:
        return
    counted = replace(amount, quantity=replace(quantity, unit=lead.unit or unit if unit == "item" else unit))
    item = next((v for m in frame.sentence.marks if (v := m.value("item")) in _CODES), None)
    slot = "place" if lead.kind in ("casualties", "clearance") else "actor"
    own = {"item": item} if item is not None and lead.slots["item"] == "mine" else {}
    yield _draft(frame, lead, {**lead.slots, **own, slot: who}, counted, when)


_CODES = frozenset({"apm", "avm", "cm"})


def _own_time(frame: Frame, amount: QuantityMention, published: dt.date | None) -> str | None:
    behind: list[TimeMention] = [d for d in frame.sentence.dates if d.first >= amount.last]
    return behind[0].turned(published, future=False) if behind else None


_NOTHING = Mark(0, 1, {}, {}, traits_of({}))


def _draft(frame: Frame, lead: Lead, slots: dict[str, str | None], amount: QuantityMention, when: str | None) -> Draft:
    tokens = frame.sentence.tokens
    first = _begins(frame.sentence) or 0
    last = len(tokens) - (tokens[-1].text in _CLOSING)
    slots = {k: v for k, v in slots.items() if k != "aspect" or v is not None}
    return Draft(
        lead.kind,
        lead.modality,
        frame.clauses[0],
        frame.sentence.marks[0] if frame.sentence.marks else _NOTHING,
        slots,
        amount.quantity,
        when or lead.when,
        span=(tokens[first].start, tokens[last - 1].end),
    )
