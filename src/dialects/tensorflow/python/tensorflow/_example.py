"""How a model that its program never runs is tried on an example: a function of tensors, or a graph that only stands there."""

import inspect
import types

import rosetta
from rosetta import BatchDim, Symbolic

from ._graph import BATCH, Graph, Tensor, UNKNOWN, Value, graph, state, walk
from ._modes import find_targets, train_form, traced
from ._optimizers import Step
from ._run import Run
from ._sources import Placeholder, placeholder

_FLAGS = ("training", "is_training", "train", "trainable_mode")


def rosetta_models(values):
    """The model among the values, with the ways to run it: a function (where it is the only value), a layer, or the tensor a graph ends in."""
    if len(values) == 1 and callable(values[0]) and not isinstance(values[0], (type, types.ModuleType, Tensor)):
        return [(values[0], _runner(values[0]), None)]
    steps = [each for each in values if isinstance(each, Step)]
    if steps:
        return [(steps[-1], _fed_with(steps[-1]), lambda: _train(steps[-1], None))]
    ends = [each for each in values if isinstance(each, Tensor) and _depends(each) and not each.consumers()]
    return [(each, _fed_with(each), lambda: _use(each, None)) for each in ends[-1:]]


def _runner(function):
    """Draws the function on a placeholder of the example's form, and runs it in both modes."""

    def run(shape, dtype):
        names = inspect.signature(function).parameters
        flag = next((each for each in _FLAGS if each in names), None)
        with Graph():
            x = placeholder(dtype, [None if isinstance(n, BatchDim) else n for n in shape])
            training = placeholder("bool", [], name="training")
            made = function(x, **({flag: training} if flag else {}))
            updates = graph().get_collection("update_ops")
            _both_modes(list(walk(made)), {x: Value(shape, dtype)}, training, updates)

    return run


def _both_modes(made, data, flag, updates):
    first = None
    for mode in (True, False):
        run = Run({**data, flag: mode})
        ops = run.needed([*made, *updates])
        run.running = {op.index for op in ops}
        core = [op for op in ops if op not in updates]
        first = traced(run, "training" if mode else "evaluation", core, made, None if first is None else first["id"])


def _depends(tensor):
    return any(isinstance(op, Placeholder) for op in Run({}).needed([tensor])) if not isinstance(tensor.op, Placeholder) else False


def _fed_with(target):
    return lambda shape, dtype: (_train if isinstance(target, Step) else _use)(target, Value(shape, dtype))


def _feeds(target, example, training):
    """What a graph's placeholders are fed: the example for the one with content, values of their own shape for the others; flags by mode."""
    feeds, used = {}, False
    for op in [each for each in target.graph.operations if isinstance(each, Placeholder)]:
        tensor = op.outputs[0]
        sample = tensor.sample
        if op.default is not None:
            continue
        if isinstance(sample, Symbolic) and sample.shape:
            fits = example is not None and not used and len(sample.shape) == len(example.shape)
            feeds[tensor], used = (example if fits else Value(sample.shape, sample.dtype)), used or fits
        elif sample is UNKNOWN:
            feeds[tensor] = training if op.dtype.is_bool else 0.5 if op.dtype.is_floating else BATCH
    return feeds


def _train(step, example):
    """A step that no session runs is run once."""
    run = Run(_feeds(step, example, True))
    ops = run.needed([step])
    run.running = {op.index for op in ops}
    find_targets(run, step.loss)
    train_form(run, ops, step.loss)
    run.execute(run.needed([step]))
    rosetta.note("assumption", "The program draws a training step and runs it in no session: it is read as if it were run, flags on, shares one half.")


def _use(tensor, example):
    feeds = [_feeds(tensor, example, mode) for mode in (True, False)]
    first = None
    for mode, each in zip((True, False), feeds):
        run = Run(each)
        ops = run.needed([tensor])
        run.running = {op.index for op in ops}
        first = traced(run, "training" if mode else "evaluation", ops, [tensor], None if first is None else first["id"])


__all__ = ["state"]
