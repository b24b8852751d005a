"""PDFs read by their tag tree, or by their look where they have none."""

from goldenthread.documents.pdf.reading import read_pdf

__all__ = ["read_pdf"]
