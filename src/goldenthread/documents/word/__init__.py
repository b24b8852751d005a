"""Word files read by a walk over their XML."""

from goldenthread.documents.word.reading import read_word

__all__ = ["read_word"]
