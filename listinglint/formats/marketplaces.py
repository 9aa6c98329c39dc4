"""Names of marketplaces, for the readers of this room."""

from ..marketplaces import MARKETPLACES, canonical_marketplace, language_of_marketplace

__all__ = ["MARKETPLACES", "canonical_marketplace", "language_of_marketplace"]
