"""Runs programs under the real Caffe2 up to their first update and their first evaluation, and writes what they made.

Before the first update weights and floating inputs are filled with repeatable numbers; the net is run up to its gradients, then as a whole. The first net
without gradients that is run afterwards and makes the same blobs shows the answer in evaluation mode; where there is none, the training net does. Dropout is the identity.
"""

import logging

import numpy as np
import torch
from caffe2.python import core, model_helper, workspace

from alone import each_alone
from fill import example, gradient, numbers, spread, summary, weight

logging.disable(logging.WARNING)
LOSSES = ("LabelCrossEntropy", "CrossEntropy", "SoftmaxWithLoss", "SquaredL2Distance", "L1Distance", "SigmoidCrossEntropyWithLogits")
golden = {"framework": "caffe2 of torch " + torch.__version__}
models, cuts, answers, inputs = [], {}, [], []


class Done(BaseException):
    """Raised when all is known: the rest of the program is of no interest."""


def names_of(model):
    """The model's parameters in the order in which its nets use them."""
    learned = {str(each) for each in model.GetAllParams()}
    used = [name for op in model.net.Proto().op for name in op.input if name in learned]
    return list(dict.fromkeys(used))


def fill(model):
    for index, name in enumerate(names_of(model)):
        workspace.FeedBlob(name, weight(workspace.FetchBlob(name).shape, index + 1, name.endswith("_riv")))


def identity(net):
    """Dropout lets everything through."""
    for op in net.Proto().op:
        for each in op.arg:
            if op.type in ("Dropout", "DropoutGrad") and each.name == "ratio":
                each.f = 0.0


def fed(net, model):
    """Blobs that a net reads and nobody makes or fills: (features, truth)."""
    made = {each for op in (*model.param_init_net.Proto().op, *net.Proto().op) for each in op.output}
    outer = list(dict.fromkeys(name for op in net.Proto().op for name in op.input if name not in made))
    compared = [op.input[1] for op in net.Proto().op if op.type in LOSSES and op.input[1] in outer]
    features = [name for name in outer if any(name in op.input and not (op.type in LOSSES + ("Accuracy",) and name != op.input[0]) for op in net.Proto().op)]
    return features, [name for name in dict.fromkeys(compared) if name not in features]


def fill_inputs(names):
    golden["inputs"] = []
    for index, name in enumerate(names):
        value = workspace.FetchBlob(name)
        if value.dtype.kind == "f":
            workspace.FeedBlob(name, example(value.shape, 900 + index))
            golden["inputs"].append({"shape": list(value.shape), "dtype": "float32"})
        else:
            golden["inputs"].append({"shape": list(value.shape), "dtype": "int", "data": value.ravel().tolist()})


def target_of(name):
    value = workspace.FetchBlob(name)
    return {"shape": list(value.shape), "dtype": "float32" if value.dtype.kind == "f" else "int", "data": numbers(value)}


def first_step(model, net):
    """The first update, looked at before and after."""
    features, truths = fed(net, model)
    trained = {str(param): str(grad) for param, grad in model.param_to_grad.items()}
    computed = {str(each) for each in model.GetComputedParams()}
    golden["parameters"] = [
        {"name": name, "shape": list(workspace.FetchBlob(name).shape), "state": name in computed, "trainable": name in trained, "born": spread(workspace.FetchBlob(name))} for name in names_of(model)
    ]
    golden["given"], golden["targets"] = sorted(trained), [target_of(each) for each in truths[:1]]
    fill(model)
    fill_inputs(features)
    inputs[:] = [(name, workspace.FetchBlob(name)) for name in features]
    if not truths:  # what is fed is its own truth
        compared = next(op.input[1] for op in net.Proto().op if op.type in LOSSES)
        golden["targets"] = [target_of(compared)]
    part = core.Net(net.Proto())
    del part.Proto().op[cuts[net.Name()][1]:]
    workspace.RunNetOnce(part)
    golden["loss"] = numbers(sum(float(np.sum(workspace.FetchBlob(each))) for each in cuts[net.Name()][0]))[0]
    golden["gradients"] = {name: gradient(dense(model.param_to_grad, name)) for name in trained}
    answers[:] = list(dict.fromkeys(op.input[0] for op in net.Proto().op if op.type in LOSSES))
    golden["evaluation"] = kept_answers()
    fill(model)
    for name, value in inputs:
        workspace.FeedBlob(name, value)
    before = {name: workspace.FetchBlob(name).copy() for name in trained}
    plain_once(net)
    golden["moved"] = {name: summary(workspace.FetchBlob(name) - before[name]) for name in trained}
    golden["optimizer"] = {}


def dense(gradients, name):
    """A gradient as an array; one of single rows is put in its places."""
    found = gradients[next(each for each in gradients if str(each) == name)]
    if not isinstance(found, core.GradientSlice):
        return workspace.FetchBlob(str(found))
    whole = np.zeros(workspace.FetchBlob(name).shape, np.float32)
    np.add.at(whole, workspace.FetchBlob(str(found.indices)).ravel(), workspace.FetchBlob(str(found.values)).reshape(-1, *whole.shape[1:]))
    return whole


def kept_answers():
    return [{"shape": list(workspace.FetchBlob(each).shape), "data": numbers(workspace.FetchBlob(each))} for each in answers]


def look(net):
    """Sees whether a net that runs is the first to train, or the first to evaluate."""
    name = net.Name() if hasattr(net, "Name") else str(net)
    model = next((each for each in models if each.net.Name() == name), None)
    if model is None:
        return
    if name in cuts and "loss" not in golden:
        first_step(model, model.net)
    elif name not in cuts and "loss" in golden and all(any(each in op.output for op in model.net.Proto().op) for each in answers):
        fill(next(each for each in models if each.net.Name() in cuts))
        for blob, value in inputs:
            workspace.FeedBlob(blob, value)
        plain_once(model.net)
        golden["evaluation"] = kept_answers()
        raise Done


def add_gradients(self, ys, *args, **kwargs):
    found = plain_gradients(self, ys, *args, **kwargs)
    identity(self)
    cuts[self.Name()] = ([str(each) for each in ys], len(self.Proto().op))
    return found


def made(self, *args, **kwargs):
    plain_model(self, *args, **kwargs)
    models.append(self)


plain_gradients, plain_model = core.Net.AddGradientOperators, model_helper.ModelHelper.__init__
plain_once, plain_run, plain_create = workspace.RunNetOnce, workspace.RunNet, workspace.CreateNet
core.Net.AddGradientOperators, model_helper.ModelHelper.__init__ = add_gradients, made


def run_once(net):
    look(net)
    return plain_once(net)


def run_net(name, *args, **kwargs):
    look(name)
    return plain_run(name, *args, **kwargs)


workspace.RunNetOnce, workspace.RunNet = run_once, run_net


def run(path):
    """The golden of one program; this process is of no use afterwards."""
    np.random.seed(0)
    scope = {"__name__": "__main__"}
    try:
        exec(compile(path.read_text(), str(path), "exec"), scope)
    except (Done, SystemExit):
        pass
    return golden


each_alone(run)
