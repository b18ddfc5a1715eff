"""Runs the shows of this folder under the real CNTK: outputs, gradients, running statistics."""

import os
import re

import cntk as C
import numpy as np
import shows

here = os.path.dirname(os.path.abspath(__file__))
STATISTICS = ("aggregate_mean", "aggregate_variance")


def _order(variable):
    return int(re.search(r"(\d+)$", variable.uid).group(1))


def weights_of(model):
    """Parameters and running statistics in the order in which they were made."""
    statistics = [each for each in model.constants if each.name in STATISTICS]
    return sorted(list(model.parameters) + statistics, key=_order)


def drawn(model, array):
    """The model on an input of the array's form: a function that still waits for one, or a drawing that has it."""
    if isinstance(model, C.Function) and not any(each.is_placeholder for each in model.arguments) and model.arguments:
        return model, model.arguments[0]
    made = C.input_variable(array.shape[1:], needs_gradient=True)
    return model(made), made


def put(variable, values):
    """Fills a weight; a running statistic is a constant, which only a checkpoint's door lets in."""
    if variable.is_parameter:
        variable.value = values
    else:
        variable.set_value(C.NDArrayView.from_dense(np.ascontiguousarray(values, dtype=np.float32), device=C.cpu()))


def run(show):
    """What CNTK makes of a show."""
    model, x = drawn(show.run(), show.inputs[0])
    array = show.inputs[0].reshape(show.inputs[0].shape[:len(x.dynamic_axes)] + tuple(x.shape))
    weights = weights_of(model)
    for index, each in enumerate(weights):
        values = show.weight(index, each.shape, each.name == "aggregate_variance")
        if values is not None:
            put(each, np.asarray(values, dtype=np.float32))
    learned = [each for each in weights if each.is_parameter]
    wanted = learned + ([x] if x.needs_gradient else [])
    evaluated = np.asarray(model.eval({x: array}))
    # What keeps a state for going backward runs as in training; where that differs, evaluation has no gradients to show.
    state, output = model.forward({x: array}, [model.output], {model.output})
    trained = np.asarray(output[model.output])
    given = trained if show.training else evaluated
    result = {"output": shows.tensor(given), "gradients": {}}
    if not show.training and not np.array_equal(evaluated, trained):
        return {"output": shows.tensor(given)}
    found = model.backward(state, {model.output: shows.cotangent(given.shape)}, set(wanted))
    if x in wanted:
        result["gradients"]["input"] = shows.numbers(np.asarray(found[x]))
    if weights:
        result["gradients"]["weights"] = [shows.numbers(np.asarray(found[each])) if each.is_parameter else None for each in weights]
    if show.training:
        result["after"] = [shows.numbers(np.asarray(each.value)) for each in weights]
    return result


def all_shows():
    """All shows of this folder, by name."""
    return {show.name: run(show) for show in shows.shows_in(os.path.join(here, "shows"))}
