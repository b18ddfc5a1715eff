"""Python values as plain JSON, and the whole recording as one document."""

import math

from .dims import BatchDim
from .symbolic import Symbolic


def encode(value):
    """A Python value in the form of ``Argument`` of src/python/recording.ts."""
    from .log import recorder

    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, BatchDim):
        return {"dim": value.factor}
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, (list, tuple)):
        return [encode(each) for each in value]
    if isinstance(value, dict):
        return {"dict": [[encode(key), encode(each)] for key, each in value.items()]}
    if isinstance(value, slice):
        return {"slice": [encode(value.start), encode(value.stop), encode(value.step)]}
    if value is Ellipsis:
        return {"ellipsis": True}
    if isinstance(value, Symbolic):
        if getattr(value, "rosetta_parameter", None) is not None:
            return {"parameter": value.rosetta_parameter}
        if value.rosetta_constant is not None and not value.shape:
            return encode(value.rosetta_constant[0])
        return {"tensor": value.rosetta_id}
    if hasattr(value, "rosetta_dtype"):
        return {"dtype": value.rosetta_dtype}
    if id(value) in recorder().ids:
        return {"object": recorder().ids[id(value)]}
    if callable(value):
        return {"function": getattr(value, "__rosetta_path__", None) or getattr(value, "__qualname__", type(value).__name__)}
    return {"unknown": type(value).__name__}


def _float(value):
    if math.isnan(value):
        return {"float": "nan"}
    if math.isinf(value):
        return {"float": "inf" if value > 0 else "-inf"}
    return value


def shape_of(dims):
    """A shape as JSON: batch dimensions as ``{"batch": factor}``."""
    return [{"batch": each.factor} if isinstance(each, BatchDim) else int(each) for each in dims]


def _tensor(number, value):
    info = {"id": number, "shape": shape_of(value.shape), "dtype": getattr(value._dtype, "rosetta_dtype", None) or str(value._dtype)}
    if value.rosetta_source is not None:
        info["source"] = value.rosetta_source
    if getattr(value, "rosetta_parameter", None) is not None:
        info["parameter"] = value.rosetta_parameter
    if value.rosetta_constant is not None:
        info["constant"] = [_float(each) if isinstance(each, float) else each for each in value.rosetta_constant]
    return info


def _parameter(entry):
    value = entry["tensor"]
    return {
        "id": entry["id"], "owner": entry["owner"], "role": entry["role"], "state": entry["state"],
        "shape": [int(n) for n in value.shape], "dtype": getattr(value._dtype, "rosetta_dtype", None) or str(value._dtype),
        "trainable": bool(value.rosetta_trainable),
    }


def recording_of(log):
    """The Recording (without stdout and error, which the runner adds)."""
    used = {number for call in log.calls for number in (*call["inputs"], *call["outputs"])}
    used |= {number for each in log.traces for number in (*each["inputs"], *each["outputs"])}
    used |= {event["loss"] for event in log.program if event["kind"] == "step"}
    used |= set(_mentioned([call["arguments"] for call in log.calls]))
    return {
        "calls": log.calls,
        "tensors": {number: _tensor(number, log.tensors[number]) for number in sorted(used)},
        "objects": log.objects,
        "parameters": {number: _parameter(entry) for number, entry in log.parameters.items()},
        "traces": log.traces,
        "program": log.program,
        "notes": log.notes,
        "imports": log.imports,
    }


def _mentioned(value):
    if isinstance(value, dict):
        if isinstance(value.get("tensor"), int):
            yield value["tensor"]
        for each in value.values():
            yield from _mentioned(each)
    elif isinstance(value, list):
        for each in value:
            yield from _mentioned(each)
