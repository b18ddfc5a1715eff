"""Runs programs under the real Gluon up to their first update, and writes what they made.

The first time a block with weights is called while gradients are recorded, its weights and its floating inputs are filled with repeatable numbers, and its
answer in evaluation mode is kept. Dropout is made the identity, so that the training step is repeatable too: its loss and its gradients, divided as
Trainer.step divides them, and how far the weights move.
"""

import warnings

import mxnet as mx
import numpy as np
from mxnet import autograd, gluon

from alone import each_alone
from fill import gradient, numbers
from mxnet_common import VERSION, Done, answers, described, filled, moved, no_dropout, numbers_of, target

golden = {"framework": VERSION}
targets, walked, depth, raw = [], [], [0], {}


def leaves(value):
    if isinstance(value, mx.nd.NDArray):
        return [value]
    return [leaf for each in value for leaf in leaves(each)] if isinstance(value, (tuple, list)) else []


STATISTICS = ("running_mean", "running_var")


def weights(block):
    """Parameters that something is computed with: a scale that is switched off is none of the model's."""
    for name, each in block.collect_params().items():
        if name.endswith(STATISTICS) or each._differentiable:
            yield name, each


def first_call(block, args):
    with autograd.pause(train_mode=False):
        block(*args)  # weights without a shape get one
        held = list(weights(block))
        golden["parameters"] = [described(name, each.data(), name.endswith(STATISTICS), each.grad_req != "null") for name, each in held]
        for index, (name, each) in enumerate(held):
            each.set_data(numbers_of(name, each, index))
        golden["inputs"] = filled(leaves(args))
        golden["evaluation"] = answers(leaves(block(*args)))


def called(plain):
    def call(self, *args):
        if isinstance(self, gluon.loss.Loss):
            targets.extend(each for each in leaves(args[1:2]) if not any(each is one for one in targets))
        elif depth[0] == 0 and "parameters" not in golden and autograd.is_recording() and any(True for _ in weights(self)):
            depth[0] += 1
            first_call(self, args)
            depth[0] -= 1
            targets.clear()
        depth[0] += 1
        try:
            return plain(self, *args)
        finally:
            depth[0] -= 1

    return call


def backward(plain):
    def walk_back(heads, *args, **kwargs):
        walked.extend(each.sum().asscalar() for each in leaves(heads))
        return plain(heads, *args, **kwargs)

    return walk_back


def learned(trainer):
    return [each for each in trainer._params if each.grad_req != "null"]


def step(self, batch_size, ignore_stale_grad=False):
    """The first update, looked at before and after."""
    share = self._scale / batch_size
    golden["loss"] = numbers(sum(walked) * share)[0]
    golden["given"] = sorted(each.name for each in self._params)
    golden["gradients"] = {name: gradient(each * share) for name, each in raw.items()}
    before = {each.name: each.data().asnumpy() for each in learned(self)}
    golden["optimizer"] = {"kind": type(self._optimizer).__name__, "lr": self.learning_rate}
    plain_step(self, batch_size, ignore_stale_grad)
    golden["moved"] = moved(before, {each.name: each.data().asnumpy() for each in learned(self)})
    golden["targets"] = [target(each) for each in targets]
    raise Done


plain_step = gluon.Trainer.step
made = []


def made_trainer(plain):
    def init(self, *args, **kwargs):
        made.append(self)
        plain(self, *args, **kwargs)

    return init


def watched_backward(plain):
    """Gradients are kept right after they were walked back: a program may clip them before its step."""

    def walk_back(*args, **kwargs):
        plain(*args, **kwargs)
        raw.update((each.name, each.grad().asnumpy()) for each in learned(made[0]))

    return walk_back


def run(path):
    """The golden of one program; this process is of no use afterwards."""
    warnings.simplefilter("ignore")
    np.random.seed(0)
    mx.random.seed(0)
    no_dropout()
    gluon.Block.__call__ = called(gluon.Block.__call__)
    if "__call__" in vars(gluon.HybridBlock):
        gluon.HybridBlock.__call__ = called(gluon.HybridBlock.__call__)
    mx.nd.NDArray.backward = watched_backward(backward(mx.nd.NDArray.backward))
    autograd.backward = watched_backward(backward(autograd.backward))
    gluon.Trainer.__init__ = made_trainer(gluon.Trainer.__init__)
    gluon.Trainer.step = step
    try:
        exec(compile(path.read_text(), str(path), "exec"), {"__name__": "__main__"})
    except (Done, SystemExit):
        pass
    return golden


each_alone(run)
