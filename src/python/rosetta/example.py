"""A model that its program defines and never calls is tried on an example of its input, or on the input it says itself."""

import sys

from . import library
from .binding import UnknownCall, near
from .dims import BatchDim
from .log import note

_BATCH = 2  # any number does: the batch stays a symbol


def try_model(scope, example, entry):
    """Runs the one outermost model of the namespace (or the one named ``entry``) of a program that ran none itself.

    ``example`` is the notebook's example input, or None: then only a model that says its own input can be run.
    """
    values = {name: value for name, value in scope.items() if not name.startswith("_")}
    if entry is not None and entry not in values:
        raise UnknownCall(f"The notebook names `{entry}` as the model of this column; the program defines no such name. {near(entry, sorted(values))}")
    found = _models({entry: values[entry]} if entry is not None else values, example)
    if len(found) == 1:
        _run(*found.popitem(), example)
    elif found:
        note("warning", f"Several models stand here, and none is called: {', '.join(sorted(found))}. Call the one that is meant, or name it as the group's entry.")


def _run(name, run, example):
    try:
        run()
    except Exception as error:
        told = "its own input" if example is None else f"the notebook's example input ({', '.join(map(_told, example['shape']))})"
        error.add_note(f"This happened when `{name}`, which the program does not call, was tried on {told}.")
        raise


def _told(n):
    return "N" if isinstance(n, dict) else str(n)


def _dim(n):
    return BatchDim(_BATCH * n["batch"], n["batch"]) if isinstance(n, dict) else n


def _models(values, example):
    """How to run each model, by its name. A framework knows its own: ``rosetta_models(values)`` gives (value, run, own)."""
    found = {}
    for package in library.frameworks():
        hook = vars(sys.modules[package]).get("rosetta_models")
        for value, run, own in hook(list(values.values())) if hook else ():
            ready = own if example is None else _on(run, example)
            if ready is not None:
                name = next(name for name, each in values.items() if each is value)
                found.setdefault(name, ready)
    return found


def _on(run, example):
    return lambda: run(tuple(_dim(n) for n in example["shape"]), example["dtype"])
