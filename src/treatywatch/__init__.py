"""Treatywatch: a cross-checked, sourced record of what states do about arms-control treaties."""

__version__ = "0.1.0"
