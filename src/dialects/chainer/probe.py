"""Asks the real Chainer what it does: signatures by introspection, shows, updates, losses and births. Prints JSON."""

import ast
import datetime
import importlib.util
import inspect
import json
import pathlib
import platform
import re
import sys
import warnings

here = pathlib.Path(__file__).resolve().parent
sys.path = [each for each in sys.path if pathlib.Path(each or ".").resolve() != here]

warnings.simplefilter("ignore")
import chainer  # noqa: E402
import chainer.functions as F  # noqa: E402
import chainer.links as L  # noqa: E402
import numpy as np  # noqa: E402

spec = importlib.util.spec_from_file_location("fill", here.parents[2] / "scripts" / "zoo" / "fill.py")
fill = importlib.util.module_from_spec(spec)
spec.loader.exec_module(fill)

RANKS = ("1d", "2d", "3d", "nd")
NAMES = {
    "chainer.links": "Linear EmbedID PReLU BatchNormalization LayerNormalization GroupNormalization DilatedConvolution2D StatelessLSTM LSTM StatelessGRU GRU StatefulGRU "
    "NStepLSTM NStepBiLSTM NStepGRU NStepBiGRU NStepRNNTanh NStepBiRNNTanh NStepRNNReLU NStepBiRNNReLU "
    + " ".join(f"{kind}{rank.upper()}" for kind in ("Convolution", "Deconvolution") for rank in RANKS),
    "chainer.functions": "relu relu6 clipped_relu leaky_relu elu selu sigmoid hard_sigmoid tanh softplus softmax log_softmax prelu dropout maximum minimum exp log sqrt rsqrt square sign sin cos "
    "absolute clip sum average max min logsumexp argmax reshape squeeze expand_dims transpose swapaxes concat matmul pad linear embed_id unpooling_2d resize_images local_response_normalization lstm softmax_cross_entropy "
    "sigmoid_cross_entropy mean_squared_error mean_absolute_error squared_error absolute_error huber_loss layer_normalization group_normalization batch_normalization "
    + " ".join(f"{kind}_{rank}" for kind in ("convolution", "deconvolution", "max_pooling", "average_pooling") for rank in RANKS),
    "chainer.initializers": "Constant Zero One Identity Normal LeCunNormal GlorotNormal HeNormal Uniform LeCunUniform GlorotUniform HeUniform Orthogonal",
    "chainer.optimizers": "SGD MomentumSGD Adam AdamW AMSGrad RMSprop AdaGrad AdaDelta NesterovAG",
    "chainer.optimizer_hooks": "WeightDecay GradientClipping GradientHardClipping",
    "chainer.training.extensions": "ExponentialShift LinearShift StepShift MultistepShift PolynomialShift InverseShift WarmupShift",
    "chainer.iterators": "SerialIterator MultiprocessIterator MultithreadIterator",
}


def text_of(function):
    """The signature as text; keywords that hide behind ** are taken from the first line of the documentation."""
    parts, star = [], False
    for p in inspect.signature(function).parameters.values():
        if p.kind is p.VAR_KEYWORD:
            more = behind_keywords(function)
            parts += ["*", *more] if more else [f"**{p.name}"]
        elif p.kind is not p.VAR_POSITIONAL:
            if p.kind is p.KEYWORD_ONLY and not star:
                parts.append("*")
                star = True
            parts.append(p.name if p.default is p.empty else f"{p.name}={p.default!r}")
    return ", ".join(parts)


# Keywords that no documentation lists are read where they are parsed.
PARSED = {"rng=None": re.compile(r"rng, = argument\.parse_kwargs\(kwargs, \('rng', rng\)\)")}


def behind_keywords(function):
    """``dilate=1``, ``groups=1`` and their like: those of the documentation that introspection does not list."""
    document = (inspect.getdoc(function) or "").replace("\\\n", "")
    line = re.match(r"\w+\((.*?)\)\s*\n", document, re.S)
    listed = re.split(r",\s*", line.group(1)) if line else []
    known = inspect.signature(function).parameters
    pairs = [each.split("=") for each in listed if "=" in each]
    found = [f"{name}={ast.literal_eval(value)!r}" for name, value in pairs if name not in known]
    return found or [name for name, pattern in PARSED.items() if pattern.search(inspect.getsource(function))]


def signatures():
    """Of all calls that the dialect speaks and this version has."""
    found = {}
    for module, names in NAMES.items():
        holder = chainer
        for part in module.split(".")[1:]:
            holder = getattr(holder, part, None)
        for name in names.split():
            if holder is not None and hasattr(holder, name):
                text = text_of(getattr(holder, name))
                if "<" not in text:
                    found[f"{module}.{name}"] = text
    return found


