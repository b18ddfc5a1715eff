"""Asks the real Lasagne and Theano what they do: signatures by introspection, shows, updates, losses and births. Prints JSON.

Run it as the README beside it says: floats are 64 bits wide here, so that what is compared are rules and not rounding.
"""

import datetime
import importlib.util
import inspect
import json
import pathlib
import platform
import sys
import warnings

here = pathlib.Path(__file__).resolve().parent
sys.path = [each for each in sys.path if pathlib.Path(each or ".").resolve() != here]

warnings.simplefilter("ignore")
import lasagne  # noqa: E402
import numpy as np  # noqa: E402
import theano  # noqa: E402
import theano.tensor as T  # noqa: E402


def beside(path):
    """A module of this repository by its path, without what stands beside it."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


probing = beside(here.parent / "probing" / "shows.py")
fill = probing.fill

NAMES = {
    "lasagne.layers": "InputLayer DenseLayer NINLayer Conv1DLayer Conv2DLayer Conv3DLayer TransposedConv2DLayer TransposedConv3DLayer DilatedConv2DLayer Pool1DLayer Pool2DLayer MaxPool1DLayer "
    "MaxPool2DLayer Upscale1DLayer Upscale2DLayer GlobalPoolLayer DropoutLayer GaussianNoiseLayer BatchNormLayer LocalResponseNormalization2DLayer StandardizationLayer FlattenLayer ReshapeLayer "
    "DimshuffleLayer PadLayer SliceLayer ConcatLayer ElemwiseMergeLayer ElemwiseSumLayer EmbeddingLayer RecurrentLayer LSTMLayer GRULayer Gate NonlinearityLayer BiasLayer ScaleLayer "
    "ParametricRectifierLayer ExpressionLayer",
    "lasagne.nonlinearities": "LeakyRectify SELU ScaledTanH elu",
    "lasagne.init": "Normal Uniform GlorotNormal GlorotUniform HeNormal HeUniform Constant Sparse Orthogonal",
    "lasagne.updates": "sgd momentum nesterov_momentum adagrad rmsprop adadelta adam adamax amsgrad apply_momentum apply_nesterov_momentum total_norm_constraint",
    "lasagne.objectives": "categorical_crossentropy binary_crossentropy squared_error binary_hinge_loss multiclass_hinge_loss huber_loss",
    "theano": "function grad shared In",
    "theano.tensor": "mean sum prod var std max min any all argmax argmin argsort cast dot reshape flatten concatenate batched_dot",
    "theano.tensor.nnet": "relu elu selu hard_sigmoid softmax logsoftmax categorical_crossentropy binary_crossentropy sigmoid_binary_crossentropy conv3d",
    "theano.tensor.signal.pool": "pool_2d",
}
# Parameters of a parent that a layer gives itself.
GIVEN = {"n", "pad", "stride", "mode", "merge_function", "input_to_hidden", "hidden_to_hidden", "incomings"}


def literal(value):
    """A default as a Python literal; an object as the text that makes it."""
    if isinstance(value, np.ufunc) or (callable(value) and hasattr(value, "__module__") and hasattr(value, "__name__")):
        return repr(f"{value.__module__}.{value.__name__}".replace("theano.tensor.basic", "theano.tensor"))
    kind = type(value)
    if kind.__module__.startswith("lasagne"):
        return repr(made_by(value))
    return repr(value)


def made_by(value):
    """``lasagne.init.Constant(0.0)``: the call that makes an object, with what its signature does not say already."""
    kind = type(value)
    module = kind.__module__.replace("lasagne.layers.recurrent", "lasagne.layers")
    parts = []
    for p in list(inspect.signature(kind.__init__).parameters.values())[1:]:
        if not hasattr(value, p.name) and kind.__name__ != "Gate":
            continue
        own = getattr(value, p.name, None)
        if same(own, p.default):
            continue
        text = f"{own.__module__}.{own.__name__}" if inspect.isfunction(own) else repr(own)
        parts.append(text if not parts and kind.__name__ == "Constant" else f"{p.name}={text}")
    if kind.__name__ == "Constant" and not parts:
        parts = [repr(value.val)]
    return f"{module}.{kind.__name__}({', '.join(parts)})"


def same(a, b):
    if a is b:
        return True
    if type(a) is type(b) and isinstance(a, lasagne.init.Initializer):
        return made_by(a) == made_by(b)
    return a == b or (isinstance(a, tuple) and not isinstance(b, tuple) and a == (-b, b))


def text_of(thing):
    """The signature as text; keywords that a layer hands on to its parents stand behind ``*``."""
    function = thing.__init__ if inspect.isclass(thing) else thing
    parameters = list(inspect.signature(function).parameters.values())
    parts, names = [], set()
    for p in parameters[1 if inspect.isclass(thing) else 0:]:
        names.add(p.name)
        if p.kind is p.VAR_KEYWORD:
            more = behind(thing, names) if inspect.isclass(thing) else []
            parts += ["*", *more] if more else [] if inspect.isclass(thing) else [f"**{p.name}"]
        elif p.kind is not p.VAR_POSITIONAL:
            parts.append(p.name if p.default is p.empty else f"{p.name}={literal(p.default)}")
    return ", ".join(parts)


def behind(thing, names):
    """Parameters of the parents' constructors that have a default and are not the layer's own."""
    found = []
    for kind in thing.__mro__[1:]:
        if "__init__" not in vars(kind) or kind is object:
            continue
        for p in list(inspect.signature(kind.__init__).parameters.values())[1:]:
            if p.kind is p.POSITIONAL_OR_KEYWORD and p.default is not p.empty and p.name not in names | GIVEN:
                names.add(p.name)
                found.append(f"{p.name}={literal(p.default)}")
        if not any(p.kind is p.VAR_KEYWORD for p in inspect.signature(kind.__init__).parameters.values()):
            break
    return found


def signatures():
    """Of all calls that the dialect speaks and introspection can print."""
    found = {}
    for module, names in NAMES.items():
        holder = importlib.import_module(module)
        for name in names.split():
            text = text_of(getattr(holder, name))
            if "<" not in text:
                found[f"{module}.{name}"] = text
    return found


GATES = "ingate forgetgate cell outgate updategate resetgate hidden_update hid".split()
ORDER = ["W", *(start + gate for start in ("W_in_to_", "W_hid_to_") for gate in GATES), "b", *("b_" + gate for gate in GATES), *("W_cell_to_" + gate for gate in GATES), "gamma", "beta", "mean", "inv_std", "alpha", "scales"]


def weights_of(layer):
    """Weights and statistics below a layer, layer by layer: kernels, biases, statistics. First states that nobody learns are left out: they start as zero."""
    found = []
    for each in lasagne.layers.get_all_layers(layer):
        named = [(weight, (weight.name or "").split(".")[-1]) for weight in each.get_params()]
        found += [weight for weight, name in sorted(named, key=lambda pair: ORDER.index(pair[1]) if pair[1] in ORDER else len(ORDER)) if name in ORDER or learned(layer, weight)]
    return list(dict.fromkeys(found))


def learned(layer, weight):
    return weight in lasagne.layers.get_all_params(layer, trainable=True)


def network_of(model, inputs):
    """The layer that a show names; a function of one tensor as a layer."""
    if isinstance(model, lasagne.layers.Layer):
        return model
    data = inputs[0]
    kind = T.TensorType("int32" if data.dtype.kind == "i" else theano.config.floatX, [False] * data.ndim)
    source = lasagne.layers.InputLayer((None, *data.shape[1:]), kind("x"))
    return lasagne.layers.ExpressionLayer(source, model, output_shape=lambda shape: shape)


def show(each):
    """What Lasagne makes of a show."""
    inputs = each.inputs
    model = network_of(each.run(), inputs)
    sources = [layer for layer in lasagne.layers.get_all_layers(model) if isinstance(layer, lasagne.layers.InputLayer)]
    weights = weights_of(model)
    for index, weight in enumerate(weights):
        shape = weight.get_value().shape
        values = each.weight(index, shape, weight.name is not None and weight.name.endswith("inv_std"))
        if values is not None:
            weight.set_value(np.asarray(values, theano.config.floatX))
    variables = [layer.input_var for layer in sources]
    fed = [np.asarray(data, variable.dtype) for data, variable in zip(inputs, variables)]
    output = lasagne.layers.get_output(model, deterministic=not each.training)
    shape = theano.function(variables, output, no_default_updates=True, on_unused_input="ignore")(*fed).shape
    direction = np.asarray(probing.cotangent(shape), theano.config.floatX)
    total = T.sum(output * direction)
    trained = [weight for weight in weights if learned(model, weight)]
    wanted = trained + [variable for variable in variables[:1] if variable.dtype.startswith("float")]
    gradients = T.grad(total, wanted, disconnected_inputs="ignore") if wanted else []
    try:
        made, *found = theano.function(variables, [output, *gradients], on_unused_input="ignore")(*fed)
    except NotImplementedError:  # Theano has this gradient in C alone
        made, found = theano.function(variables, output)(*fed), []
    result = {"output": {"shape": list(made.shape), "data": fill.numbers(made)}}
    if wanted and not found:
        return result
    result["gradients"] = {}
    by = dict(zip(wanted, found))
    if inputs and variables[0] in by:
        result["gradients"]["input"] = fill.numbers(by[variables[0]])
    if weights:
        result["gradients"]["weights"] = [fill.numbers(by[weight]) if weight in by else None for weight in weights]
    if each.training:
        result["after"] = [fill.numbers(weight.get_value()) for weight in weights]
    return result


def update(name, arguments, gradients, start=1.0):
    """Where a weight stands after each of the gradients."""
    weight, gradient = theano.shared(np.array([start])), T.vector()
    step = theano.function([gradient], updates=getattr(lasagne.updates, name)([gradient], [weight], **arguments))
    seen = []
    for each in gradients:
        step(np.array([each], theano.config.floatX))
        seen.append(float(weight.get_value()[0]))
    return {"call": f"lasagne.updates.{name}", "arguments": arguments, "gradients": list(gradients), "start": start, "weights": seen}


def updates():
    given, tiny = [1, 1, 0.5, -2, 0.25], [1e-6, -2e-6, 1e-6]
    return [
        update("sgd", {"learning_rate": 0.1}, given),
        update("momentum", {"learning_rate": 0.1}, given), update("momentum", {"learning_rate": 0.1, "momentum": 0.5}, given),
        update("nesterov_momentum", {"learning_rate": 0.1}, given),
        update("adam", {"learning_rate": 0.1}, given), update("adam", {"learning_rate": 0.1, "epsilon": 1e-6}, tiny), update("amsgrad", {"learning_rate": 0.1}, given),
        update("adamax", {"learning_rate": 0.1}, given), update("adamax", {"learning_rate": 0.1, "epsilon": 1e-6}, tiny),
        update("rmsprop", {"learning_rate": 0.1}, given), update("rmsprop", {"learning_rate": 0.1, "epsilon": 1e-6}, tiny), update("rmsprop", {}, given),
        update("adagrad", {"learning_rate": 0.1}, given), update("adagrad", {"learning_rate": 0.1, "epsilon": 1e-6}, tiny), update("adagrad", {}, given),
        update("adadelta", {}, given), update("adadelta", {"learning_rate": 0.5, "rho": 0.5, "epsilon": 1e-3}, given),
    ]


def loss(path, predictions, targets, **arguments):
    """A loss and the gradient of its sum."""
    function = getattr(importlib.import_module(path.rpartition(".")[0]), path.rpartition(".")[2])
    x, truth = np.array(predictions, theano.config.floatX), np.array(targets)
    classes = truth.dtype.kind == "i" and truth.ndim < x.ndim
    truth = truth.astype("int32" if classes else theano.config.floatX)
    p, t = T.matrix(), T.ivector() if classes else T.matrix()
    value = function(p, t, **arguments)
    made, gradient = theano.function([p, t], [value, T.grad(value.sum(), p)])(x, truth)
    return {"call": path, "arguments": arguments, "predictions": probing.tensor(x), "targets": probing.tensor(truth), "value": fill.numbers(made), "gradient": fill.numbers(gradient)}


def losses():
    likely, scores = [[0.2, 0.3, 0.5], [0.7, 0.1, 0.2]], [[1, 2, 3], [0, -1, 2]]
    margins = [[0.5, 2, 3], [-0.25, -1.5, 1.75]]
    rows, yes = [(0.2, 0.3, 0.5), (1.0, 0.0, 0.0)], [(1.0, 0.0, 1.0), (0.0, 0.0, 1.0)]
    truth = [(0.0, 1.0, 1.0), (2.0, 0.0, 0.5)]
    o, n = "lasagne.objectives.", "theano.tensor.nnet."
    return [
        loss(o + "categorical_crossentropy", likely, [2, 0]), loss(o + "categorical_crossentropy", likely, rows),
        loss(n + "categorical_crossentropy", likely, [2, 0]), loss(n + "categorical_crossentropy", likely, rows),
        loss(o + "binary_crossentropy", likely, yes), loss(n + "binary_crossentropy", likely, yes), loss(n + "sigmoid_binary_crossentropy", scores, yes),
        loss(o + "squared_error", scores, truth), loss(o + "huber_loss", scores, truth), loss(o + "huber_loss", scores, truth, delta=0.5),
        loss(o + "binary_hinge_loss", margins, yes, log_odds=True), loss(o + "binary_hinge_loss", margins, [(1.0, -1.0, 1.0), (-1.0, -1.0, 1.0)], log_odds=True, binary=False, delta=2),
        loss(o + "multiclass_hinge_loss", scores, [1, 0]), loss(o + "multiclass_hinge_loss", scores, [2, 0], delta=2),
    ]


def births():
    """How weights are born: mean, standard deviation, least and largest."""
    layers = lasagne.layers
    conv = layers.Conv2DLayer((None, 64, 9, 9), 512, 3)
    grouped, transposed = layers.Conv2DLayer((None, 64, 9, 9), 512, 3, num_groups=4), layers.TransposedConv2DLayer((None, 256, 9, 9), 64, 3)
    born = lambda weight: fill.spread(weight.get_value())
    draw = lambda name, **kwargs: fill.spread(getattr(lasagne.init, name)(**kwargs).sample((512, 64, 3, 3)))
    dense, recurrent, lstm, gru = layers.DenseLayer((None, 256), 2048), layers.RecurrentLayer((None, 5, 256), 256), layers.LSTMLayer((None, 5, 256), 256), layers.GRULayer((None, 5, 256), 256)
    norm = layers.BatchNormLayer((None, 3))
    return {
        "conv": {"W": born(conv.W), "b": born(conv.b), "grouped": born(grouped.W), "transposed": born(transposed.W)},
        "dense": {"W": born(dense.W), "b": born(dense.b)}, "nin": born(layers.NINLayer((None, 256, 2, 2), 2048).W), "embedding": born(layers.EmbeddingLayer((None, 3), 400, 300).W),
        "norm": {name: born(getattr(norm, name)) for name in ("gamma", "beta", "mean", "inv_std")}, "prelu": born(layers.ParametricRectifierLayer((None, 3)).alpha),
        "recurrent": {name: born(getattr(recurrent, name)) for name in ("W_in_to_hid", "W_hid_to_hid", "b")},
        "lstm": {name: born(getattr(lstm, name)) for name in ("W_in_to_ingate", "W_hid_to_cell", "W_cell_to_outgate", "b_forgetgate", "hid_init", "cell_init")},
        "gru": {name: born(getattr(gru, name)) for name in ("W_in_to_updategate", "W_hid_to_hidden_update", "b_resetgate")},
        "initializers": {name: draw(name) for name in ("Normal", "Uniform", "GlorotNormal", "GlorotUniform", "HeNormal", "HeUniform", "Orthogonal")},
        "relu": {name: draw(name, gain="relu") for name in ("GlorotNormal", "GlorotUniform", "HeNormal", "HeUniform", "Orthogonal")},
        "fans": "weights of shape (512, 64, 3, 3)",
    }


def walked(change):
    """A weight of (1, 2) after updates whose rule or gradients were changed: its first number."""
    weight, gradient = theano.shared(np.array([1.0, 2.0])), T.vector()
    step = theano.function([gradient], updates=change([gradient], [weight]))
    seen = []
    for each in ([3, -4], [0.1, 0.2], [1, 1]):
        step(np.array(each, theano.config.floatX))
        seen.append(float(weight.get_value()[0]))
    return seen


def changes():
    u = lasagne.updates
    return {
        "total_norm_constraint": walked(lambda g, w: u.sgd(u.total_norm_constraint(g, 1), w, 0.1)),
        "clip": walked(lambda g, w: u.sgd([T.clip(each, -1, 1) for each in g], w, 0.1)),
        "apply_momentum": walked(lambda g, w: u.apply_momentum(u.sgd(g, w, 0.1), momentum=0.5)),
        "apply_nesterov_momentum": walked(lambda g, w: u.apply_nesterov_momentum(u.sgd(g, w, 0.1), momentum=0.5)),
        "momentum_over_rmsprop": walked(lambda g, w: u.apply_momentum(u.rmsprop(g, w, 0.1), w, momentum=0.5)),
    }


def dropped(**kwargs):
    layer = lasagne.layers.DropoutLayer((None, 1000), 0.75)
    x = T.matrix()
    made = theano.function([x], layer.get_output_for(x, **kwargs))
    return sorted({round(float(n), 6) for n in np.unique(made(np.ones((1, 1000), theano.config.floatX)))})


def behaviours():
    return {
        "births": births(), "changes": changes(), "dropout": dropped(), "dropoutInEvaluation": dropped(deterministic=True),
        "bounds": {str(n): [lasagne.layers.Pool2DLayer((None, 1, n, n), 3, 2, ignore_border=ignore).output_shape[-1] for ignore in (True, False)] for n in range(3, 10)},
        "full": lasagne.layers.Conv1DLayer((None, 1, 7), 1, 4, pad="full").output_shape[-1],
    }


COVERS = (
    "dropout.activeIn dropout.dropRate sgd.learningRate sgd.momentum sgd.nesterov sgd.nesterovForm sgd.velocityHoldsLearningRate sgd.dampening sgd.dampeningForm sgd.clipping sgd.gradientScale sgd.weightDecay sgd.decayForm "
    "adam adamax rmsprop adagrad adadelta crossEntropy.predictions crossEntropy.labels crossEntropy.axis crossEntropy.reduction crossEntropy.labelSmoothing crossEntropy.clip crossEntropy.classWeights crossEntropy.ignoreIndex "
    "binaryCrossEntropy regressionLoss hingeLoss"
).split()


def main():
    np.random.seed(0)
    lasagne.random.set_rng(np.random.RandomState(0))
    facts = {
        "framework": "lasagne", "version": lasagne.__version__, "theano": theano.__version__, "python": platform.python_version(), "date": datetime.date.today().isoformat(),
        "script": "src/dialects/lasagne/probe.py", "signatures": signatures(),
        "shows": {each.name: show(each) for each in probing.shows_in(str(here / "shows"))}, "updates": updates(), "losses": losses(), "behaviours": behaviours(), "covers": COVERS,
    }
    json.dump(facts, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
