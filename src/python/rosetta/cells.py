"""Notebook cells as plain Python: IPython's magics become Python of the same lines and columns."""

import os
import re

from . import log, positions

# Cell magics whose body is Python, and those whose body is something else.
_PYTHON_BODY = {"time", "timeit", "capture", "prun", "memit"}
_FOREIGN_BODY = {"bash", "sh", "cmd", "script", "html", "javascript", "js", "latex", "markdown", "svg", "R", "perl", "ruby"}
_codes = {}
_TIMED = {"time": "if 1: ", "timeit": "if True: "}
_TOKEN = re.compile(r'"""|\'\'\'|"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|#.*|[()\[\]{}]|\\$')


def compiled(cell, source):
    """A cell's code. Cells without magics are compiled once, for as long as their text stays."""
    key = (cell, source)
    if key not in _codes:
        if len(_codes) > 500:
            _codes.clear()
        try:
            _codes[key] = _compile(cell, source)
        except (SyntaxError, ValueError):
            text = _plain(cell, source)
            positions.remember_plain(cell, text)
            return _compile(cell, text)
    return _codes[key]


def _compile(cell, source):
    return compile(source, positions.name_of(cell), "exec", dont_inherit=True)


def _plain(cell, source):
    """The cell's Python. Every statement keeps its line and column, so that ranges stay true."""
    if source.lstrip().startswith("%%"):
        return _cell_magic(cell, source)
    return _without_line_magics(source)


def _cell_magic(cell, source):
    head, newline, body = source.partition("\n")
    if not head.strip():
        return newline + _cell_magic(cell, body)
    name, _, rest = head.strip()[2:].partition(" ")
    if name == "writefile" or name == "file":
        _write_file(cell, rest.replace("-a ", "").strip(), body, "-a " in rest)
    elif name in _FOREIGN_BODY:
        _note(cell, head, f"The cell is no Python (%%{name}); it has no effect here.")
    elif name in _PYTHON_BODY:
        return newline + _plain(cell, body)
    else:
        from .binding import UnknownCall

        raise UnknownCall(f"%%{name} is not known here. Known: {', '.join('%%' + each for each in sorted(_PYTHON_BODY | _FOREIGN_BODY | {'writefile'}))}.")
    return "\n" * source.count("\n")


def _write_file(cell, name, body, append):
    path = os.path.expanduser(name)
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    with open(path, "a" if append else "w", encoding="utf-8") as file:
        file.write(body)
    log.recorder().files[name] = body
    _note(cell, f"%%writefile {name}", f"{name} is written to Python's memory; only what the program itself reads from it has an effect.")


def _note(cell, head, text):
    where = [{"cell": cell, "startLine": 1, "startColumn": 0, "endLine": 1, "endColumn": len(head)}]
    log.recorder().notes.append({"kind": "no effect", "text": text, "where": where})


def _without_line_magics(source):
    lines, quote, depth, continued = [], None, 0, False
    for line in source.split("\n"):
        fresh = quote is None and depth == 0 and not continued
        made = _line(line) if fresh else line
        quote, depth, continued = _scan(made, quote, depth)
        lines.append(made)
    return "\n".join(lines)


def _scan(line, quote, depth):
    """What is still open at the end of a line: a triple quote, brackets, a continuation."""
    at, continued = 0, False
    while at < len(line):
        if quote:
            end = line.find(quote, at)
            if end < 0:
                return quote, depth, False
            quote, at = None, end + 3
            continue
        token = _TOKEN.search(line, at)
        if token is None:
            break
        text, at = token.group(), token.end()
        if text in ('"""', "'''"):
            quote = text
        elif text in "([{":
            depth += 1
        elif text in ")]}":
            depth = max(0, depth - 1)
        elif text == "\\":
            continued = True
    return quote, depth, continued


def _line(line):
    body = line.lstrip()
    indent = line[: len(line) - len(body)]
    if body.startswith("%"):
        name = re.match(r"%\s*(\w*)", body).group(1)
        rest = re.match(r"%(time|timeit) +(?=\S)", body)
        if rest and name in _TIMED:
            return indent + _TIMED[name].ljust(rest.end())[: rest.end()] + body[rest.end():]
        return f"{indent}__rosetta_magic__({body!r})"
    if body.startswith("!"):
        return f"{indent}__rosetta_magic__({body!r})"
    assigned = re.match(r"(\w+\s*=\s*)([!%].*)$", body)
    if assigned:
        return f"{indent}{assigned.group(1)}__rosetta_magic__({assigned.group(2)!r})"
    if re.fullmatch(r"\?{0,2}[\w.]+\?{0,2}", body.rstrip()) and "?" in body:
        return f"{indent}__rosetta_magic__({body!r})"
    return line


def magic(text):
    """What a line magic, a shell line or a help request does in a dry run: it is noted, and gives no lines of output."""
    log.no_effect(f"`{text}` is read and has no effect here.")
    return []
