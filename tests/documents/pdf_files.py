"""PDFs made by Typst, tagged as PDF/UA-1 or without tags, and PDFs written by hand to be wrong."""

import typst

PREAMBLE = '#set document(title: "Test", author: "A. Officer")\n#set text(lang: "en", region: "GB")\n'


def tagged(source: str) -> bytes:
    """A PDF/UA-1 file of this Typst source."""
    return bytes(typst.compile((PREAMBLE + source).encode(), pdf_standards=["ua-1"]))


def untagged(source: str) -> bytes:
    """A PDF of this Typst source, without tags."""
    return bytes(typst.compile((PREAMBLE + source).encode(), pdf_tags=False))


def escaped(text: str) -> str:
    """Words that Typst prints as they are."""
    return f"#{quoted(text)}"


def quoted(text: str) -> str:
    """A Typst string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def by_hand(*objects: str, trailer: str = "") -> bytes:
    """A PDF of these objects, numbered from 1, of which the first is the catalogue."""
    data = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode()
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    return data + f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()


def without_text() -> bytes:
    """A page that holds a picture and nothing else, as a scan does."""
    drawn = "q 100 0 0 100 0 0 cm /Im0 Do Q"
    return by_hand(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R "
        "/Resources << /XObject << /Im0 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >>"
        "\nstream\n0\nendstream",
    )
