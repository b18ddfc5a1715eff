"""Batches that a function takes out of shared data by itself: ``givens={x: data[i * size:(i + 1) * size]}``."""

import rosetta
from rosetta import BatchDim, Symbolic, recorder
from rosetta.batches import part_of

from .run import Run
from .shared import SharedVariable
from .values import Value


def given(variable, expression, feeds):
    """The value that stands in for an input: its first axis is the batch. Working it out is no part of the model."""
    run = Run(feeds, records=False)
    run.gives = True
    value = run.value(expression)
    if not isinstance(value, Symbolic) or not value.shape:
        return value
    kept = next((each.content for each in run.memo if isinstance(each, SharedVariable) and each.content.shape), None)
    first = value.shape[0] if isinstance(value.shape[0], BatchDim) else BatchDim(value.shape[0])
    source = value.rosetta_source
    if kept is not None:
        source = part_of(kept, "targets" if variable.dtype.startswith("int") else "features")
    made = Value((first, *value.shape[1:]), variable.dtype, source)
    made.rows = None if kept is None else int(kept.shape[0])
    return made


def walk_of(function, run):
    """The walk over shared data that calls of this function make together, where it takes its batches out by itself; None for others."""
    found = [run.memo[key] for key, _ in function.givens]
    cut = [each for each in found if isinstance(each, Value) and getattr(each, "rows", None) and int(each.shape[0]) < each.rows]
    if not cut:
        return None
    walks = recorder().state.setdefault("theano.walks", {})
    if id(function) not in walks:
        sources = [each.rosetta_source for each in cut]
        truth = next((each for each in sources if each["part"] == "targets"), None)
        features = next((each for each in sources if each is not truth), None)
        number = rosetta.begin_pass("theano.function", features, truth, int(cut[0].shape[0]), "drop", "never", ())
        walks[id(function)] = [recorder().open_passes[-1], 0]
        rosetta.end_pass(number)
    event, calls = walks[id(function)]
    walks[id(function)][1] = calls + 1
    event["times"] = max(1, round((calls + 1) * int(cut[0].shape[0]) / cut[0].rows))
    for each in cut:
        each.rosetta_source = {**each.rosetta_source, "pass": event["id"]}
    return event