ORDER = ("W", "b", "gamma", "beta", "avg_mean", "avg_var", *(f"{letter}{i}" for i in range(8) for letter in "wb"))
LSTM = "upward.W upward.b lateral.W"
GRU = "W_z.W W_r.W W.W U_z.W U_r.W U.W W_z.b W_r.b W.b U_z.b U_r.b U.b"
WITHIN = {"LSTM": LSTM, "StatelessLSTM": LSTM, "GRU": GRU, "StatefulGRU": GRU, "StatelessGRU": GRU}


def arrays_of(model):
    """Weights and statistics of a link and all below it, in order: (link, name)."""
    if not isinstance(model, chainer.Link):
        return []
    found, told = [], set()
    for link in model.links():
        for each in WITHIN.get(type(link).__name__, "").split():
            child, name = each.split(".")
            found.append((getattr(link, child), name))
            told.add(id(getattr(link, child)))
        if id(link) not in told and type(link).__name__ not in WITHIN:
            found += [(link, name) for name in ORDER if isinstance(getattr(link, name, None), (chainer.Variable, np.ndarray))]
    return found


def array(link, name):
    value = getattr(link, name)
    return value.array if isinstance(value, chainer.Variable) else value


def said(program, key):
    return re.findall(rf"^# {key}: (.+)$", program, re.M)


def inputs_of(program):
    made = []
    for line in said(program, "input"):
        kind, axes, numbers = re.match(r"(int )?([N\dx]+) = (.*)", line).groups()
        values = np.array([float(each) for each in numbers.split()]).reshape([int(n.strip("N")) for n in axes.split("x")])
        made.append(values.astype(np.int32 if kind else np.float32))
    return made


def put_weights(model, line):
    """Fills the weights as the show's comment says."""
    for index, (link, name) in enumerate(arrays_of(model)):
        target = array(link, name)
        if line == "fill":
            target[...] = fill.weight(target.shape, index + 1, name.endswith("var"))
        elif line is not None:
            target[...] = np.array([float(each) for each in line.split("|")[index].split()]).reshape(target.shape)


def show(path):
    """What Chainer makes of a show."""
    program = path.read_text()
    scope = {}
    exec(compile(program, str(path), "exec"), scope)
    model, inputs = scope["model"], inputs_of(program)
    line = (said(program, "weights") or [None])[0]
    training = said(program, "mode") == ["training"]
    with chainer.using_config("train", False):
        model(*inputs)  # weights whose shapes are not known yet are made
    put_weights(model, line)
    xs = [chainer.Variable(each) for each in inputs]
    with chainer.using_config("train", training):
        output = model(*xs)
    if isinstance(model, chainer.Link):
        model.cleargrads()
    output.grad = fill.draws(output.size, 501).reshape(output.shape).astype(np.float32)
    output.backward()
    result = {"output": {"shape": list(output.shape), "data": fill.numbers(output.array)}, "gradients": {}}
    if inputs and inputs[0].dtype.kind == "f":
        result["gradients"]["input"] = fill.numbers(xs[0].grad)
    weights = arrays_of(model)
    if weights:
        result["gradients"]["weights"] = [fill.numbers(getattr(link, name).grad) if isinstance(getattr(link, name), chainer.Variable) else None for link, name in weights]
    if training:
        result["after"] = [fill.numbers(array(link, name)) for link, name in weights]
    return result


def update(name, arguments, gradients, start=1.0):
    """Where a weight stands after each of the gradients."""
    link = weight_of(start)
    made = getattr(chainer.optimizers, name)(**arguments).setup(link)
    return {"call": f"chainer.optimizers.{name}", "arguments": arguments, "gradients": list(gradients), "start": start, "weights": walk(made, link, [[each] for each in gradients])}


def weight_of(*start):
    """A link of one weight."""
    link = chainer.Link()
    with link.init_scope():
        link.w = chainer.Parameter(np.array(start, np.float64))
    return link


def walk(optimizer, link, gradients):
    """The first number of the weight after each update."""
    seen = []
    for each in gradients:
        link.w.grad = np.array(each, np.float64)
        optimizer.update()
        seen.append(float(link.w.array[0]))
    return seen


def hooked(*hooks):
    """A weight of (1, 2) after updates whose gradients the hooks changed."""
    link = weight_of(1.0, 2.0)
    made = chainer.optimizers.SGD(lr=0.1).setup(link)
    for name, arguments in hooks:
        made.add_hook(getattr(chainer.optimizer_hooks, name)(*arguments))
    return walk(made, link, [[3, -4], [0.1, 0.2]])


class OneEpoch:
    """What an extension asks of a trainer."""

    def __init__(self, optimizer):
        self.updater = self
        self.optimizer = optimizer

    def get_optimizer(self, name):
        return self.optimizer


