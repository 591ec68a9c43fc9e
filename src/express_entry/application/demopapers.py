"""Made-up documents for the files of the demo: a page with a title, and the sentence that nobody's papers are in it."""

from __future__ import annotations

FONT = "/Resources << /Font << /F1 5 0 R >> >>"
SENTENCE = "Made up for a demonstration. Document fictif, pour une demonstration."


def made_up_paper(title: str) -> bytes:
    """A PDF of one page that bears a title in plain letters, as whoever uploads it would have it."""
    shown = title.encode("ascii", "replace").decode().translate(str.maketrans("()\\", "   "))
    text = f"BT /F1 18 Tf 72 720 Td ({shown}) Tj /F1 11 Tf 0 -32 Td ({SENTENCE}) Tj ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R {FONT} >>",
        f"<< /Length {len(text)} >>\nstream\n{text}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    written, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(written)}\n%%EOF\n"
    return (written + head + end).encode("ascii")
