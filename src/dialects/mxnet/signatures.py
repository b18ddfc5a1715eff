"""Asks a real MXNet for the signatures of what is modelled here, by introspection. ``python signatures.py mxnet|gluon`` prints JSON.

Operators are generated from C++: ``inspect`` gives the names and their order, the operator registry (through the docstring that it
prints) the defaults, which are single-precision numbers and are written as the shortest decimal that means the same one. What a call
must be given has the default ``None`` here, as in MXNet's own text it has ``_Null``.
"""

import inspect
import json
import re
import sys

import mxnet as mx
import numpy as np

OPERATORS = """
Convolution Deconvolution FullyConnected Pooling Activation LeakyReLU BatchNorm Dropout Flatten flatten Reshape reshape Concat concat
SliceChannel split Embedding softmax log_softmax SoftmaxActivation mean sum max min argmax transpose expand_dims squeeze swapaxes
SwapAxis Pad pad UpSampling InstanceNorm LayerNorm GroupNorm LRN clip dot batch_dot relu sigmoid tanh softsign hard_sigmoid exp log sqrt
rsqrt square abs negative sign sin cos slice slice_axis stack BlockGrad Cast cast identity elemwise_add elemwise_sub elemwise_mul
elemwise_div broadcast_add broadcast_plus broadcast_sub broadcast_minus broadcast_mul broadcast_div broadcast_power broadcast_maximum
broadcast_minimum add_n ElementWiseSum SoftmaxOutput LinearRegressionOutput LogisticRegressionOutput MAERegressionOutput MakeLoss
make_loss one_hot pick zeros_like ones_like SequenceLast norm topk tile flip softmax_cross_entropy RNN
""".split()
CLASSES = {
    "mxnet": """
        initializer.Initializer initializer.Zero initializer.One initializer.Constant initializer.Uniform initializer.Normal
        initializer.Orthogonal initializer.Xavier initializer.MSRAPrelu initializer.Bilinear initializer.LSTMBias initializer.Mixed initializer.FusedRNN
        io.NDArrayIter io.DataBatch io.DataDesc
        module.Module module.Module.bind module.Module.init_params module.Module.init_optimizer module.Module.fit module.Module.forward
        module.Module.backward module.Module.update module.Module.update_metric module.Module.predict module.Module.score
        module.Module.set_params module.Module.get_params module.Module.get_outputs
        metric.create random.seed symbol.Variable symbol.Group ndarray.array ndarray.zeros ndarray.ones ndarray.full ndarray.empty
        ndarray.arange nd.random.uniform nd.random.normal
        rnn.RNNCell rnn.LSTMCell rnn.GRUCell rnn.FusedRNNCell rnn.SequentialRNNCell rnn.BidirectionalCell rnn.DropoutCell
        rnn.RNNCell.unroll rnn.FusedRNNCell.unroll rnn.RNNCell.begin_state
        lr_scheduler.FactorScheduler lr_scheduler.MultiFactorScheduler lr_scheduler.PolyScheduler lr_scheduler.CosineScheduler
    """.split(),
    "gluon": """
        gluon.nn.Conv1D gluon.nn.Conv2D gluon.nn.Conv3D gluon.nn.Conv1DTranspose gluon.nn.Conv2DTranspose gluon.nn.Conv3DTranspose
        gluon.nn.MaxPool1D gluon.nn.MaxPool2D gluon.nn.MaxPool3D gluon.nn.AvgPool1D gluon.nn.AvgPool2D gluon.nn.AvgPool3D
        gluon.nn.GlobalMaxPool1D gluon.nn.GlobalMaxPool2D gluon.nn.GlobalMaxPool3D gluon.nn.GlobalAvgPool1D gluon.nn.GlobalAvgPool2D
        gluon.nn.GlobalAvgPool3D gluon.nn.ReflectionPad2D gluon.nn.Dense gluon.nn.Dropout gluon.nn.BatchNorm gluon.nn.InstanceNorm
        gluon.nn.LayerNorm gluon.nn.GroupNorm gluon.nn.Embedding gluon.nn.Flatten gluon.nn.Activation gluon.nn.LeakyReLU gluon.nn.PReLU
        gluon.nn.ELU gluon.nn.SELU gluon.nn.GELU gluon.nn.Swish gluon.nn.Lambda gluon.nn.HybridLambda
        gluon.nn.Sequential gluon.nn.HybridSequential gluon.Block gluon.HybridBlock gluon.Parameter gluon.Constant gluon.ParameterDict.get
        gluon.Block.initialize gluon.ParameterDict.initialize gluon.Parameter.initialize gluon.HybridBlock.hybridize gluon.Block.collect_params
        gluon.loss.Loss gluon.loss.L2Loss gluon.loss.L1Loss gluon.loss.SigmoidBinaryCrossEntropyLoss gluon.loss.SigmoidBCELoss
        gluon.loss.SoftmaxCrossEntropyLoss gluon.loss.SoftmaxCELoss gluon.loss.KLDivLoss gluon.loss.HuberLoss gluon.loss.HingeLoss
        gluon.loss.LogisticLoss gluon.Trainer gluon.Trainer.step gluon.data.DataLoader gluon.data.ArrayDataset
        gluon.rnn.RNN gluon.rnn.LSTM gluon.rnn.GRU gluon.rnn.RNNCell gluon.rnn.LSTMCell gluon.rnn.GRUCell
        gluon.utils.split_and_load gluon.utils.split_data gluon.utils.clip_global_norm autograd.record autograd.pause autograd.backward
    """.split(),
}
OPTIMIZERS = "SGD NAG Adam RMSProp AdaGrad AdaDelta Nadam Adamax Ftrl Signum SGLD FTML DCASGD".split()