def shifted(name, **arguments):
    """The learning rates at the first updates, with an extension that acts after each."""
    made = chainer.optimizers.SGD(lr=0.5).setup(weight_of(1.0))
    extension, trainer, seen = getattr(chainer.training.extensions, name)("lr", **arguments), OneEpoch(made), []
    extension.initialize(trainer)
    for _ in range(8):
        seen.append(float(made.lr))
        extension(trainer)
    return {"name": name, "arguments": {"attr": "lr", **arguments}, "rates": seen}


def updates():
    given = [1, 1, 0.5, -2, 0.25]
    tiny = [1e-6, -2e-6, 1e-6]
    return [
        update("SGD", {"lr": 0.1}, given),
        update("MomentumSGD", {"lr": 0.1, "momentum": 0.9}, given), update("NesterovAG", {"lr": 0.1, "momentum": 0.9}, given),
        update("Adam", {"alpha": 0.1}, given), update("Adam", {"alpha": 0.1, "eps": 1e-6}, tiny), update("Adam", {"alpha": 0.1, "eta": 0.5}, given),
        update("Adam", {"alpha": 0.1, "weight_decay_rate": 0.01}, given),
        update("AMSGrad", {"alpha": 0.1}, given), update("AdamW", {"alpha": 0.1, "weight_decay_rate": 0.01}, given),
        update("RMSprop", {"lr": 0.1}, given), update("RMSprop", {"lr": 0.1, "eps": 1e-3}, tiny), update("RMSprop", {"lr": 0.1, "eps": 1e-6, "eps_inside_sqrt": True}, tiny),
        update("AdaGrad", {"lr": 0.1}, given), update("AdaGrad", {"lr": 0.1, "eps": 1e-6}, tiny),
        update("AdaDelta", {}, given), update("AdaDelta", {"rho": 0.5, "eps": 1e-3}, given),
    ]


def loss(name, predictions, targets, **arguments):
    """A loss and its gradient."""
    x = chainer.Variable(np.array(predictions, np.float32))
    t = np.array(targets, np.int32 if "cross_entropy" in name and not isinstance(targets[0], tuple) else np.float32)
    value = getattr(F, name)(x, t, **arguments)
    value.grad = np.ones_like(value.array)
    value.backward()
    numbers = lambda each: {"shape": list(each.shape), "data": fill.numbers(each)}
    return {"call": f"chainer.functions.{name}", "arguments": arguments, "predictions": numbers(x.array), "targets": numbers(t), "value": float(value.array) if value.ndim == 0 else fill.numbers(value.array), "gradient": fill.numbers(x.grad)}


def losses():
    scores = [[1, 2, 3], [0, -1, 2]]
    return [
        loss("softmax_cross_entropy", scores, [2, 0]), loss("softmax_cross_entropy", scores, [-1, 0]),
        loss("softmax_cross_entropy", scores, [(0.2, 0.3, 0.5), (1, 0, 0)]),
        loss("sigmoid_cross_entropy", scores, [[1, 0, 1], [0, 0, 1]]),
        loss("mean_squared_error", scores, [(0, 1, 1), (2, 0, 0)]), loss("mean_absolute_error", scores, [(0, 1, 1), (2, 0, 0)]),
        loss("huber_loss", scores, [(0, 1, 1), (2, 0, 0)], delta=1.0),
    ]


def born(link, name):
    return fill.spread(array(link, name))


def births():
    """How weights are born: mean, standard deviation, least and largest, times the root of the fan where there is one."""
    conv, grouped, deconv, dense = L.Convolution2D(64, 512, 3), L.Convolution2D(64, 512, 3, groups=4), L.Deconvolution2D(256, 64, 3), L.Linear(256, 2048)
    draw = lambda name, *args, **kwargs: fill.spread(chainer.initializers.generate_array(getattr(chainer.initializers, name)(*args, **kwargs), (512, 64, 3, 3), np, np.float32))
    return {
        "conv": {"W": born(conv, "W"), "b": born(conv, "b"), "grouped": born(grouped, "W"), "transposed": born(deconv, "W")},
        "dense": {"W": born(dense, "W"), "b": born(dense, "b")},
        "embedding": born(L.EmbedID(400, 300), "W"),
        "norm": {name: born(L.BatchNormalization(3), name) for name in ("gamma", "beta", "avg_mean", "avg_var")},
        "prelu": born(L.PReLU(), "W"),
        "lstm": lstm_births(),
        "initializers": {name: draw(name) for name in ("Normal", "LeCunNormal", "GlorotNormal", "HeNormal", "Uniform", "LeCunUniform", "GlorotUniform", "HeUniform", "Orthogonal")},
        "scaled": {name: draw(name, scale=2.0) for name in ("LeCunNormal", "GlorotUniform", "HeNormal")},
        "heFanOut": draw("HeNormal", fan_option="fan_out"),
        "fans": "weights of shape (512, 64, 3, 3)",
    }


