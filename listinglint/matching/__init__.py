"""Room two: a listing in, candidates out. Clean text costs one pass of an automaton."""

from .matcher import Matcher

__all__ = ["Matcher"]
