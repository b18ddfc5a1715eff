"""``caffe2.python.optimizer``: update rules that are added to a model's net."""

import rosetta
from rosetta import positions

from .._state import state
from .._updates import Update


class Optimizer:
    """What a ``build_…`` function gives back."""

    __rosetta_path__ = "caffe2.python.optimizer.Optimizer"

    def scale_learning_rate(self, scale):
        raise rosetta.UnknownCall("Optimizer.scale_learning_rate is not known here: the net is built already, and keeps the learning rate it was built with.")

    def get_auxiliary_parameters(self):
        raise rosetta.UnknownCall("Optimizer.get_auxiliary_parameters is not known here: what an optimiser keeps is not modelled as blobs.")


def _builder(name):
    path = f"caffe2.python.optimizer.{name}"

    def build(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        model, optimizer = bound.model, Optimizer()
        model.Validate()
        infos = model.GetOptimizationParamInfo()
        if name == "build_ftrl" and bound.engine == "SIMD":
            rosetta.note("warning", "build_ftrl asks for its SIMD implementation, which released builds of Caffe2 do not have: there it stops. Expected engine=''.")
        rosetta.construct(path, optimizer, rosetta.Bound(path, bound.values, {key: value for key, value in bound.stated.items() if key != "model"}))
        model.net.updates.append(Update(optimizer, [str(each.blob) for each in infos]))
        for each in model.net.changes:
            say(each, optimizer)
        return optimizer

    build.__name__ = build.__qualname__ = name
    build.__rosetta_path__ = path
    return build


for _name in ("build_sgd", "build_adam", "build_adagrad", "build_adadelta", "build_rms_prop", "build_ftrl"):
    globals()[_name] = _builder(_name)


def add_weight_decay(*args, **kwargs):
    """Adds a share of each weight to its gradient; biases are spared."""
    bound = rosetta.bind("caffe2.python.optimizer.add_weight_decay", args, kwargs)
    decay(bound.model, bound.weight_decay, "caffe2.python.optimizer.add_weight_decay")


def decay(model, amount, path):
    """What both functions of this name do: it counts for updates that are added after it."""
    names = [str(each) for each in model.weights if each in model.param_to_grad]
    if not model.gradient_ops_added:
        raise RuntimeError("Need to call AddGradientOperators first")
    if model.net.updates:
        rosetta.note("warning", "add_weight_decay is called after the optimiser was built: its operators come too late, and nothing is decayed.")
        return
    model.net.changes.append((path, amount, names, positions.stack()))


def say(change, optimizer):
    """Says of an optimiser what was added to the gradients before it."""
    path, amount, names, where = change
    weights = [state().weights[name].register() for name in names if name in state().weights]
    rosetta.late(path, {"weight_decay": float(amount), "weights": weights}, of=optimizer)
    rosetta.recorder().calls[-1]["where"] = where


_missing = rosetta.attribute_hook("caffe2.python.optimizer")


def __getattr__(name):
    return _missing(name)