def lstm_births():
    """An LSTM's matrices, the biases of its first two units, and the error of right angles within each quarter of an orthogonal matrix."""
    made = L.LSTM(200, 400)
    quarters = L.LSTM(8, 8, upward_init=chainer.initializers.Orthogonal(1.0)).upward.W.array.reshape(4, 8, 8)
    return {
        "upward": born(made.upward, "W"), "lateral": born(made.lateral, "W"), "bias": [float(n) for n in made.upward.b.array[:8]],
        "glorot": born(L.LSTM(200, 400, upward_init=chainer.initializers.GlorotUniform()).upward, "W"),
        "orthogonal": float(max(np.abs(each.dot(each.T) - np.eye(8)).max() for each in quarters)),
        "nStep": born(L.NStepLSTM(1, 200, 400, 0)[0], "w0"), "nStepBias": born(L.NStepLSTM(1, 200, 400, 0)[0], "b1"), "gru": born(L.GRU(200, 400).W_z, "W"),
    }


def behaviours():
    iterator = chainer.iterators.SerialIterator(np.arange(5), 2, shuffle=False)
    walk = [[int(n) for n in iterator.next()] for _ in range(5)]
    last = chainer.iterators.SerialIterator(np.arange(5), 2, repeat=False, shuffle=False)
    dropped = F.dropout(np.ones(1000, np.float32), 0.75).array
    with chainer.using_config("train", False):
        kept = F.dropout(np.ones(1000, np.float32), 0.75).array
    return {
        "births": births(),
        "hooks": {
            "decay": hooked(("WeightDecay", [0.5])), "clip": hooked(("GradientClipping", [1.0])), "hard": hooked(("GradientHardClipping", [-1.0, 1.0])),
            "decayThenClip": hooked(("WeightDecay", [0.5]), ("GradientClipping", [1.0])), "clipThenDecay": hooked(("GradientClipping", [1.0]), ("WeightDecay", [0.5])),
        },
        "shifts": [
            shifted("ExponentialShift", rate=0.5), shifted("ExponentialShift", rate=0.5, init=0.2, target=0.05), shifted("StepShift", gamma=0.1, step=3),
            shifted("MultistepShift", gamma=0.1, step_value=[2, 5], init=0.5), shifted("PolynomialShift", rate=2, max_count=6), shifted("InverseShift", gamma=0.1, power=0.75),
            shifted("LinearShift", value_range=[0.1, 0.9], time_range=[2, 6]), shifted("WarmupShift", warmup_start=0.1, warmup_iter=4, init=0.5),
        ],
        "trainsByDefault": chainer.config.train,
        "dropout": sorted({float(n) for n in dropped}), "dropoutInEvaluation": sorted({float(n) for n in kept}),
        "coverAll": {str(n): F.max_pooling_2d(np.zeros((1, 1, 1, n), np.float32), (1, 3), (1, 2)).shape[-1] for n in range(3, 10)},
        "serialIterator": {"repeat": walk, "once": [[int(n) for n in each] for each in last], "shuffles": chainer.iterators.SerialIterator(np.arange(99), 2).order_sampler is not None},
        "pooledByStrideNone": F.max_pooling_1d(np.zeros((1, 1, 9), np.float32), 3).shape[-1],
    }


def main():
    np.random.seed(0)
    facts = {
        "framework": "chainer", "version": chainer.__version__, "python": platform.python_version(), "date": datetime.date.today().isoformat(),
        "script": "src/dialects/chainer/probe.py", "signatures": signatures(),
    }
    if "--signatures" not in sys.argv:
        facts.update(
            shows={path.name: show(path) for path in sorted((here / "shows").glob("*.py"))}, updates=updates(), losses=losses(), behaviours=behaviours(),
            covers=[
                "dropout.activeIn", "dropout.dropRate", "sgd.velocityHoldsLearningRate", "sgd.dampening", "sgd.nesterov", "sgd.nesterovForm", "sgd.momentum", "sgd.weightDecay", "sgd.decayForm", "sgd.clipping", "sgd.learningRate",
                "adam.epsilonForm", "adam.learningRate", "adam.weightDecay", "adam.decayForm", "adam.amsgrad", "rmsprop.epsilonPlace", "rmsprop.rho", "rmsprop.momentum",
                "rmsprop.centered", "adagrad.epsilonPlace", "adagrad.learningRateDecay", "adagrad.initialAccumulator",
                "crossEntropy.predictions", "crossEntropy.labels", "crossEntropy.reduction", "crossEntropy.ignoreIndex", "crossEntropy.axis", "crossEntropy.labelSmoothing",
                "binaryCrossEntropy.predictions", "binaryCrossEntropy.reduction", "binaryCrossEntropy.labelSmoothing", "regressionLoss.function", "regressionLoss.reduction", "regressionLoss.factor",
            ],
        )
    json.dump(facts, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
