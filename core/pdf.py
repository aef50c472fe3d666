"""From HTML to a tagged PDF, and what that needs of the machine.

Call `what_is_missing` to learn which packages the machine lacks; `render_pdf` asks by itself.
"""

import ctypes
from pathlib import Path

LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
    "libfontconfig.so.1": "libfontconfig1",
}


class PdfImpossible(Exception):
    """Packages are missing; the words say which."""


def render_pdf(html: str, sheets: list[Path]) -> bytes:
    """`html` as PDF/UA-1 (ISO 14289-1): tagged, with its language and title. It fetches nothing by itself.

    Raises PdfImpossible.
    """
    # Asked first: without any font WeasyPrint ends the whole process by a segmentation fault.
    missing = what_is_missing()
    if missing:
        raise PdfImpossible(", ".join(missing))
    # Imported here, because the import itself fails on a machine without the libraries.
    from weasyprint import CSS, HTML, URLFetcher

    # Whatever an address in the text may be: a worker asks no network and reads no file for it.
    nothing = URLFetcher(allowed_protocols=())
    page = HTML(string=html, url_fetcher=nothing)
    styles = [CSS(filename=sheet, url_fetcher=nothing) for sheet in sheets]
    drawn: bytes = page.write_pdf(stylesheets=styles, pdf_variant="pdf/ua-1")
    return drawn


class _FontSet(ctypes.Structure):
    """The head of fontconfig's FcFontSet."""

    _fields_ = [("count", ctypes.c_int), ("capacity", ctypes.c_int), ("fonts", ctypes.c_void_p)]


def what_is_missing() -> list[str]:
    """The Debian packages that must be installed before a PDF can be rendered; none: all is well."""
    missing = [package for library, package in LIBRARIES.items() if not _loads(library)]
    if not missing and not font_count():
        missing = ["fonts-dejavu-core"]
    return missing


def font_count() -> int:
    """How many fonts fontconfig knows of. Raises OSError without fontconfig."""
    fontconfig = ctypes.CDLL("libfontconfig.so.1")
    # Without these types ctypes takes a pointer for a 32-bit int and cuts it off.
    fontconfig.FcInitLoadConfigAndFonts.restype = ctypes.c_void_p
    fontconfig.FcConfigGetFonts.argtypes = [ctypes.c_void_p, ctypes.c_int]
    fontconfig.FcConfigGetFonts.restype = ctypes.POINTER(_FontSet)
    fontconfig.FcConfigDestroy.argtypes = [ctypes.c_void_p]
    configuration = fontconfig.FcInitLoadConfigAndFonts()
    system_fonts = 0
    fonts = fontconfig.FcConfigGetFonts(configuration, system_fonts)
    count = int(fonts.contents.count) if fonts else 0
    fontconfig.FcConfigDestroy(configuration)
    return count


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
