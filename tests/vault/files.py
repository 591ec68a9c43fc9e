"""Files to be uploaded, made here: honest ones, and a corpus of hostile ones. Nobody is in them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

SIZE = (120, 80)


def picture(form: str, size: tuple[int, int] = SIZE, mode: str = "RGB", **options: object) -> bytes:
    """A picture that is a ramp of greys, so that turning and cutting it would show."""
    written = io.BytesIO()
    ramp = Image.linear_gradient("L").resize(size)
    ramp.convert(mode).save(written, form, **options)
    return written.getvalue()


def photo() -> bytes:
    """A photo that says where and with what it was taken, and lies on its side."""
    notes = Image.Exif()
    notes[0x010F] = "Made-up Cameras"
    notes[0x0112] = 6
    notes.get_ifd(0x8825).update({1: "N", 2: (45.0, 25.0, 17.0), 3: "W", 4: (75.0, 41.0, 59.0)})
    return picture("JPEG", exif=notes)


def pdf(pages: int = 2, change: Callable[[PdfWriter], object] = lambda _: None) -> bytes:
    """A PDF of blank pages, changed before it is written."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(612, 792)
    change(writer)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def archive(name: str = "program.exe", content: bytes = b"MZ") -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as into:
        into.writestr(name, content)
    return written.getvalue()


# ------------------------------------------------------------------------------------------------- PDFs that do things


def action(kind: str, **more: str) -> DictionaryObject:
    said = {NameObject(f"/{key}"): TextStringObject(value) for key, value in more.items()}
    return DictionaryObject({NameObject("/S"): NameObject(kind), **said})


def at_opening(kind: str, **more: str) -> Callable[[PdfWriter], object]:
    return lambda writer: writer.root_object.update({NameObject("/OpenAction"): action(kind, **more)})


def on_a_page(kind: str, **more: str) -> Callable[[PdfWriter], object]:
    opened = DictionaryObject({NameObject("/O"): action(kind, **more)})
    return lambda writer: writer.pages[0].update({NameObject("/AA"): opened})


def named_script(writer: PdfWriter) -> None:
    """A script among the names of a document, which runs when it is opened."""
    scripts = DictionaryObject(
        {NameObject("/Names"): ArrayObject([TextStringObject("a"), action("/JavaScript", JS="1")])}
    )
    writer.root_object[NameObject("/Names")] = DictionaryObject({NameObject("/JavaScript"): scripts})


def in_the_form(key: str, value: str) -> Callable[[PdfWriter], object]:
    form = DictionaryObject({NameObject(key): TextStringObject(value), NameObject("/Fields"): ArrayObject()})
    return lambda writer: writer.root_object.update({NameObject("/AcroForm"): form})


def box() -> ArrayObject:
    return ArrayObject(FloatObject(each) for each in (10, 10, 90, 40))


def mark(kind: str, **more: object) -> Callable[[PdfWriter], object]:
    """A mark on the first page, such as a link or a field."""
    said = {NameObject(f"/{key}"): value for key, value in more.items()}
    drawn = DictionaryObject({NameObject("/Subtype"): NameObject(kind), NameObject("/Rect"): box(), **said})
    return lambda writer: writer.pages[0].update({NameObject("/Annots"): ArrayObject([writer._add_object(drawn)])})


def drawn(writer: PdfWriter, *, times: int = 1, filters: str = "/FlateDecode") -> None:
    """What is drawn on the first page, packed: a hundred million blanks a time."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 10_000_000) for _ in range(10 * times)) + packer.flush()
    stream = StreamObject()
    stream._data = packed
    stream[NameObject("/Filter")] = NameObject(filters)
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)


def twice_packed(writer: PdfWriter) -> None:
    """Zeros packed twice: a few bytes for a gigabyte."""
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(bytes(10_000_000)) for _ in range(100)) + packer.flush()
    stream = StreamObject()
    stream._data = zlib.compress(once, 9)
    stream[NameObject("/Filter")] = ArrayObject([NameObject("/FlateDecode"), NameObject("/FlateDecode")])
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)


def pictured(data: bytes, width: int, height: int) -> Callable[[PdfWriter], object]:
    """A JPEG as it is, as a picture that a page may draw."""

    def put(writer: PdfWriter) -> None:
        stream = StreamObject()
        stream._data = data
        named = {"Type": "/XObject", "Subtype": "/Image", "Filter": "/DCTDecode", "ColorSpace": "/DeviceRGB"}
        stream.update({NameObject(f"/{key}"): NameObject(value) for key, value in named.items()})
        sizes = {"Width": width, "Height": height, "BitsPerComponent": 8}
        stream.update({NameObject(f"/{key}"): NumberObject(value) for key, value in sizes.items()})
        held = DictionaryObject({NameObject("/P"): writer._add_object(stream)})
        writer.pages[0][NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): held})

    return put


def looks(content: bytes = b"0 0 m 10 10 l S") -> DictionaryObject:
    """How a mark looks."""
    form = DecodedStreamObject()
    form.set_data(content)
    form.update({NameObject("/Subtype"): NameObject("/Form"), NameObject("/BBox"): box()})
    return DictionaryObject({NameObject("/N"): form})


def encrypted(user: str) -> bytes:
    return pdf(change=lambda writer: writer.encrypt(user, "owner", algorithm="AES-256"))


# -------------------------------------------------------------------------------------------------- pictures that bomb


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it is as large as this, and holds few bytes."""

    def chunk(name: bytes, content: bytes) -> bytes:
        checked = struct.pack("!L", zlib.crc32(name + content))
        return struct.pack("!L", len(content)) + name + content + checked

    head = struct.pack("!LLBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes(1_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
