"""Which of the treaties bans which weapon, by the codes of docs/reference/vocabulary.md."""

TREATY_OF = {"apm": "apmbc", "mine": "apmbc", "cm": "ccm"}
ITEM_OF = {"apmbc": "apm", "ccm": "cm"}
CODES = frozenset({"apm", "avm", "mine", "cm"})
# Verbs and nouns of packs that tell of people hurt.
HARM = frozenset({"kill", "injure", "casualty"})
