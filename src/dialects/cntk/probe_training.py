"""Update rules and losses under the real CNTK, on single weights and small batches."""

import cntk as C
import numpy as np
import shows

GRADIENTS = [1.0, 1.0, 0.5, -2.0, 0.25]


def _options(arguments):
    return {name: float("inf") if isinstance(value, dict) else value for name, value in arguments.items()}


def walk(name, arguments, gradients=GRADIENTS, examples=1, start=1.0):
    """Where a weight stands after each update: the gradient of a batch is the sum of its examples', each of them equal."""
    weight = C.parameter((1,), init=start)
    learner = getattr(C.learners, name)([weight], **_options(arguments))
    seen = []
    for each in gradients:
        learner.update({weight: np.array([each * examples], np.float32)}, examples)
        seen.append(float(weight.value[0]))
    return shows.numbers(seen)


CASES = [
    ("sgd", {"lr": 0.1}), ("sgd", {"lr": 0.1, "l2_regularization_weight": 0.5}), ("sgd", {"lr": 0.1, "gradient_clipping_threshold_per_sample": 0.75}),
    ("sgd", {"lr": 0.1, "gradient_clipping_threshold_per_sample": 0.75, "gradient_clipping_with_truncation": False, "l2_regularization_weight": 0.5}),
    ("momentum_sgd", {"lr": 0.1, "momentum": 0.9}), ("momentum_sgd", {"lr": 0.1, "momentum": 0.9, "unit_gain": False}),
    ("nesterov", {"lr": 0.1, "momentum": 0.9}), ("nesterov", {"lr": 0.1, "momentum": 0.9, "unit_gain": False}),
    ("adam", {"lr": 0.1, "momentum": 0.9, "variance_momentum": 0.999}), ("adam", {"lr": 0.1, "momentum": 0.9, "unit_gain": False, "variance_momentum": 0.999}),
    ("adam", {"lr": 0.1, "momentum": 0.9, "variance_momentum": 0.99, "epsilon": 0.1}),
    ("momentum_sgd", {"lr": 0.1, "momentum": 0.9, "unit_gain": False, "l2_regularization_weight": 0.5}), ("nesterov", {"lr": 0.1, "momentum": 0.9, "l2_regularization_weight": 0.5}),
    ("adam", {"lr": 0.1, "momentum": 0.9, "variance_momentum": 0.99, "l2_regularization_weight": 0.5, "gradient_clipping_threshold_per_sample": 0.75}),
    ("adagrad", {"lr": 0.1, "need_ave_multiplier": False, "l2_regularization_weight": 0.5}), ("adadelta", {"l2_regularization_weight": 0.5}),
    ("fsadagrad", {"lr": 0.1, "momentum": 0.9, "variance_momentum": 0.99, "l2_regularization_weight": 0.5}),
    ("rmsprop", {"lr": 0.1, "gamma": 0.9, "inc": 1.2, "dec": 0.5, "max": 10, "min": 0.1, "need_ave_multiplier": False, "l2_regularization_weight": 0.5}),
    ("adagrad", {"lr": 0.1}), ("adagrad", {"lr": 0.1, "need_ave_multiplier": False}), ("adadelta", {}), ("adadelta", {"lr": 0.5, "rho": 0.5, "epsilon": 0.001}),
    ("rmsprop", {"lr": 0.1, "gamma": 0.9, "inc": 1.2, "dec": 0.5, "max": 10, "min": 0.1}),
    ("rmsprop", {"lr": 0.1, "gamma": 0.9, "inc": 1.2, "dec": 0.5, "max": 10, "min": 0.1, "need_ave_multiplier": False}),
    ("fsadagrad", {"lr": 0.1, "momentum": 0.9, "variance_momentum": 0.999}), ("fsadagrad", {"lr": 0.1, "momentum": 0.9, "unit_gain": False, "variance_momentum": 0.99}),
]


