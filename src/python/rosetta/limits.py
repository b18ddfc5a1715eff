"""The time a program may take: checked at every jump and function start of the user's code, so no loop runs for ever."""

import sys
import time

ADVICE = "Reading needs no long loops: it computes nothing."
_TOOL = 4
_deadline = None
_seconds = 0.0
_ticks = 0


class TimeLimit(BaseException):
    """The dry run took longer than it may. Not an ``Exception``, so that user code does not catch it by accident."""


def _watch(*_):
    global _ticks
    _ticks += 1
    if _ticks % 16 == 0 and _deadline is not None and time.perf_counter() > _deadline:
        raise TimeLimit(f"The dry run was stopped after {_seconds:g} s of Python. {ADVICE}")


def over():
    """Whether time is up."""
    return _deadline is not None and time.perf_counter() > _deadline


def begin(seconds):
    """Starts the clock."""
    global _deadline, _seconds, _ticks
    _ticks, _seconds, _deadline = 0, seconds, time.perf_counter() + seconds
    monitoring = sys.monitoring
    if monitoring.get_tool(_TOOL) is None:
        monitoring.use_tool_id(_TOOL, "rosetta limits")
        for event in (monitoring.events.JUMP, monitoring.events.PY_START):
            monitoring.register_callback(_TOOL, event, _watch)


def end():
    """Stops the clock."""
    global _deadline
    _deadline = None


def observe(code):
    """Watches a code object and all within it."""
    events = sys.monitoring.events
    sys.monitoring.set_local_events(_TOOL, code, events.JUMP | events.PY_START)
    for each in code.co_consts:
        if hasattr(each, "co_code"):
            observe(each)
