"""Pictures, opened and written anew by Pillow: the copy has the pixels and nothing else. In the child process alone."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from PIL import Image, ImageOps, JpegImagePlugin, MpoImagePlugin, PdfImagePlugin, PngImagePlugin, TiffImagePlugin

from .ends import jpeg_end, png_end
from .findings import Found, Unfit
from .kinds import Kind
from .limits import Limits
from .pages import merged

# What reads and writes is loaded here: afterwards the process opens no file.
Image.preinit()
_LOADED = (JpegImagePlugin, MpoImagePlugin, PdfImagePlugin, PngImagePlugin, TiffImagePlugin)
_FORMATS = {Kind.JPEG: ("JPEG", "MPO"), Kind.PNG: ("PNG",), Kind.TIFF: ("TIFF",)}
_ENDS: dict[Kind, Callable[[bytes], int | None]] = {Kind.JPEG: jpeg_end, Kind.PNG: png_end}
_PLACE = 0x8825
"""The tag of the position in the notes of a camera (EXIF 2.32, 4.6.3)."""
_DOTS = (36, 1200)
QUALITY = 90


def opened(content: bytes, kind: Kind, limits: Limits) -> Found:
    """A picture with what its copy leaves out.

    :raises Unfit: where it has too many pixels, pages or frames.
    :raises Exception: whatever Pillow raises at a file that it cannot open.
    """
    Image.MAX_IMAGE_PIXELS = None  # counted here
    with Image.open(io.BytesIO(content), formats=_FORMATS[kind]) as image:
        _count(image, limits)
        left_out = tuple(_left_out(content, kind, image))
        if kind is Kind.TIFF:
            return Found(_frames(image), Kind.PDF, _as_pdf(image, limits), left_out)
        frames = 1 if image.format == "MPO" else _frames(image)
        if frames != 1:
            raise Unfit("frames", count=frames)
        return Found(1, kind, _written(_bare(image, limits), kind), left_out)


def _count(image: Image.Image, limits: Limits) -> None:
    """See to it that a picture is not too large, by its own account, before anything of it is unpacked."""
    width, height = image.size
    if width * height > limits.pixels:
        raise Unfit("pixels", width=width, height=height, most=limits.pixels)


def _frames(image: Image.Image) -> int:
    frames: int = getattr(image, "n_frames", 1)
    return frames


def _left_out(content: bytes, kind: Kind, image: Image.Image) -> Iterator[str]:
    notes = image.getexif()
    if notes.get_ifd(_PLACE) or b"GPSLatitude" in content:
        yield "location"
    texts = kind is Kind.PNG and any(isinstance(value, str) for value in image.info.values())
    if texts or (kind is not Kind.TIFF and notes) or {"comment", "xmp", "exif", "photoshop"} & set(image.info):
        yield "metadata"
    end = _ENDS[kind](content) if kind in _ENDS else None
    if end is not None and content[end:].strip(b"\0\r\n\t "):
        yield "behind"


def _bare(image: Image.Image, limits: Limits) -> Image.Image:
    """The pixels of a picture, upright, without anything that it says beside them."""
    _count(image, limits)
    image.load()
    upright = ImageOps.exif_transpose(image)
    see_through = upright.info.get("transparency")
    bare = upright.copy()
    bare.info = {} if see_through is None else {"transparency": see_through}
    return bare


def _written(image: Image.Image, kind: Kind) -> bytes:
    written = io.BytesIO()
    if kind is Kind.JPEG:
        _plain(image).save(written, "JPEG", quality=QUALITY)
    else:
        image.save(written, "PNG")
    return written.getvalue()


def _plain(image: Image.Image) -> Image.Image:
    """A picture in grey or in red, green and blue; what can be seen through is white."""
    if image.mode in {"1", "L"}:
        return image.convert("L")
    if image.mode.startswith("I"):
        return image.point(lambda each: each / 256).convert("L") if image.mode != "I" else image.convert("L")
    if image.mode in {"LA", "PA", "RGBA"} or "transparency" in image.info:
        seen = image.convert("RGBA")
        paper = Image.new("RGB", image.size, "white")
        paper.paste(seen, mask=seen.getchannel("A"))
        return paper
    return image.convert("RGB")


def _as_pdf(image: Image.Image, limits: Limits) -> bytes:
    """The pages of a TIFF, which browsers do not show, as pages of a PDF."""
    count = _frames(image)
    if not 1 <= count <= limits.pages:
        raise Unfit("pages", count=count, most=limits.pages)
    pages = []
    for number in range(count):
        image.seek(number)
        dots = float(image.info.get("dpi", (150, 150))[0])
        page = io.BytesIO()
        sane = min(max(dots, _DOTS[0]), _DOTS[1])
        _plain(_bare(image, limits)).save(page, "PDF", resolution=sane, quality=QUALITY)
        pages.append(page.getvalue())
    return merged(pages)
