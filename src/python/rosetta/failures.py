"""What went wrong, for the reader: the kind, Python's own traceback without our frames, and the range."""

import difflib
import sys
import traceback

from . import library, positions
from .binding import UnknownCall
from .limits import TimeLimit
from .symbolic import Undetermined

_LIMITS = (TimeLimit, KeyboardInterrupt, RecursionError, MemoryError)
_UNKNOWN = (UnknownCall, ModuleNotFoundError, Undetermined)


def describe(error, overtime=None):
    """RecordingError of src/python/recording.ts. ``overtime``: what is said when time was up, however the program ended then."""
    message = _message(error, overtime)
    return {
        "kind": _kind(error),
        "type": type(error).__name__,
        "message": message,
        "traceback": _text(error, message),
        "span": _span(error),
    }


def _kind(error):
    if isinstance(error, _LIMITS) or _too_large(error):
        return "limit"
    if isinstance(error, _UNKNOWN) or _from_library(error):
        return "unknown"
    return "python"


def _too_large(error):
    return isinstance(error, OverflowError) and "index-sized" in str(error)


def _from_library(error):
    return isinstance(error, ImportError) and library.folder_of((error.name or "").partition(".")[0]) is not None


def _message(error, overtime):
    if isinstance(error, ModuleNotFoundError):
        return f"{error} here. {_offer(error.name or '')}"
    if _from_library(error):
        return _missing_name(error)
    if isinstance(error, KeyboardInterrupt):
        return overtime or "The dry run was stopped."
    if isinstance(error, MemoryError) or _too_large(error):
        return "The program asks for more memory than a dry run may use. Arrays of numpy and of the frameworks need none here."
    try:
        return str(error)
    except BaseException as second:  # noqa: BLE001 - a message of the program's own making
        return f"(its message could not be read: {type(second).__name__})"


def _offer(name):
    top, _, rest = name.partition(".")
    names = [each for each in library.packages() if each != "rosetta"]
    if rest and top in names:
        there = sorted(each[len(top) + 1:] for each in sys.modules if each.startswith(top + ".") and "._" not in each)
        return f"Known there: {', '.join(there) or 'nothing'}."
    near = difflib.get_close_matches(top, names, n=3, cutoff=0.6)
    return f"Did you mean {', '.join(near)}?" if near else f"Known: {', '.join(names)}, and Python's standard library."


def _missing_name(error):
    from .binding import near

    wanted = getattr(error, "name_from", None)
    module = sys.modules.get(error.name)
    if wanted is None or module is None:
        return str(error)
    return f"{error.name}.{wanted} is not known here. {near(wanted, library.names_of(module))}"


def _text(error, message):
    told = traceback.TracebackException.from_exception(error)
    seen = told
    while seen is not None:
        seen.stack = traceback.StackSummary.from_list([frame for frame in seen.stack if not _hidden(frame.filename)])
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    text = "".join(told.format())
    for module in ("binding", "symbolic", "limits"):
        text = text.replace(f"rosetta.{module}.", "")
    if isinstance(error, (*_LIMITS, ImportError)):
        plain = str(error)
        text = text.replace(plain, message) if plain and plain != message else text
    return text


def _hidden(filename):
    return library.is_own(filename) or filename.startswith("<frozen importlib")


def _span(error):
    if isinstance(error, SyntaxError):
        return _syntax_span(error)
    found, at = None, error.__traceback__
    while at is not None:
        if positions.is_user(at.tb_frame.f_code):
            here = positions.span(at.tb_frame.f_code, at.tb_lasti)
            found = here if found is None or here["endColumn"] > 0 else found
        at = at.tb_next
    return found


def _syntax_span(error):
    cell = positions.cell_of(error.filename)
    if cell is None or error.lineno is None:
        return None
    start = positions.utf16_of_characters(cell, error.lineno, (error.offset or 1) - 1)
    end_line = error.end_lineno or error.lineno
    end = positions.utf16_of_characters(cell, end_line, (error.end_offset or error.offset or 1) - 1)
    if (end_line, end) <= (error.lineno, start):
        end_line, end = error.lineno, start + 1
    return {"cell": cell, "startLine": error.lineno, "startColumn": start, "endLine": end_line, "endColumn": end}
