"""Batches that a program cuts out itself, ``x[i:i + 64]`` in a loop of its own: seen as passes over the data, too.

A slice counts as a batch where its bounds depend on a name that an enclosing loop of the same code changes. A loop over
``range`` that cut two batches alike goes on with its last one: what stands between would repeat them.
"""

import ast
import sys

from . import positions
from .batches import part_of
from .dims import BatchDim
from .log import recorder
from .passes import begin_pass, end_pass


class Walk:
    """One walk over the data by slices of one loop."""

    def __init__(self, key, frame, loop, size, rows, drawn):
        self.key, self.frame, self.loop, self.size, self.rows, self.drawn = key, frame, loop, size, rows, drawn
        self.sites, self.arrays, self.reached, self.rounds = {}, {}, 0, 0
        self.number = begin_pass("slice", None, None, size, "drop", "never" if drawn is None else "once", ("batch_size", "remainder", "order"))
        self.event = recorder().open_passes[-1]

    def take(self, array):
        """The source of a batch cut out of an array: the first one gives the features, the second the targets."""
        known = array.rosetta_source
        self.arrays.setdefault(id(array), len(self.arrays))
        named = known is not None and known["dataset"] is not None
        part = known["part"] if named else "features" if self.arrays[id(array)] == 0 else "targets"
        source = part_of(array, part)
        if self.event[part] is None:
            self.event[part] = source
        return {**source, "pass": self.number}

    def close(self):
        self.event["remainder"] = "keep" if self.reached >= self.rows else "drop"
        self.frame = None
        end_pass(self.number)


def _walks():
    return recorder().state.setdefault("rosetta.slices", {"open": {}, "last": {}})


def batch_slice(array, start, stop):
    """What ``array[start:stop]`` is as a batch, (dimension, source, walk), or None where it is no batch of a loop."""
    rows = int(array.shape[0]) if array.shape else 0
    if start is None or stop is None or not 0 <= start < stop or start >= rows or (start == 0 and stop >= rows):
        return None
    frame = _user_frame()
    found = _loop_at(frame) if frame is not None else None
    if found is None:
        return None
    site, loop = found
    walk = _walk(frame, loop, site, array, rows, start, stop)
    walk.rounds += site == next(iter(walk.sites), site)
    walk.sites[site] = start
    walk.reached = max(walk.reached, min(stop, rows))
    return BatchDim(min(stop, rows) - start), walk.take(array) if array.rosetta_source is not None else None, walk


def _walk(frame, loop, site, array, rows, start, stop):
    key = (frame.f_code.co_filename, loop.lineno, loop.col_offset)
    walk = _walks()["open"].get(key)
    if walk is not None and (walk.frame is not frame or start <= walk.sites.get(site, -1)):
        finish(walk)
        walk = None
    return walk if walk is not None else _opened(Walk(key, frame, loop, stop - start, rows, drawn_of(array)))


def _opened(walk):
    """A walk begins; one in another order than the last of its loop shows that the order is drawn anew."""
    walks = _walks()
    last = walks["last"].get(walk.key)
    if last is not None and last.drawn != walk.drawn:
        walk.event["order"] = last.event["order"] = "each epoch"
    walks["open"][walk.key] = walks["last"][walk.key] = walk
    return walk


def row_batches(order, steps, size):
    """The rows of an order of examples laid out as (steps, size): each row is a batch; one stands for all.

    ``order`` is the ``rosetta_order`` of the row numbers. Gives the batch dimension and the walk; the walk ends with the iteration.
    """
    frame = _user_frame()
    key = ("rows", frame.f_code.co_filename, frame.f_lineno) if frame is not None else ("rows",)
    walk = _opened(Walk(key, frame, None, size, order["rows"], order["drawn"]))
    walk.reached = steps * size
    try:
        yield BatchDim(size), walk
    finally:
        finish(walk)


def drawn_order(rows):
    """Says of an array of row numbers that it is a newly drawn order of so many rows: its ``rosetta_order``."""
    state = _walks()
    state["drawn"] = state.get("drawn", 0) + 1
    return {"rows": int(rows), "drawn": state["drawn"]}


def drawn_of(array):
    """Which permutation the rows of an array stand in; None for their own order."""
    order = getattr(array, "rosetta_order", None)
    return None if order is None else order["drawn"]


