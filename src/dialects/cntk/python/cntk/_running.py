"""Drawings on data: one step of training, evaluation, and whole passes over arrays."""

import numpy
import rosetta

from ._feeding import feeds_of, whole_arrays
from ._graph import Run, walk
from ._tensor import T


def _is_loss(variable):
    return variable.node is not None and getattr(variable.node.op, "loss", False)


def answers_of(model, loss):
    """What the model answers: what the program says is the model, else what the loss judges."""
    if model is not None:
        return [each for each in model.outputs if not _is_loss(each)]
    return [each.node.inputs[0] for each in walk([loss]) if _is_loss(each)][-1:]


def forward(owner, answers, run, feeds, mode):
    """Records the model's pass; what comes after it belongs to the loss."""
    inputs = {each for each in walk(answers) if each.node is None}
    with rosetta.trace(owner, mode, [tensor for variable, tensor in feeds.items() if variable in inputs]) as entry:
        entry["outputs"] = [run.value(each).rosetta_id for each in answers]


def step(model, loss, learner, arguments, owner, sweeps=False):
    """One update: the model's pass, its loss, and the sum or mean over the batch that the rule is given."""
    variables = [each for each in walk([loss, *(model.outputs if model else ())]) if each.kind == "input"]
    feeds = feeds_of(variables, arguments)
    answers = answers_of(model, loss)
    inside = {id(each) for each in walk(answers)}
    for variable, tensor in feeds.items():
        named(tensor, "features" if id(variable) in inside or not answers else "targets")
    run = Run(feeds)
    if answers:
        forward(owner, answers, run, feeds, "training")
    value = run.value(loss)
    examples = next((int(n) for each in feeds.values() for n in each.shape[:1]), 1)
    learner.say(examples, sweeps)
    total = T((), "float32")
    path = "cntk.train.Trainer.train_minibatch"
    rosetta.apply(path, [value], rosetta.Bound(path, {}, {"gradient": learner.gradient(examples)}), [total])
    rosetta.step(total, learner, [each.tensor() for each in learner.parameters if each.known])


def named(tensor, part):
    """Says of fed arrays of no known data set whether they are features or targets."""
    source = tensor.rosetta_source
    if source is None or source["dataset"] is None:
        source = source or {"dataset": None, "split": None, "examples": None, "steps": [], "pass": None}
        tensor.rosetta_source = {**source, "part": part}


def train(function, *args, **kwargs):
    """Function.train: batches in the arrays' own order, the last one as small as it comes."""
    bound = rosetta.bind("cntk.ops.functions.Function.train", args, kwargs)
    from .train import criterion_of

    for name in ("streams", "model_inputs_to_streams", "max_samples"):
        if bound.values[name] is not None:
            raise rosetta.UnknownCall(f"Function.train({name}=…) is not known here. Expected arrays, minibatch_size and max_epochs.")
    drawn = function if hasattr(function, "outputs") else function.on_inputs(list(bound.minibatch_source))
    loss, _ = criterion_of(drawn)
    learners = list(bound.parameter_learners)
    if len(learners) != 1:
        raise rosetta.UnknownCall(f"Function.train with {len(learners)} learners is not known here. Expected one.")
    arguments = [each for each in walk([loss]) if each.kind == "input"]
    arrays = whole_arrays(bound.minibatch_source, len(arguments))
    epochs = 1 if bound.max_epochs is None else int(bound.max_epochs)
    rows = int(arrays[0].shape[0])
    if bound.epoch_size is not None and int(bound.epoch_size) != rows:
        epochs = int(epochs * int(bound.epoch_size) / rows)
    told = ("batch_size",) if "minibatch_size" in bound.stated else ()
    size = int(bound.minibatch_size)
    for _ in range(epochs):
        for batch in _batches("cntk.ops.functions.Function.train", arrays, size, told):
            step(None, loss, learners[0], dict(zip(arguments, batch)), drawn, True)
    return Progress(epochs, rows)


def _batches(call, arrays, size, told):
    features, targets = arrays[0], arrays[1] if len(arrays) > 1 else None
    yield from ([x] if y is None else [x, y] for x, y in rosetta.batches(call, features, targets, size, "keep", "never", told))


class Progress:
    """What training tells: numbers of a real run."""

    def __init__(self, epochs, rows):
        nan = float("nan")
        from .variables import Record

        self.epoch_summaries = [Record(loss=nan, metric=nan, samples=rows) for _ in range(epochs)]
        self.updates, self.test_summary = [], Record(metric=nan, samples=rows)


def test(function, *args, **kwargs):
    """Function.test: the metric over all of the data."""
    bound = rosetta.bind("cntk.ops.functions.Function.test", args, kwargs)
    drawn = function if hasattr(function, "outputs") else function.on_inputs(list(bound.minibatch_source))
    arrays = whole_arrays(bound.minibatch_source, len(drawn.arguments))
    told = ("batch_size",) if "minibatch_size" in bound.stated else ()
    for _ in _batches("cntk.ops.functions.Function.test", arrays, int(bound.minibatch_size), told):
        pass
    return Progress(0, int(arrays[0].shape[0])).test_summary


def evaluate(drawn, arguments):
    """A function on arrays: arrays of the right shape. The first run of a model that nothing trains is recorded."""
    feeds = feeds_of([each for each in walk(drawn.outputs) if each.kind == "input"], arguments)
    log = rosetta.recorder()
    run = Run(feeds)
    if log.traces or not feeds:
        log.silent += 1
        try:
            made = [run.value(each) for each in drawn.outputs]
        finally:
            log.silent -= 1
    else:
        forward(drawn, drawn.outputs, run, feeds, "evaluation")
        made = [run.value(each) for each in drawn.outputs]
    arrays = [numpy.ndarray([int(n) for n in each.shape], numpy.float32) for each in made]
    return arrays[0] if len(arrays) == 1 else dict(zip(drawn.outputs, arrays))

