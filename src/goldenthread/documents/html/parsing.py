"""HTML parsed by lxml, which fetches nothing and expands nothing."""

from __future__ import annotations

import lxml.html
from lxml import etree

from goldenthread.documents.errors import Unreadable
from goldenthread.patterns import regex

DECLARATION = regex(r"\A\s*<\?xml[^>]*\?>")
# What XML and so lxml cannot hold.
CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)], " ")


def parsed(text: str) -> etree._Element:
    """The root element of a page or fragment; `sourceline` of each element counts from 1."""
    text = DECLARATION.sub(lambda match: "\n" * match[0].count("\n"), text, count=1).translate(CONTROLS)
    parser = lxml.html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = lxml.html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("damaged", "The HTML holds nothing that can be read", mend="Save it again.") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise Unreadable(
            "damaged", "The HTML's elements stand too deep in one another", mend="Save the page again from its source."
        )
    return root
