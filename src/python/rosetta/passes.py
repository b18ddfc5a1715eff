"""Walks over data and the updates made on the way. Equal passes count; what they repeat is recorded once."""

from . import positions
from .log import object_id, recorder


def begin_pass(call, features, targets, batch_size, remainder, order, stated=()):
    """Opens a walk over data; loaders call it, hand out one batch, then ``end_pass``. Returns the pass id."""
    from .encoding import encode

    log = recorder()
    log.passes += 1
    number = log.passes
    event = {
        "kind": "pass", "id": number, "features": features, "targets": targets, "batchSize": encode(batch_size), "stated": list(stated),
        "call": call, "remainder": remainder, "order": order, "times": 1, "trains": False, "where": positions.stack(),
    }
    log.program.append(event)
    log.open_passes.append(event)
    log.extents[number] = Extent(log)
    return number


def end_pass(number):
    """Closes a pass. A pass equal to one before it, with nothing changed between, counts as one more time."""
    log = recorder()
    event = None
    while log.open_passes and log.open_passes[-1]["id"] >= number:
        event = log.open_passes.pop()
    if event is None or event["id"] != number:
        return
    extent = log.extents[number]
    extent.close(log)
    earlier = _equal_pass(log, event)
    if earlier is None:
        return
    earlier["times"] += event["times"]
    log.program.remove(event)
    for each in log.program:
        if each["kind"] == "step" and each["pass"] == number:
            each["pass"] = earlier["id"]
    _forget_repeated(log, log.extents[earlier["id"]], extent)


def step(loss, optimizer, parameters):
    """Says that one update was made along the gradient of ``loss`` for ``parameters`` (a list of Symbolic)."""
    log = recorder()
    current = log.open_passes[-1] if log.open_passes else None
    if current is not None:
        current["trains"] = True
    if sum(1 for event in log.program if event["kind"] == "step") < 4:
        log.program.append({
            "kind": "step", "loss": loss.rosetta_id, "optimizer": object_id(optimizer),
            "parameters": [each.rosetta_parameter for each in parameters], "pass": current["id"] if current else None, "where": positions.stack(),
        })


def tick(schedule):
    """Says that the program steps a schedule by hand: inside a walk over data, or between walks. What it repeats is recorded once."""
    log = recorder()
    current = log.open_passes[-1]["id"] if log.open_passes else None
    number = object_id(schedule)
    earlier = [event for event in log.program if event["kind"] == "tick" and event["object"] == number]
    if any((event["pass"] is None) == (current is None) for event in earlier):
        return
    before = not any(event["kind"] == "step" for event in log.program)
    log.program.append({"kind": "tick", "object": number, "pass": current, "before": before, "where": positions.stack()})


class Extent:
    """Which calls, traces and tensors a pass made."""

    def __init__(self, log):
        self.calls, self.traces = [len(log.calls), None], [len(log.traces), None]

    def close(self, log):
        self.calls[1], self.traces[1] = len(log.calls), len(log.traces)


def _equal_pass(log, event):
    """The latest pass equal to this one, when nothing was made or changed between the two."""
    passes = [each for each in log.program if each["kind"] == "pass" and each is not event]
    for earlier in reversed(passes):
        if _same_pass(earlier, event):
            return earlier if earlier is passes[-1] or _quiet_between(log, earlier, event) else None
    return None


def _quiet_between(log, earlier, event):
    start, stop = log.extents[earlier["id"]].calls[1], log.extents[event["id"]].calls[0]
    if start is None or any(call["kind"] != "apply" for call in log.calls[start:stop]):
        return False
    between = log.program[log.program.index(earlier) + 1:log.program.index(event)]
    return all(each["kind"] != "ambient" for each in between)


def _same_pass(a, b):
    return _plain(a) == _plain(b)


def _plain(event):
    return {key: _without_pass(value) for key, value in event.items() if key not in ("id", "times")}


def _without_pass(value):
    return {key: each for key, each in value.items() if key != "pass"} if isinstance(value, dict) else value


def _forget_repeated(log, first, second):
    """Drops the calls of a pass that repeats an earlier one; tensors it left are those of the earlier one from now on."""
    if first.calls[1] is None or second.calls[1] != len(log.calls):
        return
    calls = log.calls[first.calls[0]:first.calls[1]], log.calls[second.calls[0]:]
    traces = log.traces[first.traces[0]:first.traces[1]], log.traces[second.traces[0]:]
    same = _Pairing(traces)
    if not same.calls(*calls):
        return
    for event in log.program:
        if event["kind"] == "step":
            event["loss"] = same.tensors.get(event["loss"], event["loss"])
    for number, other in same.tensors.items():
        log.tensors[number].rosetta_id = other
    del log.calls[second.calls[0]:], log.traces[second.traces[0]:]
    _keep_two_steps(log)


def _keep_two_steps(log):
    """Of equal steps in a row, two stay."""
    steps = [event for event in log.program if event["kind"] == "step"]
    for a, b, c in zip(steps, steps[1:], steps[2:]):
        if a == b == c:
            log.program.remove(c)
            return


class _Pairing:
    """Whether two stretches of calls say the same, up to the numbers of the tensors and traces they made."""

    def __init__(self, traces):
        before, after = traces
        self.fits = len(before) == len(after)
        self.tensors = {}
        self.traces = {b["id"]: a["id"] for a, b in zip(before, after)}

    def calls(self, before, after):
        return self.fits and len(before) == len(after) and all(self.call(a, b) for a, b in zip(before, after))

    def call(self, a, b):
        if a["path"] != b["path"] or a["kind"] != b["kind"] or self.traces.get(b["trace"], b["trace"]) != a["trace"]:
            return False
        if len(a["inputs"]) != len(b["inputs"]) or len(a["outputs"]) != len(b["outputs"]):
            return False
        if not all(self.tensor(x, y) for x, y in zip((*a["inputs"], *a["outputs"]), (*b["inputs"], *b["outputs"]))):
            return False
        same = all(a.get(key) == b.get(key) for key in ("object", "parameter", "parameters", "where", "scope"))
        return same and self.value(a["arguments"], b["arguments"])

    def tensor(self, a, b):
        return self.tensors.setdefault(b, a) == a if a != b else b not in self.tensors

    def value(self, a, b):
        if isinstance(a, dict) and isinstance(b, dict):
            if a.keys() == b.keys() == {"tensor"}:
                return self.tensor(a["tensor"], b["tensor"])
            return a.keys() == b.keys() and all(self.value(a[key], b[key]) for key in a)
        if isinstance(a, list) and isinstance(b, list):
            return len(a) == len(b) and all(self.value(x, y) for x, y in zip(a, b))
        return a == b and type(a) is type(b)
