"""Runs programs under the real CNTK up to their first update, and writes what they made.

When a trainer meets its first minibatch, the weights and the model's dense inputs are filled with repeatable numbers, and the model's answer in evaluation mode is
kept; then the loss that the learner is given, its gradients, and how far the weights move. Dropout is made the identity, so that the training step is repeatable too.
"""

import re
import warnings

import cntk as C
import numpy as np

from alone import each_alone
from fill import example, gradient, numbers, spread, summary, weight

STATISTICS = ("aggregate_mean", "aggregate_variance")
golden = {"framework": "cntk " + C.__version__}
made_last, classes = [], {}


class Done(BaseException):
    """Raised after the first update: the rest of the program is of no interest."""


def order(variable):
    return int(re.search(r"(\d+)$", variable.uid).group(1))


def weights_of(function):
    """Parameters and running statistics in the order in which they were made: (name, variable, whether it is state)."""
    statistics = [each for each in function.constants if each.name in STATISTICS]
    found = sorted(list(function.parameters) + statistics, key=order)
    return [("%d.%s" % (index, each.name or "value"), each, each in statistics) for index, each in enumerate(found)]


def put(variable, values):
    if variable.is_parameter:
        variable.value = values
    else:
        variable.set_value(C.NDArrayView.from_dense(np.ascontiguousarray(values), device=C.cpu()))


def fill(weights):
    for index, (name, each, _) in enumerate(weights):
        put(each, weight(each.shape, index + 1, name.endswith("variance")))


def is_class(value):
    return id(value) in classes


def said(value):
    if is_class(value):
        batch = np.asarray(classes[id(value)])
        return {"shape": list(batch.shape), "dtype": "int", "data": [int(each) for each in batch.ravel()]}
    value = np.asarray(value)
    return {"shape": list(value.shape), "dtype": "float32", "data": numbers(value)}


def given_mean():
    """Whether the rule is said to be given a mean: those in proportion to the gradient are, unless the rate is meant for another size."""
    name, options = made_last[-1]
    if options.get("use_mean_gradient") or options.get("minibatch_size") == C.learners.IGNORE:
        return True
    rate = options["lr"] if "lr" in options else 0
    return name in ("sgd", "momentum_sgd", "nesterov") and getattr(rate, "minibatch_size", 0) == 0


def judged(loss):
    """What a loss judges: the first output below it that has the shape of its truth."""
    truth, root = loss.arguments[-1].shape, loss.root_function
    while True:
        below = next(each for each in root.inputs if each.is_output)
        if below.shape == truth:
            return C.as_composite(below.owner)
        root = below.owner


def watched_step(trainer, arguments):
    """The first update, looked at before and after."""
    loss, model = trainer.loss_function, trainer.model
    if model is None:
        model = judged(loss)
    learner = trainer.parameter_learners[0]
    fed = {each: arguments[each] for each in loss.arguments}
    features = [each for each in loss.arguments if each in model.arguments]
    golden["inputs"] = []
    for index, each in enumerate(features):
        if is_class(fed[each]):
            golden["inputs"].append(said(fed[each]))
        else:
            array = np.asarray(fed[each])
            fed[each] = example(array.shape, 900 + index)
            golden["inputs"].append({"shape": list(array.shape), "dtype": "float32"})
    golden["targets"] = [said(fed[each]) for each in loss.arguments if each not in features] or [{"shape": golden["inputs"][0]["shape"], "dtype": "float32", "data": numbers(fed[features[0]])}]
    weights = weights_of(loss)
    names = {each: name for name, each, _ in weights}
    held = [each for each in learner.parameters]
    golden["parameters"] = [{"name": name, "shape": list(each.shape), "state": state, "trainable": not state, "born": spread(each.value)} for name, each, state in weights]
    golden["given"] = sorted(names[each] for each in held)
    fill(weights)
    answer = np.asarray(model.eval({each: fed[each] for each in model.arguments}))
    golden["evaluation"] = [{"shape": list(answer.shape), "data": numbers(answer)}]
    state, output = loss.forward(fed, [loss.output], {loss.output})
    value = np.asarray(list(output.values())[0])
    factor = 1.0 / value.size if given_mean() else 1.0
    golden["loss"] = numbers(value.sum() * factor)[0]
    found = loss.backward(state, {loss.output: np.full(value.shape, factor, np.float32)}, set(held))
    golden["gradients"] = {names[each]: gradient(np.asarray(found[each])) for each in held}
    fill(weights)
    before = {each: each.value.copy() for each in held}
    plain_step(trainer, fed)
    golden["moved"] = {names[each]: summary(each.value - before[each]) for each in held}
    golden["optimizer"] = {"kind": made_last[-1][0]}
    raise Done


def train(self, minibatch_source, minibatch_size=32, streams=None, model_inputs_to_streams=None, parameter_learners=(), *args, **kwargs):
    """Function.train: its first minibatch."""
    trainer = C.Trainer(None, self, list(parameter_learners))
    arrays = minibatch_source if isinstance(minibatch_source, (tuple, list)) else [minibatch_source]
    watched_step(trainer, {each: array[:minibatch_size] for each, array in zip(trainer.loss_function.arguments, arrays)})


def noted(name):
    plain = getattr(C.learners, name)

    def make(parameters, *args, **kwargs):
        made = plain(parameters, *args, **kwargs)
        rate = args[0] if args else kwargs.get("lr", 0)
        made_last.append((name, dict(kwargs, lr=rate)))
        return made

    return make


def one_hot(batch, num_classes, *args, **kwargs):
    """Dense vectors in the place of sparse ones: CNTK cannot show the sparse gradients that those give."""
    made = np.eye(num_classes, dtype=np.float32)[np.asarray(batch)]
    classes[id(made)] = batch
    golden.setdefault("kept", []).append(made)
    return made


def dense_input(*args, **kwargs):
    kwargs.pop("is_sparse", None)
    return plain_input(*args, **kwargs)


plain_step, plain_input = C.Trainer.train_minibatch, C.sequence.input_variable
C.Trainer.train_minibatch = lambda self, arguments, *args, **kwargs: watched_step(self, arguments)
C.Function.train = train
C.Value.one_hot = staticmethod(one_hot)
C.sequence.input_variable = dense_input
for each in "sgd momentum_sgd nesterov adam adagrad adadelta rmsprop fsadagrad".split():
    setattr(C, each, noted(each))
    setattr(C.learners, each, getattr(C, each))
C.layers.layers.dropout = lambda x, **kwargs: C.element_times(x, 1)
C.dropout = C.ops.dropout = lambda x, *args, **kwargs: C.element_times(x, 1)


def run(path):
    """The golden of one program; this process is of no use afterwards."""
    warnings.simplefilter("ignore")
    C.cntk_py.set_fixed_random_seed(1)
    C.device.try_set_default_device(C.device.cpu())
    np.random.seed(0)
    scope = {"__name__": "__main__"}
    try:
        exec(compile(path.read_text(), str(path), "exec"), scope)
    except (Done, SystemExit):
        pass
    golden.pop("kept", None)
    return golden


each_alone(run)
