"""What a name is: a mention in a sentence, its id, and what the words of a name tell of its bearer."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from treatywatch.lang.pack import entities

_ORGANISATION_WORDS = re.compile(
    r"\b(?:Institute|Association|Foundation|Organi[sz]ation|Committee|Council|Campaign|Coalition|Agency|Group|Centre"
    r"|Center|Union|Forum|Network|Trust|Society|University|Commission|Initiative|Action|Watch|Party|Monitor|Service"
    r"|Fund|Alliance|Bank|Programme|Program|Office|Ltd|Inc|Oy|AB|AS|GmbH|SA|Corp|Industries|Industry|Systems|Munitions"
    r"|Explosives|Precision|Works|Ammunition|Front|Army|Forces|Brigade|Movement|Relief|Aid|Cross|Authority|Ministry"
    r"|Secretariat|Assembly|Defence|Times|Post|News|Radio|TV|Bloc|Democrats|Conservatives|Socialists|Nationalists"
    r"|Patriots|Communists|Greens|Moderates|Centrists|League|Federation|Confederation|Caucus)\b"
)
_COMPANY_WORDS = re.compile(
    r"\b(?:Ltd|Inc|Oy|AB|AS|ASA|GmbH|SA|Corp|Industries|Industry|Systems|Munitions|Explosives|Precision|Works"
    r"|Ammunition|Arms|Ordnance|Dynamics|Technologies|Holding|Aerospace|Armaments|Factories|Pyrotechnics|Energetics"
    r"|Robotics|Metals|Metalworks|Machinery|Electronics|Composites|Rocketry|Foundry|Propellants|Detonators"
    r"|Technika|Technik|Tekniikka|Shipyards|Laboratories|Labs|Oyj|Limited"
    r"|(?<!Civil )(?<!National )(?<!Territorial )(?<!Ukrainian )(?<!Home )(?<!Air )(?<!of )(?<!European )Defen[cs]e$"
    r"|Engineering|Technology|Tech|Armament|Ballistics|Chemicals|Manufacturing|Manufacturers|Enterprises"
    r"|Solutions|LLC|PLC|Plc|SpA|AG|NV|BV|Kft|Sp\. z o\.o|d\.o\.o|s\.r\.o)\b"
)
_MEDIA_WORDS = re.compile(
    r"\b(?:Times|Post|News|Review|Weekly|Journal|Magazine|Gazette|Tribune|Herald|Dispatch|Radio|TV|Television|Newswire)$"
)
_AGENCY_WORDS = re.compile(
    r"\b(?:Authority|Ministry|Agency|Centre|Center|Service|Command|Forces|Army|Department|Office)$"
)
_ARMED_GROUP = "armed group"
_PARLIAMENTS = frozenset({"sejm", "senate-of-poland", "seimas", "saeima", "riigikogu", "eduskunta", "verkhovna-rada"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `first` to `last` (excluded) name `ids`.

    `kind`: state, union, person, organisation, company, media, body, office, place, name.
    `states` are the states they belong to or are.
    `role`: `subject`-able (""), `prep` (behind a preposition), `owner` (possessive), `adj` (describes a noun).
    """

    first: int
    last: int
    ids: tuple[str, ...]
    kind: str
    states: tuple[str, ...]
    role: str = ""
    body: str | None = None
    pronoun: str | None = None
    prep: str = ""

    @property
    def whole(self) -> bool:
        """Tell whether it can be a subject or object by itself."""
        return self.role == ""

    @property
    def full_name(self) -> bool:
        """Tell of an unknown name of more than one word: somebody's, or some house's."""
        return self.kind == "name" and bool(self.ids) and "-" in self.ids[0]


@lru_cache(4096)
def slug(name: str) -> str:
    """Return a name as an id: lower case, accents off, words joined by `-`."""
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("Ł", "L"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return re.sub(r"[\W_]+", "-", plain.removesuffix("'s").removesuffix("’s")).strip("-")


def surname(name: str) -> str:
    """Return the last word of a name, folded; "" where it is too short to know anybody by."""
    word = slug(name).rpartition("-")[2]
    return word if len(word) > 2 else ""


def first_word(name: str) -> str:
    """Return the first word of a name, folded."""
    return slug(name).partition("-")[0]


def is_organisation_name(name: str) -> bool:
    """Tell whether a word of the name is one that organisations or companies call themselves."""
    return _ORGANISATION_WORDS.search(name) is not None


_PARTY_WORDS = re.compile(
    r"\b(?:Party|Bloc|Democrats|Conservatives|Socialists|Liberals|Nationalists|Patriots|Greens|First|Forward|Together"
    r"|Front|Alliance|Movement|Union|Rising|Awake|Alternative|Left|Coalition|Vision|Hope|Voice)$"
)


def is_party_name(name: str) -> bool:
    """Tell whether a state's name with these words behind it is a party's: "Denmark Democrats", "Norway First"."""
    return _PARTY_WORDS.search(name) is not None


def is_company_name(name: str) -> bool:
    """Tell whether a word of the name is one that companies call themselves."""
    return _COMPANY_WORDS.search(name) is not None and not is_media_name(name)


def is_agency_name(name: str) -> bool:
    """Tell whether a name ends as those of a state's own offices do: "Estonian Centre", "Mine Action Authority"."""
    return _AGENCY_WORDS.search(name) is not None


_ARMED = frozenset({"forces", "army", "ministry", "military", "armed", "navy"})


def is_an_army(entity_id: str) -> bool:
    """Tell whether an id is that of armed forces or their ministry, whose mines are their state's."""
    return not _ARMED.isdisjoint(entity_id.split("-"))


@cache
def armed_groups() -> frozenset[str]:
    """Return the ids of the armed groups of the gazetteer."""
    return frozenset(entity.id for entity in entities().values() if entity.role == _ARMED_GROUP)


def is_media_name(name: str) -> bool:
    """Tell whether a name ends as those of papers and broadcasters do: "Defence Industry Review"."""
    return _MEDIA_WORDS.search(name) is not None


def is_parliament(entity_id: str) -> bool:
    """Tell whether an organisation of the gazetteer is a parliament: a body of its state."""
    return entity_id in _PARLIAMENTS
