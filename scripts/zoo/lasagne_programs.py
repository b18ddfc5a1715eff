"""Runs programs under the real Lasagne and Theano up to their first update, and writes what they made.

The first call of a function that updates weights is looked at: weights and floating inputs are filled with repeatable numbers, the answer with
``deterministic=True`` is kept, then the loss, its gradients and how far the weights move. Dropout is made the identity, so that the step is repeatable.
"""

import warnings

import numpy as np

warnings.simplefilter("ignore")
import lasagne  # noqa: E402
import theano  # noqa: E402

from alone import each_alone  # noqa: E402
from fill import example, gradient, numbers, spread, summary, weight  # noqa: E402


class Done(BaseException):
    """Raised after the first update: the rest of the program is of no interest."""


golden = {"framework": f"lasagne {lasagne.__version__}, theano {theano.__version__}"}
asked, stepped = [], {}
plain_function, plain_output, plain_grads = theano.function, lasagne.layers.get_output, lasagne.updates.get_or_compute_grads
GATES = "ingate forgetgate cell outgate updategate resetgate hidden_update hid".split()
ORDER = ["W", *(start + gate for start in ("W_in_to_", "W_hid_to_") for gate in GATES), "b", *("b_" + gate for gate in GATES), *("W_cell_to_" + gate for gate in GATES), "gamma", "beta", "mean", "inv_std", "alpha", "scales"]


def get_output(layers, inputs=None, **kwargs):
    made = plain_output(layers, inputs, **kwargs)
    if not kwargs.get("deterministic"):
        asked.append((layers, inputs, made))
    return made


def get_or_compute_grads(loss_or_grads, params):
    found = plain_grads(loss_or_grads, params)
    stepped.update(params=list(params), gradients=found, loss=None if isinstance(loss_or_grads, list) else loss_or_grads)
    return found


def grad(cost, wrt, *args, **kwargs):
    stepped.setdefault("costs", []).append(cost)
    return plain_grad(cost, wrt, *args, **kwargs)


def weights_of(layers):
    """Weights and statistics, layer by layer: kernels, biases, statistics; first states that nobody learns are left out."""
    found = []
    for each in lasagne.layers.get_all_layers(layers):
        named = [(one, (one.name or "").split(".")[-1]) for one in each.get_params()]
        found += [one for one, name in sorted(named, key=lambda pair: ORDER.index(pair[1]) if pair[1] in ORDER else len(ORDER)) if name not in ("hid_init", "cell_init")]
    return list(dict.fromkeys(found))


def leaves(value):
    return [leaf for each in value for leaf in leaves(each)] if isinstance(value, (list, tuple)) else [value]


def function(inputs, outputs=None, updates=None, **kwargs):
    made = plain_function(inputs, outputs, updates=updates, **kwargs)
    if not updates or not asked:
        return made
    layers, given, answer = asked[-1]
    state = dict(stepped)

    def first(*args):
        look(layers, given, answer, state, inputs, args, updates, kwargs.get("givens"))

    return first


def look(layers, given, answer, state, inputs, args, updates, givens):
    """The first update, looked at before and after."""
    answers = leaves(answer)
    used = set(theano.gof.graph.inputs(answers))
    fed, data, truth = [], [], []
    for index, (variable, value) in enumerate(zip(inputs, args)):
        array = np.asarray(value)
        if variable in used:
            if array.dtype.kind == "f":
                array = example(array.shape, 900 + len(data)).astype(variable.dtype)
                data.append({"shape": list(array.shape), "dtype": "float32"})
            else:
                data.append({"shape": list(array.shape), "dtype": "int", "data": array.ravel().tolist()})
        elif array.ndim:
            truth.append({"shape": list(array.shape), "dtype": "float32" if variable.dtype.startswith("float") else "int", "data": numbers(array)})
        fed.append(array.astype(variable.dtype))
    weights = weights_of(layers)
    clear = len({each.name for each in weights}) == len(weights)
    names = {each: each.name if clear else f"{index}.{each.name}" for index, each in enumerate(weights)}
    trained = set(state["params"])
    statistics = set(lasagne.layers.get_all_params(layers, batch_norm_stat=True))
    golden["parameters"] = [{"name": names[each], "shape": list(each.get_value().shape), "state": each in statistics, "trainable": each in trained, "born": spread(each.get_value())} for each in weights]
    for index, each in enumerate(weights):
        each.set_value(weight(each.get_value().shape, index + 1, False).astype(each.dtype))
    golden["inputs"], golden["targets"] = data, truth
    calm = leaves(plain_output(layers, given, deterministic=True))
    run = lambda outputs: plain_function(list(inputs), outputs, givens=givens, no_default_updates=True, on_unused_input="ignore")(*fed)
    golden["evaluation"] = [{"shape": list(each.shape), "data": numbers(each)} for each in run(calm)]
    loss = state["loss"] if state["loss"] is not None else state["costs"][-1]
    params = [each for each in weights if each in trained]
    value, *found = run([loss, *plain_grad(loss, params, disconnected_inputs="ignore")])
    golden["loss"] = numbers(value)[0]
    golden["gradients"] = {names[each]: gradient(one) for each, one in zip(params, found)}
    golden["optimizer"] = {}
    before = {each: each.get_value().copy() for each in params}
    plain_function(list(inputs), updates=updates, givens=givens, on_unused_input="ignore")(*fed)
    golden["moved"] = {names[each]: summary(each.get_value() - before[each]) for each in params}
    raise Done


def run(path):
    """The golden of one program; this process is of no use afterwards."""
    np.random.seed(0)
    lasagne.random.set_rng(np.random.RandomState(0))
    scope = {"__name__": "__main__"}
    try:
        exec(compile(path.read_text(), str(path), "exec"), scope)
    except (Done, SystemExit):
        pass
    return golden


plain_grad = theano.grad
theano.grad = theano.tensor.grad = grad
theano.function = function
lasagne.layers.get_output = lasagne.layers.helper.get_output = get_output
lasagne.updates.get_or_compute_grads = get_or_compute_grads
lasagne.layers.DropoutLayer.get_output_for = lambda self, input, **kwargs: input
each_alone(run)