def updates():
    """One example per update: sums, means and powers by the batch's size are all the same."""
    return [{"call": "cntk.learners." + name, "arguments": arguments, "gradients": GRADIENTS, "start": 1.0, "weights": walk(name, arguments)} for name, arguments in CASES]


def loss(name, predictions, targets):
    """A loss of each example, and the gradient of their sum."""
    given, truth = (np.array(each, np.float32) for each in (predictions, targets))
    x, t = C.input_variable(given.shape[1:], needs_gradient=True), C.input_variable(truth.shape[1:])
    made = getattr(C.losses, name)(x, t)
    state, output = made.forward({x: given, t: truth}, [made.output], {made.output})
    value = np.asarray(output[made.output])
    back = made.backward(state, {made.output: np.ones(value.shape, np.float32)}, {x})
    found = back[x] if isinstance(back, dict) else back
    return {"call": "cntk.losses." + name, "arguments": {}, "predictions": shows.tensor(given), "targets": shows.tensor(truth), "value": shows.numbers(value), "gradient": shows.numbers(np.asarray(found))}


def losses():
    scores, rows = [[1, 2, 3], [0, -1, 2]], [[0.2, 0.7, 0.5], [0.9, 0.1, 0.4]]
    return [
        loss("cross_entropy_with_softmax", scores, [[0, 0, 1], [1, 0, 0]]), loss("cross_entropy_with_softmax", scores, [[0.2, 0.3, 0.5], [1, 0, 0]]),
        loss("binary_cross_entropy", rows, [[0, 1, 1], [1, 0, 0]]), loss("squared_error", scores, [[0, 1, 1], [2, 0, 0]]),
    ]


def moments():
    """Running statistics after each of three different batches: the first counts whole."""
    x = C.input_variable((1, 1))
    model = C.layers.BatchNormalization(map_rank=1, normalization_time_constant=10)(x)
    loss = C.reduce_sum(model)
    trainer = C.Trainer(model, (loss, loss), [C.sgd(model.parameters, 1e-6)])
    seen = []
    for batch in ([1, 2, 3, 6], [0, 4, 8, 8], [-1, 1, -3, 3]):
        trainer.train_minibatch({x: np.array(batch, np.float32).reshape(-1, 1, 1)})
        found = {each.name: float(each.value.ravel()[0]) for each in model.constants}
        seen.append(shows.numbers([found["aggregate_mean"], found["aggregate_variance"]]))
    return seen


def sizes():
    """The same rules on batches of four equal examples, by what their rates and momenta are meant for."""
    per_batch, per_example = C.UnitType.minibatch, C.UnitType.sample
    cases = {
        "sgd number": lambda p: C.sgd(p, 0.1), "sgd minibatch": lambda p: C.sgd(p, C.learning_rate_schedule(0.1, per_batch)),
        "sgd sample": lambda p: C.sgd(p, C.learning_rate_schedule(0.1, per_example)), "sgd for two": lambda p: C.sgd(p, C.learning_parameter_schedule(0.1, minibatch_size=2)),
        "sgd learner for two": lambda p: C.sgd(p, 0.1, minibatch_size=2),
        "sgd sample, clipped, decayed": lambda p: C.sgd(p, C.learning_rate_schedule(0.1, per_example), gradient_clipping_threshold_per_sample=0.5, l2_regularization_weight=0.5),
        "momentum": lambda p: C.momentum_sgd(p, 0.1, 0.9, unit_gain=False),
        "momentum time constant": lambda p: C.momentum_sgd(p, C.learning_rate_schedule(0.1, per_batch), C.momentum_as_time_constant_schedule(10), unit_gain=False),
        "momentum per sample": lambda p: C.momentum_sgd(p, 0.1, C.momentum_schedule_per_sample(0.9), unit_gain=False),
        "momentum for two": lambda p: C.momentum_sgd(p, 0.1, 0.9, unit_gain=False, minibatch_size=2),
        "adam": lambda p: C.adam(p, C.learning_rate_schedule(0.1, per_batch), C.momentum_schedule(0.9), variance_momentum=C.momentum_schedule(0.999), epsilon=0.1),
        "adam ignoring": lambda p: C.adam(p, 0.1, 0.9, variance_momentum=0.999, epsilon=0.1, minibatch_size=C.learners.IGNORE),
        "adam mean": lambda p: C.adam(p, 0.1, 0.9, variance_momentum=0.999, epsilon=0.1, use_mean_gradient=True),
        "adam for four": lambda p: C.adam(p, 0.1, 0.9, variance_momentum=0.999, epsilon=0.1, minibatch_size=4),
        "adadelta": lambda p: C.adadelta(p, 0.5), "adagrad": lambda p: C.adagrad(p, 0.1, need_ave_multiplier=False),
        "adamax": lambda p: C.adam(p, 0.1, 0.9, variance_momentum=0.999, epsilon=0.1, adamax=True),
        "list by examples": lambda p: C.sgd(p, C.learning_parameter_schedule([0.1, 0.01], minibatch_size=C.learners.IGNORE, epoch_size=8)),
        "list of pairs": lambda p: C.momentum_sgd(p, C.learning_rate_schedule([(2, 0.1), (1, 0.01), 0.2], per_batch, epoch_size=4), 0.9, unit_gain=False),
        "list by sweeps": lambda p: C.sgd(p, C.learning_rate_schedule([0.1, 0.01], per_batch)),
    }
    return {name: trained(make) for name, make in cases.items()}


