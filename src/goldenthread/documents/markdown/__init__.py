"""Markdown with HTML and tab-separated tables in it, as converted council papers are."""

from goldenthread.documents.markdown.reading import read_markdown

__all__ = ["read_markdown"]
