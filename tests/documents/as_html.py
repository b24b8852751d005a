"""A document that was read, written as a plain page: what the tests give LibreOffice to make Word files and PDFs of."""

from html import escape

from goldenthread.documents import Block, Cell, Document, Heading, ListItem, Run, Table, TextBlock


def as_html(document: Document) -> str:
    """The blocks as HTML. A list item keeps its marker as typed words, so that no format numbers it again."""
    body = "\n".join(block_html(block) for block in document.blocks)
    head = '<meta charset="utf-8"><title>Test</title>'
    return f'<!doctype html><html lang="en-GB"><head>{head}</head><body>{body}</body></html>'


def block_html(block: Block) -> str:
    """One block."""
    if isinstance(block, Heading):
        level = max(block.level, 1)
        return f"<h{level}>{words(block)}</h{level}>"
    if isinstance(block, ListItem):
        return f"<p>{escape(block.marker)} {words(block)}</p>"
    if isinstance(block, TextBlock):
        return f"<p>{words(block)}</p>"
    if isinstance(block, Table):
        rows = "".join(f"<tr>{''.join(cell_html(cell) for cell in row)}</tr>" for row in block.rows)
        # A paragraph after it: Word and LibreOffice make one table of two that touch.
        return f'<table border="1" width="100%">{rows}</table><p></p>'
    return ""


def cell_html(cell: Cell) -> str:
    """One cell, its words in paragraphs; tables within it as rows of words."""
    tag = "th" if cell.header else "td"
    spans = f' rowspan="{cell.rowspan}" colspan="{cell.colspan}"'
    return f"<{tag}{spans}>{''.join(block_html(block) for block in cell.blocks)}</{tag}>"


def words(block: TextBlock) -> str:
    """The runs of a block, note marks left out."""
    return "".join(run_html(run) for run in block.runs if run.said)


def run_html(run: Run) -> str:
    """One run, bold or not."""
    text = escape(run.text).replace("\n", "<br>")
    return f"<b>{text}</b>" if run.style.bold else text
