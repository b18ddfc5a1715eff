"""Where in the user's cells a call stands: exact ranges from the running frames."""

import ast
import sys

_sources = {}
_cache = {}
_plain = {}
_trees = {}


def name_of(cell):
    """The file name under which a cell is compiled."""
    return f"<cell {cell}>"


def remember(cell, source):
    """Makes a cell's text known, so that byte columns can be turned into UTF-16 columns."""
    _sources[name_of(cell)] = (cell, source.split("\n"))


def forget():
    """Drops all cells and cached ranges, before a new run."""
    _sources.clear()
    _cache.clear()
    _plain.clear()
    _trees.clear()


def is_user(code):
    """Whether a code object is the user's."""
    return code.co_filename in _sources


def span(code, lasti):
    """The range of the instruction at ``lasti`` of a user's code object."""
    return _span(code, lasti)


def cell_of(filename):
    """The index of a cell by its file name, or None."""
    return _sources[filename][0] if filename in _sources else None


def utf16_of_characters(cell, line, column):
    """A column counted in characters, as a syntax error says it, in UTF-16 units."""
    lines = _sources[name_of(cell)][1]
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    return len(text[:column].encode("utf-16-le")) // 2


def remember_plain(cell, text):
    """The Python that a cell with magics was made into."""
    _plain[name_of(cell)] = text


def tree(filename):
    """The syntax tree of a cell."""
    if filename not in _trees:
        _trees[filename] = ast.parse(_plain.get(filename, "\n".join(_sources[filename][1])))
    return _trees[filename]


def raw(code, lasti):
    """The range of an instruction as Python has it: line, end line, and columns in bytes."""
    _span(code, lasti)
    return _cache[id(code)][1][lasti // 2]


def _utf16(line, column):
    if line.isascii():
        return column
    return len(line.encode("utf-8")[:column].decode("utf-8", "ignore").encode("utf-16-le")) // 2


def _span(code, lasti):
    known = _cache.get(id(code))
    if known is None:
        known = _cache[id(code)] = (code, list(code.co_positions()), {})  # the code object stays, so that its id stays its own
    if lasti not in known[2]:
        known[2][lasti] = _range(code, known[1][lasti // 2])
    return known[2][lasti]


def _range(code, position):
    cell, lines = _sources[code.co_filename]
    start, end, column, end_column = position
    start = start or code.co_firstlineno
    end, column, end_column = end or start, column or 0, end_column or 0
    return {
        "cell": cell,
        "startLine": start,
        "startColumn": _utf16(lines[start - 1], column),
        "endLine": end,
        "endColumn": _utf16(lines[end - 1], end_column),
    }


def stack():
    """Ranges of the user's frames, innermost first."""
    spans = []
    frame = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_filename in _sources:
            spans.append(_span(frame.f_code, frame.f_lasti))
        frame = frame.f_back
    return spans
