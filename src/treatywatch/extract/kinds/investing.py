"""Positions that money takes: "has sold its shares in Textron and will not invest in makers of cluster munitions"."""

from collections.abc import Iterator

from treatywatch.extract.draft import Act, Draft
from treatywatch.extract.kinds.positions import taken
from treatywatch.extract.names import Mention
from treatywatch.extract.reading import Mark
from treatywatch.extract.roles import Frame

_HELD = frozenset(
    {"share", "shares", "shareholding", "stake", "stakes", "holding", "holdings", "bonds", "stock", "investment"}
    | {"investments", "portfolio", "portfolios", "universe", "blacklist", "fund", "funds"}
)
_SHED = frozenset(
    {"sold", "sell", "sells", "selling", "divested", "divest", "divests", "divesting", "dropped", "drop", "drops"}
    | {"excluded", "exclude", "excludes", "removed", "removes", "blacklisted", "blacklists", "dumped", "shed", "sheds"}
    | {"ditched", "banned", "offloaded", "unloaded", "withdrew", "withdrawn", "pulled", "struck", "barred"}
)
_NOT = frozenset({"not", "never", "no", "stopped", "stop", "cease", "ceased", "refuses", "refused", "neither", "nor"})
_INVESTING = frozenset({"invest", "invests", "investing", "invested", "finance", "financing", "lend", "lending"})
_MAKING = frozenset({"makers", "maker", "producers", "manufacturers", "made", "makes", "make", "making", "produced"})
_MAKING |= {"produces", "producing", "produce", "production", "manufacture", "manufactures", "manufacturer", "producer"}
_MAKING |= {"over", "because", "involved", "involvement", "build", "builds", "built", "companies", "firms", "suppliers"}
_WEAPONS = ("apm", "cm", "mine", "avm")
_INVESTORS = ("organisation", "company", "name", "body", "person")
_NOT_WITHIN = 4


def may_divest(frame: Frame) -> bool:
    """Tell whether a sentence sells shares, or will hold none, over a weapon that it names."""
    lows = [t.low for t in frame.sentence.tokens]
    words = set(lows)
    if _MAKING.isdisjoint(words):
        return False
    sheds = not (_HELD.isdisjoint(words) or _SHED.isdisjoint(words)) or _shuns(lows)
    return sheds and _weapon(frame) is not None


def _shuns(lows: list[str]) -> bool:
    """Tell of "will not invest in"."""
    return any(
        low in _INVESTING and not _NOT.isdisjoint(lows[max(0, i - _NOT_WITHIN) : i]) for i, low in enumerate(lows)
    )


def _weapon(frame: Frame) -> Mark | None:
    return next((m for m in frame.sentence.marks if m.value("item") in _WEAPONS), None)


def divested(act: Act) -> Iterator[Draft]:
    """Give the investor a stance against the weapon."""
    weapon, investor = _weapon(act.frame), _investor(act)
    if weapon is None or investor is None:
        return
    for actor in investor.ids[:1] or investor.states[:1]:
        yield taken(act, actor, "oppose", str(weapon.value("item")))


def _investor(act: Act) -> Mention | None:
    """Return the fund or bank that opens the sentence, whatever it says of itself."""
    for mention in act.frame.mentions:
        if mention.kind in _INVESTORS and mention.pronoun is None and mention.ids and not mention.prep:
            return mention if mention.role != "owner" else None
    return None