def literal(kind):
    """A default of the operator registry as a Python literal."""
    found = re.search(r"default=(.*)$", kind)
    if not found:
        return "None"
    text = found.group(1)
    if kind.startswith("boolean"):
        return {"0": "False", "1": "True"}.get(text, text)
    if text.startswith("["):
        return text.replace("[", "(").replace("]", ",)" if "," not in text and text != "[]" else ")")
    if text.startswith("'"):
        inner = text[1:-1]
        return inner if inner == "None" or re.match(r"-?\d+$", inner) and kind.startswith(("int", "long")) else repr(inner)
    if kind.startswith(("float", "double")) and text != "None":
        return number(np.float32(float(text)))
    return text


def number(value):
    """The shortest decimal of a single-precision number."""
    text = str(value)
    return text if re.search(r"[.e]", text) else text + ".0"


def kinds(function):
    """What the registry says of each parameter: name to type and default."""
    body = (function.__doc__ or "").partition("Parameters\n")[2].partition("\n\nReturns")[0]
    found = {first or second: text or other for first, text, second, other in re.findall(r"^ {1,4}(\w+) : (.*)$|^(\w+) : (.*)$", body, re.M)}
    return {name: kind for name, kind in found.items() if name not in ("name", "out", "attr")}


def operator(function):
    parameters, known = list(inspect.signature(function).parameters.values()), kinds(function)
    variadic = parameters[0].kind is inspect.Parameter.VAR_POSITIONAL
    named = [(p.name, p.default) for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD]
    if variadic:
        named = [(name, "_Null") for name in known if not re.match(r"NDArray|Symbol", known[name])]
        named += [("name", None), ("attr", None), ("out", None)] if "symbol" in function.__module__ else [("out", None), ("name", None)]
    parts = ["*data"] if variadic else []
    parts += [f"{name}={literal(known.get(name, '')) if str(default) == '<no value>' or default == '_Null' or type(default).__name__ == '_NullType' else default}" for name, default in named]
    return ", ".join([*parts, "**kwargs"])


def plain(function, own=()):
    """A Python function's parameters; objects as defaults are written as ``None`` (which object it is stands in a row)."""
    parts = []
    for p in inspect.signature(function).parameters.values():
        if p.name == "self":
            continue
        star = {p.VAR_POSITIONAL: "*", p.VAR_KEYWORD: "**"}.get(p.kind, "")
        if p.kind is p.KEYWORD_ONLY and "*" not in parts and not any(each.startswith("*") for each in parts):
            parts.append("*")
        default = p.default
        plainly = isinstance(default, (int, float, str, bool, tuple, list, type(None)))
        parts.append(star + p.name + ("" if default is p.empty else f"={default!r}" if plainly else "=None"))
    return ", ".join(parts)


def optimizer(name):
    """An optimiser's own parameters, and behind them those of the classes that it passes the rest on to through ``**kwargs``."""
    parts, taken = [], set()
    for kind in getattr(mx.optimizer, name).__mro__:
        if "__init__" not in vars(kind) or kind is object:
            continue
        for part in plain(kind).split(", "):
            own = part.split("=")[0]
            if own != "**kwargs" and own and own not in taken:
                parts.append(part)
                taken.add(own)
    return ", ".join(parts)


def reach(path):
    found = mx
    for part in path.split("."):
        found = getattr(found, part, None)
    return found


def signatures(dialect):
    found = {}
    if dialect == "mxnet":
        for name in OPERATORS:
            for space, holder in (("symbol", mx.sym), ("ndarray", mx.nd)):
                function = getattr(holder, name, None)
                if function is not None:
                    found[f"mxnet.{space}.{name}"] = operator(function)
        for name in OPTIMIZERS:
            if hasattr(mx.optimizer, name):
                found[f"mxnet.optimizer.{name}"] = optimizer(name)
    for path in CLASSES[dialect]:
        function = reach(path)
        if function is not None:
            found["mxnet." + path.replace("nd.random", "ndarray.random")] = plain(function)
    return found


if __name__ == "__main__":
    print(json.dumps({"version": mx.__version__, "signatures": signatures(sys.argv[1])}))
