"""Reading a page as a browser would, with lxml, which the pages are not made with."""

from __future__ import annotations

from urllib.parse import urldefrag, urljoin

from django.test import Client
from lxml import html


class Read:
    """A page that was asked for: its answer and its document."""

    def __init__(self, client: Client, address: str) -> None:
        self.address = address
        self.response = client.get(address)
        self.status = self.response.status_code
        self.document = html.document_fromstring(self.response.content) if self.response.content else None

    def all(self, path: str) -> list[html.HtmlElement]:
        assert self.document is not None
        found: list[html.HtmlElement] = self.document.xpath(path)
        return found

    def one(self, path: str) -> html.HtmlElement:
        found = self.all(path)
        assert len(found) == 1, f"{self.address}: {len(found)} of {path}"
        return found[0]

    def text(self, path: str = "//main") -> str:
        """All the words inside, in order, with single spaces."""
        return " ".join(" ".join(found.text_content() for found in self.all(path)).split())

    @property
    def title(self) -> str:
        return str(self.one("//head/title").text_content())

    def links(self) -> set[str]:
        """Addresses on this site that the page leads to, with their fragments."""
        found = {urljoin(self.address, str(href)) for href in self.all("//a/@href")}
        return {href for href in found if href.startswith("/")}

    def ids(self) -> set[str]:
        return {str(found) for found in self.all("//@id")}


def crawl(client: Client, start: str = "/") -> dict[str, Read]:
    """Every page of the site that can be reached by links, by its address without a fragment.

    Lists are followed into one filter and one order of theirs, not into every combination.
    """
    read: dict[str, Read] = {}
    waiting = [start]
    while waiting:
        address = waiting.pop()
        if address in read:
            continue
        read[address] = Read(client, address)
        if read[address].response["Content-Type"].startswith("text/html"):
            found = {urldefrag(link).url for link in read[address].links()}
            waiting += sorted(link for link in found if link not in read)
    return read
