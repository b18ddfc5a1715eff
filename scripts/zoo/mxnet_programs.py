"""Runs programs under the real MXNet up to their first update, and writes what they made.

The first time a module runs a batch in training mode, its weights and its floating inputs are filled with repeatable numbers, and its outputs in evaluation
mode are kept. Dropout is made the identity, so that the training step is repeatable too: its gradients, times what the optimiser multiplies them by, and how
far the weights move. An output operator such as SoftmaxOutput tells no loss; where CrossEntropy, a metric of MXNet's own, measures what it descends, that is kept.
"""

import json
import warnings

import mxnet as mx
import numpy as np

from alone import each_alone
from fill import gradient, numbers
from mxnet_common import VERSION, Done, answers, described, filled, moved, no_dropout, numbers_of, target

golden = {"framework": VERSION, "targets": []}
Module = mx.mod.Module
plain_forward, plain_update = Module.forward, Module.update


def held_at_one(symbol):
    """Scales that BatchNorm takes for one whatever they hold: no weights of the model."""
    nodes = json.loads(symbol.tojson())["nodes"]
    fixed = [each for each in nodes if each["op"] == "BatchNorm" and each.get("attrs", {}).get("fix_gamma", "True") in ("True", "1")]
    return {nodes[each["inputs"][1][0]]["name"] for each in fixed}


def weights(module):
    """Weights, then running statistics: name, array, whether it is state."""
    given, statistics = module.get_params()
    held = held_at_one(module.symbol)
    for name in module.symbol.list_arguments():
        if name in given and name not in held:
            yield name, given[name], False
    for name in module.symbol.list_auxiliary_states():
        yield name, statistics[name], True


def fill(module):
    given, statistics = module.get_params()
    for index, (name, each, state) in enumerate(list(weights(module))):
        (statistics if state else given)[name] = numbers_of(name, each, index)
    module.set_params(given, statistics)


def loss_of(module, batch):
    """The sum that one plain SoftmaxOutput descends; None where no metric measures it."""
    nodes = json.loads(module.symbol.tojson())
    heads = [nodes["nodes"][each[0]] for each in nodes["heads"]]
    if len(heads) != 1 or heads[0]["op"] != "SoftmaxOutput" or heads[0].get("attrs"):
        return None
    metric = mx.metric.CrossEntropy(eps=0)
    metric.update(batch.label, module.get_outputs())
    return metric.sum_metric


def forward(self, data_batch, is_train=None):
    training = self.for_training if is_train is None else is_train
    if not training or "parameters" in golden:
        return plain_forward(self, data_batch, is_train)
    fixed = set(self._fixed_param_names)
    golden["parameters"] = [described(name, each, state, not state and name not in fixed) for name, each, state in weights(self)]
    fill(self)
    golden["inputs"] = filled(data_batch.data)
    plain_forward(self, data_batch, is_train=False)
    golden["evaluation"] = answers(self.get_outputs())
    used = self.symbol.list_arguments().index
    labels = sorted(zip(self._label_shapes or [], data_batch.label or []), key=lambda each: used(each[0].name))
    golden["targets"] = [target(each) for _, each in labels]
    plain_forward(self, data_batch, is_train)
    golden["loss"] = loss_of(self, data_batch)


def update(self):
    """The first update, looked at before and after."""
    rescale, loss = self._optimizer.rescale_grad, golden.pop("loss")
    if loss is not None:
        golden["loss"] = numbers(loss * rescale)[0]
    group, held = self._exec_group, held_at_one(self.symbol)
    learned = {name: each[0] for name, each in zip(group.param_names, group.grad_arrays) if each[0] is not None and name not in held}
    golden["gradients"] = {name: gradient(each.asnumpy() * rescale) for name, each in learned.items()}
    before = {name: each.asnumpy() for name, each, _ in weights(self) if name in learned}
    golden["optimizer"] = {"kind": type(self._optimizer).__name__, "lr": self._optimizer.learning_rate}
    plain_update(self)
    self._params_dirty = True
    golden["moved"] = moved(before, {name: each.asnumpy() for name, each, _ in weights(self)})
    raise Done


def run(path):
    """The golden of one program; this process is of no use afterwards."""
    warnings.simplefilter("ignore")
    np.random.seed(0)
    mx.random.seed(0)
    no_dropout()
    Module.forward, Module.update = forward, update
    try:
        exec(compile(path.read_text(), str(path), "exec"), {"__name__": "__main__"})
    except (Done, SystemExit):
        pass
    return golden


each_alone(run)
