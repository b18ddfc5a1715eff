"""A model that its program defines and never calls is tried on an example of its input, so that it can be read."""

import sys

from . import library
from .binding import UnknownCall, near
from .dims import BatchDim
from .log import note, recorder

_BATCH = 2  # any number does: the batch stays a symbol


def try_model(scope, example, entry):
    """Runs the one outermost model of the namespace (or the one named ``entry``), unless the program ran one itself."""
    if recorder().traces:
        return
    values = {name: value for name, value in scope.items() if not name.startswith("_")}
    if entry is not None and entry not in values:
        raise UnknownCall(f"The notebook names `{entry}` as the model of this column; the program defines no such name. {near(entry, sorted(values))}")
    found = _models({entry: values[entry]} if entry is not None else values)
    if len(found) == 1:
        _run(*found.popitem(), tuple(_dim(n) for n in example["shape"]), example["dtype"])
    elif found:
        note("warning", f"Several models stand here, and none is called: {', '.join(sorted(found))}. Call the one that is meant, or name it as the group's entry.")


def _run(name, run, shape, dtype):
    try:
        run(shape, dtype)
    except Exception as error:
        told = ", ".join("N" if isinstance(n, BatchDim) else str(n) for n in shape)
        error.add_note(f"This happened when `{name}`, which the program does not call, was tried on the notebook's example input ({told}).")
        raise


def _dim(n):
    return BatchDim(_BATCH * n["batch"], n["batch"]) if isinstance(n, dict) else n


def _models(values):
    """The way to run each model, by its name. A framework knows its own: ``rosetta_models(values)`` gives (value, run) pairs."""
    found = {}
    for package in library.frameworks():
        hook = vars(sys.modules[package]).get("rosetta_models")
        for value, run in hook(list(values.values())) if hook else ():
            name = next(name for name, each in values.items() if each is value)
            found.setdefault(name, run)
    return found
