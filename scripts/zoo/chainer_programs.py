"""Runs programs under the real Chainer up to their first update, and writes what they made.

The first time a link with weights is called from outside any other, its weights and its floating inputs are filled with repeatable numbers, and its
answer in evaluation mode is kept. Dropout is made the identity, so that the training step is repeatable too: its loss, its gradients and how far the weights move.
"""

import builtins
import importlib
import warnings

import chainer
import chainer.functions as F
import numpy as np

from alone import each_alone
from fill import example, gradient, numbers, spread, summary, weight


class Done(BaseException):
    """Raised after the first update: the rest of the program is of no interest."""


golden = {"framework": f"chainer {chainer.__version__}"}
targets, predictions, depth, root, names = [], [], [0], [None], {}
LOSSES = ("softmax_cross_entropy", "sigmoid_cross_entropy", "mean_squared_error", "mean_absolute_error")


def array(value):
    return value.array if isinstance(value, chainer.Variable) else value


def leaves(value):
    if isinstance(value, (chainer.Variable, np.ndarray)):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    return [leaf for each in value for leaf in leaves(each)] if isinstance(value, (tuple, list)) else []


def weights(link):
    """All weights, then running statistics: name, array, whether it is state."""
    for path, each in link.namedparams():
        yield path.strip("/").replace("/", "."), each.array, False
    for path, each in link.namedlinks():
        for name in sorted(each._persistent):
            value = getattr(each, name)
            if isinstance(value, np.ndarray):
                yield f"{path}/{name}".strip("/").replace("/", "."), value, True


def fill(link):
    for index, (name, each, _) in enumerate(weights(link)):
        each[...] = weight(each.shape, index + 1, name.endswith("var"))


def fill_inputs(given):
    golden["inputs"] = []
    for index, each in enumerate(array(one) for one in given):
        if each.dtype.kind == "f":
            each[...] = example(each.shape, 900 + index)
            golden["inputs"].append({"shape": list(each.shape), "dtype": "float32"})
        else:
            golden["inputs"].append({"shape": list(each.shape), "dtype": "int", "data": each.ravel().tolist()})


def in_evaluation(link, function, args, kwargs):
    """The answer without training: what the call gives, or what it gives its loss."""
    predictions.clear()
    with chainer.using_config("train", False), chainer.no_backprop_mode():
        made = leaves(function(link, *args, **kwargs))
    return predictions[:1] if len(made) == 1 and made[0].ndim == 0 and predictions else made


def first_call(link, function, args, kwargs):
    root[0] = link
    in_evaluation(link, function, args, kwargs)  # weights without a shape get one
    true = [array(each) for each in targets]
    targets.clear()
    golden["parameters"] = [{"name": name, "shape": list(each.shape), "state": state, "trainable": True, "born": spread(each)} for name, each, state in weights(link)]
    names.update((id(each), path.strip("/").replace("/", ".")) for path, each in link.namedparams())
    fill(link)
    fill_inputs([each for each in leaves(args) + leaves(kwargs) if not any(array(each) is one for one in true)])
    golden["evaluation"] = [{"shape": list(each.shape), "data": numbers(array(each))} for each in in_evaluation(link, function, args, kwargs)]
    targets.clear()
    fill(link)


def watched(function):
    """A link's method, looked at when it is called from outside."""

    def call(self, *args, **kwargs):
        if depth[0] == 0 and root[0] is None and chainer.config.enable_backprop and next(self.params(), None) is not None:
            depth[0] += 1
            first_call(self, function, args, kwargs)
            depth[0] -= 1
        depth[0] += 1
        try:
            return function(self, *args, **kwargs)
        finally:
            depth[0] -= 1

    return call


plain_build = builtins.__build_class__


def build(body, name, *bases, **kwargs):
    made = plain_build(body, name, *bases, **kwargs)
    if isinstance(made, type) and issubclass(made, chainer.Link):
        for method in ("__call__", "forward"):
            if method in vars(made):
                setattr(made, method, watched(vars(made)[method]))
    return made


def loss_of(name):
    plain = getattr(F, name)

    def loss(x, t, *args, **kwargs):
        predictions.append(x)
        targets.append(t)
        return plain(x, t, *args, **kwargs)

    setattr(F, name, loss)
    return plain, loss


def backward(self, *args, **kwargs):
    golden["loss"] = numbers(self.array)[0]
    return plain_backward(self, *args, **kwargs)


def update(self, lossfun=None, *args, **kwargs):
    """The first update, looked at before and after."""
    if lossfun is not None:
        loss = lossfun(*args, **kwargs)
        self.target.cleargrads()
        loss.backward()
    held = [each for each in self.target.params() if each.update_rule.enabled and each.grad is not None]
    golden["given"] = sorted(names.get(id(each), "?") for each in self.target.params())
    frozen = {names.get(id(each)) for each in self.target.params() if not each.update_rule.enabled}
    for each in golden["parameters"]:
        each["trainable"] = not each["state"] and each["name"] not in frozen
    golden["gradients"] = {names.get(id(each), "?"): gradient(each.grad) for each in held}
    before = {id(each): each.array.copy() for each in held}
    rate = self.hyperparam.get_dict()
    golden["optimizer"] = {"kind": type(self).__name__, "lr": rate.get("lr", rate.get("alpha", 0) * rate.get("eta", 1)), **{k: v for k, v in rate.items() if k != "lr"}}
    plain_update(self)
    golden["moved"] = {names.get(id(each), "?"): summary(each.array - before[id(each)]) for each in held}
    raise Done


builtins.__build_class__ = build
chainer.Link.__call__ = watched(chainer.Link.__call__)
plain_backward, plain_update = chainer.Variable.backward, chainer.GradientMethod.update
chainer.Variable.backward, chainer.GradientMethod.update = backward, update
for each in LOSSES:
    plain, loss = loss_of(each)
    if each == "softmax_cross_entropy":
        plain_init = chainer.links.Classifier.__init__

        def init(self, predictor, lossfun=loss, *args, **kwargs):
            plain_init(self, predictor, lossfun, *args, **kwargs)

        chainer.links.Classifier.__init__ = init
F.dropout = lambda x, ratio=0.5, **kwargs: chainer.as_variable(x)
importlib.import_module("chainer.functions.noise.dropout").dropout = F.dropout  # between the floors of recurrent links


def target_of(value):
    value = array(value)
    return {"shape": list(value.shape), "dtype": "float32" if value.dtype.kind == "f" else "int", "data": numbers(value)}


def run(path):
    """The golden of one program; this process is of no use afterwards."""
    warnings.simplefilter("ignore")
    np.random.seed(0)
    scope = {"__name__": "__main__"}
    try:
        exec(compile(path.read_text(), str(path), "exec"), scope)
    except (Done, SystemExit):
        pass
    golden["targets"] = [target_of(each) for each in targets[:1]]
    return golden


each_alone(run)