def finish(walk):
    """Ends a walk."""
    if _walks()["open"].get(walk.key) is walk:
        del _walks()["open"][walk.key]
        walk.close()


def finish_all():
    """Ends what is still open when the program ends."""
    for walk in reversed(list(_walks()["open"].values())):
        finish(walk)


def _user_frame():
    frame = sys._getframe(2)
    while frame is not None and not positions.is_user(frame.f_code):
        frame = frame.f_back
    return frame


def _loop_at(frame):
    """The slice expression a frame stands at, and the loop that moves its bounds; None for any other."""
    where = positions.raw(frame.f_code, frame.f_lasti)
    key = (frame.f_code.co_filename, where)
    known = recorder().state.setdefault("rosetta.slices.found", {})
    if key not in known:
        known[key] = _find(positions.tree(frame.f_code.co_filename), where)
    return known[key]


def _find(tree, where):
    line, end_line, column, end_column = where
    loops = []

    def visit(node):
        at = getattr(node, "lineno", None)
        if at is not None and not (at <= line and node.end_lineno >= end_line):
            return None
        if isinstance(node, ast.Subscript) and (node.lineno, node.end_lineno, node.col_offset, node.end_col_offset) == where:
            return _mover(node, loops)
        outside = list(loops)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            loops.clear()
        if isinstance(node, (ast.For, ast.While)):
            loops.append(node)
        for child in ast.iter_child_nodes(node):
            found = visit(child)
            if found is not None:
                return found
        loops[:] = outside
        return None

    loop = visit(tree)
    return None if loop is None else (where, loop)


def _mover(node, loops):
    part = node.slice.elts[0] if isinstance(node.slice, ast.Tuple) and node.slice.elts else node.slice
    if isinstance(part, ast.Name):  # a slice made before: batch = slice(i, i + 64)
        names = {part.id}
    elif not isinstance(part, ast.Slice) or part.lower is None or part.upper is None or part.step is not None:
        return None
    else:
        names = {each.id for each in ast.walk(part.lower) if isinstance(each, ast.Name)}
    for loop in reversed(loops):
        if names & _changed(loop):
            return loop
    return None


def _changed(loop):
    """The names that a loop binds, by its target or in its body."""
    bound = [loop.target] if isinstance(loop, ast.For) else []
    return {each.id for part in (*bound, *loop.body) for each in ast.walk(part) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)}


class Range:
    """``range`` as programs have it: the same numbers, but a loop that repeats itself goes on with its last turn."""

    def __init__(self, *bounds):
        self._range = range(*bounds)

    def __iter__(self):
        return _Turns(self._range)

    def __getattr__(self, name):
        return getattr(self._range, name)

    def __len__(self):
        return len(self._range)

    def __getitem__(self, key):
        found = self._range[key]
        return Range(found.start, found.stop, found.step) if isinstance(found, range) else found

    def __contains__(self, value):
        return value in self._range

    def __reversed__(self):
        return reversed(self._range)

    def __eq__(self, other):
        return self._range == (other._range if isinstance(other, Range) else other)

    def __hash__(self):
        return hash(self._range)

    def __repr__(self):
        return repr(self._range)


Range.__name__ = Range.__qualname__ = "range"


class _Turns:
    """The turns of one loop over a range."""

    def __init__(self, numbers):
        self.numbers, self.next, self.walk = numbers, 0, None

    def __iter__(self):
        return self

    def __del__(self):
        if self.walk is not None:  # the loop was left before its end
            finish(self.walk)

    def __next__(self):
        walk = self.walk = self._walk(sys._getframe(1)) if self.next else None
        if self.next >= len(self.numbers):
            if walk is not None:
                finish(walk)
            raise StopIteration
        if walk is not None and walk.rounds >= 2 and self.next < len(self.numbers) - 1:
            self.next = len(self.numbers) - 1
        self.next += 1
        return self.numbers[self.next - 1]

    @staticmethod
    def _walk(frame):
        for walk in _walks()["open"].values():
            if walk.frame is frame and isinstance(walk.loop, ast.For) and walk.loop.iter.lineno <= frame.f_lineno <= walk.loop.iter.end_lineno:
                return walk
        return None
