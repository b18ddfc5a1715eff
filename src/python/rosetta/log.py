"""The call log of one dry run, and the functions by which framework modules write it."""

import math
from contextlib import contextmanager

from . import positions




class Recorder:
    """Everything one run leaves. ``document()`` is the Recording of src/python/recording.ts."""

    def __init__(self):
        self.calls, self.program, self.traces, self.notes = [], [], [], []
        self.tensors, self.objects, self.parameters = {}, {}, {}
        self.keep = []  # objects stay alive, so that their ids stay theirs
        self.ids = {}
        self.imports = []
        self.current_trace = 0
        self.open_passes = []
        self.passes = 0
        self.extents = {}  # which calls each pass made, by its id
        self.silent = 0
        self.state = {}  # what a framework module keeps for the time of one run, by its name
        self.files = {}  # what %%writefile wrote, by name

    def tensor(self, value):
        number = len(self.tensors) + 1
        self.tensors[number] = value
        return number

    def object(self, value, path=None, class_name=""):
        key = id(value)
        if key not in self.ids:
            number = len(self.objects) + 1
            self.ids[key] = number
            self.keep.append(value)
            self.objects[number] = {"id": number, "path": path or qualified(type(value)), "className": class_name, "name": "", "parameters": {}}
        return self.ids[key]

    def undetermined_branch(self, value):
        """``bool()`` of an unknown: false, with a note; before the first step it is an error."""
        if not any(event["kind"] == "step" for event in self.program):
            from .symbolic import demand

            return demand(value, "bool()")
        note("assumption", "A condition depends on a number that only a real run knows; the dry run takes it as false.")
        return False

    def document(self):
        from .encoding import recording_of

        return recording_of(self)


_current = None


def recorder():
    """The recorder of the run under way. Outside a run (while modules are imported first) it is a fresh one."""
    global _current
    if _current is None:
        _current = Recorder()
    return _current


def start():
    """Begins a new run: everything recorded before is dropped."""
    global _current
    _current = Recorder()
    return _current


def qualified(kind):
    """The canonical dotted path of a class or function: ``__rosetta_path__`` if it has one, else module and name."""
    return getattr(kind, "__rosetta_path__", None) or f"{kind.__module__}.{kind.__qualname__}"


def object_id(value):
    """The id of an object that was constructed (or is met for the first time)."""
    return recorder().object(value)


def _call(kind, path, arguments, **rest):
    from .encoding import encode

    log = recorder()
    call = {
        "id": len(log.calls) + 1, "path": path, "kind": kind,
        "arguments": {name: encode(value) for name, value in arguments.items()},
        "inputs": [], "outputs": [], "parameters": {}, "where": positions.stack(), "scope": "", "trace": log.current_trace, **rest,
    }
    if not log.silent:
        log.calls.append(call)
    return call


def construct(path, value, bound, class_name="", where=None):
    """Says that ``value`` was made by ``path`` with the bound arguments. Returns the object's id.

    ``where`` replaces the ranges of the running frames, for objects whose arguments are known only later than they are written.
    """
    number = recorder().object(value, path, class_name)
    _call("construct", path, bound.stated, object=number, **({} if where is None else {"where": where}))
    return number


def apply(path, inputs, bound, outputs, of=None, parameters=None, scope="", where=None):
    """Says that ``path`` (or the object ``of``) turned ``inputs`` into ``outputs`` (both lists of Symbolic).

    ``parameters`` maps the phrase's role to a parameter tensor given directly, as in ``F.conv2d(x, weight)``.
    ``bound`` may be None for calls without arguments (an object applied to its inputs).
    ``where`` replaces the ranges of the running frames, for calls written at one place and made at another.
    """
    _call(
        "apply", path, {name: value for name, value in (bound.stated if bound else {}).items()},
        inputs=[each.rosetta_id for each in inputs], outputs=[each.rosetta_id for each in outputs],
        parameters={role: each.rosetta_parameter for role, each in (parameters or {}).items() if each is not None},
        scope=scope, **({"object": object_id(of)} if of is not None else {}), **({} if where is None else {"where": where}),
    )
    return outputs


def late(path, bound, of=None, parameter=None):
    """Says that a call changed an object or a parameter after it was made: an initialiser, freezing, tying."""
    extra = {}
    if of is not None:
        extra["object"] = object_id(of)
    if parameter is not None:
        extra["parameter"] = parameter.rosetta_parameter
    _call("late", path, bound.stated if hasattr(bound, "stated") else dict(bound), **extra)


def parameter(tensor, owner, role, state=False, trainable=True):
    """Registers a Symbolic as a weight of ``owner`` in the dialect's role; sets ``tensor.rosetta_parameter``."""
    log = recorder()
    number = len(log.parameters) + 1
    tensor.rosetta_parameter = number
    tensor.rosetta_trainable = trainable
    log.parameters[number] = {"id": number, "owner": None if owner is None else object_id(owner), "role": role, "state": state, "tensor": tensor}
    if owner is not None:
        log.objects[object_id(owner)]["parameters"][role] = number
    return tensor


def rename(value, name=None, parameters=None):
    """Sets the name path of an object, and which parameter stands in each role (tied weights)."""
    entry = recorder().objects[object_id(value)]
    if name is not None:
        entry["name"] = name
    if parameters is not None:
        entry["parameters"] = {role: each.rosetta_parameter for role, each in parameters.items() if each is not None}


@contextmanager
def trace(of, mode, inputs, twin=None):
    """One forward pass of the outermost model call. Yields the trace's dict; the caller sets ``outputs``.

    Record both modes: the second with ``twin`` = the id of the first.
    """
    log = recorder()
    number = len(log.traces) + 1
    entry = {"id": number, "mode": mode, "twin": twin, "object": object_id(of), "inputs": [each.rosetta_id for each in inputs], "outputs": []}
    log.traces.append(entry)
    if twin is not None:
        log.traces[twin - 1]["twin"] = number
    before, log.current_trace = log.current_trace, number
    try:
        yield entry
    finally:
        log.current_trace = before


def ambient(key, value):
    """Says that a region-wide setting was made: image data format, seed, float type."""
    from .encoding import encode

    recorder().program.append({"kind": "ambient", "key": key, "value": encode(value), "after": len(recorder().calls), "where": positions.stack()})


def note(kind, text):
    """Adds a note for the reader: ``no effect``, ``assumption``, ``warning`` or ``not modelled``."""
    entry = {"kind": kind, "text": text, "where": positions.stack()}
    if entry not in recorder().notes:
        recorder().notes.append(entry)


def no_effect(text):
    """Says that a call was read and has no effect here, such as ``.cuda()``."""
    note("no effect", text)


def finite(value):
    """Whether a float can stand in JSON."""
    return not (math.isnan(value) or math.isinf(value))