def trained(make, examples=4):
    """Where a weight stands after each minibatch, when every example's gradient is 1, 1, 0.5, …"""
    x = C.input_variable(1)
    weight = C.parameter((1,), init=1.0)
    loss = C.reduce_sum(C.element_times(x, weight))
    trainer, seen = C.Trainer(loss, (loss, loss), [make([weight])]), []
    for each in GRADIENTS:
        trainer.train_minibatch({x: np.full((examples, 1), each, np.float32)})
        seen.append(float(weight.value[0]))
    return shows.numbers(seen)


def dropped():
    """What dropout makes of ones in training, as the set of values and whether whole channels fall alike; and in evaluation."""
    x = C.input_variable((40, 5, 5), needs_gradient=True)
    model = C.layers.Dropout(0.75)(x)
    ones = np.ones((1, 40, 5, 5), np.float32)
    _, output = model.forward({x: ones}, [model.output], {model.output})
    made = np.asarray(output[model.output])
    alike = bool(np.all(made == made[:, :, :1, :1]))
    return {"training": sorted({float(each) for each in made.ravel()}), "evaluation": sorted({float(each) for each in np.asarray(model.eval({x: ones})).ravel()}), "wholeChannels": alike}


def judged():
    """Binary cross-entropy of a probability of 0 where the truth is 1: what stands inside the logarithm."""
    return loss("binary_cross_entropy", [[0.0, 1e-12]], [[1, 1]])["value"]


def walked():
    """How Function.train walks over arrays of five: in their own order, the last batch as small as it comes."""
    seen = []

    class Seen(C.ops.functions.UserFunction):
        def __init__(self, arg):
            super(Seen, self).__init__([arg], as_numpy=True)

        def forward(self, argument, device=None, outputs_to_retain=None):
            seen.append([float(each) for each in np.asarray(argument).ravel()])
            return None, argument

        def backward(self, state, root_gradients):
            return root_gradients

        def infer_outputs(self):
            return [C.output_variable(self.inputs[0].shape, self.inputs[0].dtype, self.inputs[0].dynamic_axes)]

    x = C.input_variable(1)
    weight = C.parameter((1,), init=1.0)
    loss = C.reduce_sum(C.user_function(Seen(x)) * weight)
    loss.train((np.arange(5, dtype=np.float32).reshape(5, 1),), minibatch_size=2, max_epochs=2, parameter_learners=[C.sgd([weight], 1e-6)])
    return seen
