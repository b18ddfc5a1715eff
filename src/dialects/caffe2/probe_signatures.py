"""How Caffe2 is called: helpers by introspection, and which arguments operators read, by provoking them.

An operator is C++ and lists no signature that Python could print; an argument it does not know it overlooks. Each argument is therefore
given once with a value of a wrong type, or with one that must change the answer: it is read where the operator stops or answers otherwise.
"""

import inspect

import numpy as np
from caffe2.python import core, gru_cell, model_helper, optimizer, rnn_cell, workspace
from caffe2.python.helpers import algebra, array_helpers, conv, dropout, fc, nonlinearity, normalization, pooling

import probe_operators as table

OPERATOR = [p for p in inspect.signature(core.CreateOperator).parameters.values() if p.default is not p.empty]
HELPERS = {
    "conv": [conv.conv, conv._ConvBase], "conv_nd": [conv.conv_nd, conv._ConvBase], "group_conv": [conv.group_conv, conv.conv, conv._ConvBase], "conv_transpose": [conv.conv_transpose],
    "fc": [fc._FC_or_packed_FC], "max_pool": [pooling.max_pool], "average_pool": [pooling.average_pool], "dropout": [dropout.dropout], "relu": [nonlinearity.relu], "tanh": [nonlinearity.tanh],
    "prelu": [nonlinearity.prelu], "softmax": [normalization.softmax], "spatial_bn": [normalization.spatial_bn], "layer_norm": [normalization.layer_norm], "instance_norm": [normalization.instance_norm],
    "spatial_gn": [normalization.spatial_gn], "lrn": [normalization.lrn], "concat": [array_helpers.concat], "sum": [algebra.sum], "transpose": [algebra.transpose], "batch_mat_mul": [algebra.batch_mat_mul],
}
SET = {"is_nd", "op_call"}  # what one helper sets for another
BUILDERS = {
    "build_sgd": optimizer.SgdOptimizer, "build_adam": optimizer.AdamOptimizer, "build_adagrad": optimizer.AdagradOptimizer, "build_adadelta": optimizer.AdadeltaOptimizer,
    "build_rms_prop": optimizer.RmsPropOptimizer, "build_ftrl": optimizer.FtrlOptimizer,
}


def said(p):
    return p.name if p.default is p.empty else "%s=%r" % (p.name, p.default)


def parameters(function):
    return [p for p in inspect.signature(function).parameters.values() if p.name != "self"]


def is_open(function):
    return any(p.kind is p.VAR_KEYWORD for p in parameters(function))


def named(function):
    return [p for p in parameters(function) if p.kind not in (p.VAR_KEYWORD, p.VAR_POSITIONAL)]


def helper(functions, arguments):
    """The first function's own parameters; after the star those of the functions that its keywords reach, then the operator's."""
    own = [p for p in named(functions[0]) if p.name not in SET]
    seen = {p.name for p in own}
    by_name = []
    for each in functions[1:]:
        by_name += [p for p in named(each) if p.name not in seen | SET]
        seen |= {p.name for p in by_name}
    if not is_open(functions[-1]):
        return ", ".join(map(said, own))
    kept = ["%s=None" % name for name in arguments if name not in seen]
    return ", ".join([*map(said, own), "*", *map(said, by_name), *kept, *map(said, OPERATOR)])


def operator(arguments):
    """``net.Conv(inputs, outputs=None, **kwargs)``."""
    own = [p for p in named(core.Net._CreateAndAddToSelf) if p.name not in ("self", "op_type")]
    return ", ".join([*map(said, own), "*", *("%s=None" % name for name in arguments), *map(said, OPERATOR)])


