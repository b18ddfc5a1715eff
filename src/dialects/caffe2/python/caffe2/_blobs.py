"""References to blobs by name, and the scopes that names stand in."""

from contextlib import contextmanager

import rosetta

from ._state import state


class BlobReference:
    """The name of a blob, and the net it came from; operators may be called on it."""

    __rosetta_path__ = "caffe2.python.core.BlobReference"

    def __init__(self, name, net=None):
        self._name = name if isinstance(name, str) else str(name)
        self._from_net = net
        self.meta = {}

    def __hash__(self):
        return hash(self._name)

    def __eq__(self, other):
        return self._name == (other._name if isinstance(other, BlobReference) else other)

    def __str__(self):
        return self._name

    def __repr__(self):
        return f'BlobReference("{self._name}")'

    def __add__(self, other):
        if not isinstance(other, str):
            raise RuntimeError("Cannot add BlobReference to a non-string.")
        return BlobReference(self._name + other, self._from_net)

    def __radd__(self, other):
        if not isinstance(other, str):
            raise RuntimeError("Cannot add a non-string to BlobReference.")
        return BlobReference(other + self._name, self._from_net)

    def Net(self):
        return self._from_net

    def GetNameScope(self):
        return self._name[: self._name.rfind("/") + 1]

    def GetUnscopedName(self):
        return self._name[self._name.rfind("/") + 1 :]

    def __getattr__(self, operator):
        if operator.startswith(("_", "rosetta")):
            raise AttributeError(f"Attribute {operator} not found.")
        if self._from_net is None:
            raise AttributeError("You cannot use a blob reference that does not have a net source to create operators. Create the operator from an explicit net object.")
        make = getattr(self._from_net, operator)

        def call(inputs=None, *args, **kwargs):
            more = [] if inputs is None else [inputs] if isinstance(inputs, (str, BlobReference)) else list(inputs)
            return make([self, *more], *args, **kwargs)

        return call


def scoped(name):
    """A name with the current scope before it."""
    return state().scope + name


def references(blobs, net=None):
    """Blob references of one name, one reference, or a list of them, as caffe2 rectifies them."""
    if isinstance(blobs, str):
        return [BlobReference(scoped(blobs), net)]
    if isinstance(blobs, BlobReference):
        return [blobs]
    if isinstance(blobs, (list, tuple)):
        return [one for each in blobs for one in _one(each, blobs, net)]
    raise TypeError(f"Unknown input/output type: {blobs} of type {type(blobs)}.")


def _one(blob, blobs, net):
    if not isinstance(blob, (str, BlobReference)):
        raise TypeError(f"I/O blob #{list(blobs).index(blob)} of unsupported type: {blob} of type {type(blob)}")
    return references(blob, net)


@contextmanager
def name_scope(prefix, reset=False):
    """``core.NameScope``: names made inside begin with the prefix."""
    if prefix is not None and not isinstance(prefix, str):
        raise AssertionError("NameScope takes in a string as its argument.")
    now, before = state(), state().scope
    now.scope = ("" if reset else before) + (f"{prefix}/" if prefix else "")
    try:
        yield
    finally:
        now.scope = before


@contextmanager
def empty_name_scope():
    """``scope.EmptyNameScope``: no scope holds inside."""
    now, before = state(), state().scope
    now.scope = ""
    try:
        yield
    finally:
        now.scope = before


@contextmanager
def device_scope(scope, node_name=None):
    """``core.DeviceScope``: where a program runs has no effect on what it computes."""
    if getattr(scope, "device_type", 0):
        rosetta.no_effect("core.DeviceScope says where the program runs; what is modelled here is what it computes.")
    yield
