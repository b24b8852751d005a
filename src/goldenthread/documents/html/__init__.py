"""HTML read into blocks: whole pages, and the fragments that stand in Markdown."""

from goldenthread.documents.html.fragments import fragment_blocks
from goldenthread.documents.html.reading import read_html

__all__ = ["fragment_blocks", "read_html"]