def builder(name, kind):
    """``build_sgd``: its own, then its class's, then what reaches the operator of the learning rate."""
    build = getattr(optimizer, name)
    own = named(build)
    seen = {p.name for p in own} | {"base_learning_rate", "alpha", "self"}
    more = [p for p in named(kind.__init__) if p.name not in seen and not (name == "build_ftrl" and p.name == "engine")]
    if "base_learning_rate" not in {p.name for p in own}:
        more = [p for p in named(kind.__init__) if p.name not in ({q.name for q in own} | {"self"})]
    texts = [*map(said, own), "*", *map(said, more)]
    if is_open(kind.__init__):
        texts += [said(p) for p in named(optimizer.Optimizer.build_lr) if p.default is not p.empty and p.name != "policy"]
        texts += ["%s=None" % each.name for each in workspace.C.OpSchema.get("LearningRate").args if each.name not in ("base_lr", "policy")]
    return ", ".join(texts)


def answer(name, inputs, outputs, arguments):
    """What an operator answers: arrays, or the fact that it stops; and the gradient that would be asked of it."""
    workspace.ResetWorkspace()
    for key, value in inputs.items():
        workspace.FeedBlob(key, value)
    made = core.CreateOperator(name, list(inputs), outputs, **arguments)
    try:
        workspace.RunOperatorOnce(made)
    except Exception:
        return "stops"
    try:
        gradient = core.GradientRegistry.GetGradientForOp(made, [each + "_grad" for each in outputs])[0]
    except Exception:
        gradient = []
    fetched = [workspace.FetchBlob(each) for each in outputs if workspace.HasBlob(each)]
    return [each for each in fetched if isinstance(each, np.ndarray)], [len(each.output) for each in gradient]


def provoke(name, case):
    """Checks that the operator reads each of the arguments; gives their names."""
    base = case.get("arguments", {})
    for argument, value in case["reads"].items():
        with_it, without = value if isinstance(value, tuple) else (dict(base, **(value if isinstance(value, dict) else {argument: value})), base)
        assert _differ(answer(name, case["inputs"], case["outputs"], with_it), answer(name, case["inputs"], case["outputs"], without)), (name, argument, "is overlooked")
    return list(case["reads"])


def _differ(a, b):
    if "stops" in (a, b):
        return a != b
    return a[1] != b[1] or len(a[0]) != len(b[0]) or any(np.shape(x) != np.shape(y) or not np.allclose(x, y, equal_nan=True) for x, y in zip(a[0], b[0]))


def signatures():
    """Of all calls that the dialect speaks."""
    reads = {name: provoke(name, case) for name, case in table.OPERATORS.items()}
    found = {"caffe2.python.core.Net.%s" % name: operator(names) for name, names in reads.items()}
    for name, functions in HELPERS.items():
        names = [*(each for each in reads[table.HELPED[name]] if not each.startswith(table.SAID.get(name, "\0"))), *table.BY_HELPER.get(name, [])]
        source = "".join(inspect.getsource(each) for each in functions)
        assert all(repr(each) in source or '"%s"' % each in source for each in table.BY_HELPER.get(name, [])), name
        found["caffe2.python.brew.%s" % name] = ", ".join(map(said, named(functions[0]))) if name in table.DROPS else helper(functions, names)
    for name, kind in BUILDERS.items():
        found["caffe2.python.optimizer.%s" % name] = builder(name, kind)
    for path, layer, cell in (("rnn_cell.LSTM", rnn_cell.LSTM, rnn_cell.LSTMCell), ("rnn_cell.BasicRNN", rnn_cell.BasicRNN, rnn_cell.BasicRNNCell), ("gru_cell.GRU", gru_cell.GRU, gru_cell.GRUCell)):
        own = named(layer)
        given = {p.name for p in own} | {"self", "input_size", "hidden_size"}
        found["caffe2.python." + path] = ", ".join([*map(said, own), "*", *(said(p) for p in named(cell.__init__) if p.name not in given)])
    for name in ("FeedBlob", "FetchBlob", "RunNet", "RunNetOnce", "CreateNet"):
        found["caffe2.python.workspace.%s" % name] = ", ".join(map(said, parameters(getattr(workspace, name))))
    found["caffe2.python.model_helper.ModelHelper"] = ", ".join(map(said, parameters(model_helper.ModelHelper.__init__)))
    return found
