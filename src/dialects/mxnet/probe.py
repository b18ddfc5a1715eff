"""Asks the real MXNet what it does, and prints truth.json. ``python probe.py mxnet|gluon``.

Signatures by introspection (signatures.py), shows by running them, update rules on given gradients, losses with their gradients, and
behaviours by the smallest run that shows them (probe_behaviours.py).
"""

import datetime
import json
import os
import platform
import subprocess
import sys

# MXNet's own kernels: oneDNN's max pooling, asked in evaluation mode, walks back to wrong places. Recurrent shows run with oneDNN, in a
# process of their own: without it the fused operator of 1.9.1 answers with what happens to lie in memory.
os.environ.setdefault("MXNET_MKLDNN_ENABLED", "0")
import mxnet as mx  # noqa: E402
import numpy as np  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "probing")]
import probe_behaviours  # noqa: E402
import signatures  # noqa: E402
from shows import Show, fill, shows_in  # noqa: E402

# Names that one call goes by here, for what it means by an argument.
PARTS = {
    "Pooling": (".avg", ".global"), "LeakyReLU": (".prelu",), "FullyConnected": (".flatten",), "SoftmaxOutput": (".backward",),
    "LinearRegressionOutput": (".backward",), "LogisticRegressionOutput": (".backward",), "MAERegressionOutput": (".backward",),
}


def signed(dialect):
    found = {**signatures.signatures("mxnet"), **(signatures.signatures("gluon") if dialect == "gluon" else {})}
    parts = {path + part: text for path, text in found.items() for part in PARTS.get(path.split(".")[-1], ())}
    return {**found, **parts}


def cotangent(size):
    return fill.draws(size, 501).astype(np.float32)


def block_of(symbol):
    """A symbol as a block, so that it can be walked back in either mode."""
    return mx.gluon.SymbolBlock(symbol, mx.sym.Variable("data"))


def weights_of(net, symbol=None):
    """The weights that matter, in the framework's order: those a flag holds at one value are left out."""
    held = set()
    if symbol is not None:
        for node in json.loads(symbol.tojson())["nodes"]:
            if node["op"] == "BatchNorm" and node.get("attrs", {}).get("fix_gamma", "True") in ("True", "1"):
                held.add(f"{node['name']}_gamma")
        order = [*symbol.list_arguments(), *symbol.list_auxiliary_states()]
        parameters = net.collect_params()
        return [parameters[name] for name in order if name != "data" and name not in held]
    return [p for p in net.collect_params().values() if p.grad_req != "null" or "running" in p.name]


def in_gate_order(names):
    """A cell's kernels, then its biases, as they are listed here; other names stay in MXNet's order."""
    order = ["i2h_weight", "h2h_weight", "i2h_bias", "h2h_bias"]
    place = lambda name: next((i for i, each in enumerate(order) if name.endswith(each)), -1)
    return sorted(names, key=place)


def run_unrolled(show, symbol):
    """A symbol with recurrent parts, whose first states have no batch size of their own: run by an executor, which infers it."""
    x = show.inputs[0]
    names = in_gate_order([name for name in symbol.list_arguments() if name != "data"])
    executor = symbol.simple_bind(mx.cpu(), data=x.shape)
    executor.arg_dict["data"][:] = x
    for index, name in enumerate(names):
        executor.arg_dict[name][:] = show.weight(index, executor.arg_dict[name].shape, False)
    y = executor.forward(is_train=True)[0]
    executor.backward(mx.nd.array(cotangent(y.size).reshape(y.shape)))
    gradients = {name: fill.numbers(executor.grad_dict[name].asnumpy()) for name in ("data", *names)}
    return {
        "output": {"shape": list(y.shape), "data": fill.numbers(y.asnumpy())},
        "gradients": {"input": gradients["data"], "weights": [gradients[name] for name in names]},
    }


def run(show):
    model = show.run()
    symbol = model if isinstance(model, mx.sym.Symbol) else None
    if symbol is not None and "begin_state" in symbol.tojson():
        return run_unrolled(show, symbol)
    net = block_of(model) if symbol is not None else model
    x = mx.nd.array(show.inputs[0], dtype="float32")
    weights = []
    if isinstance(net, mx.gluon.Block):
        net.initialize()
        net(x)
        weights = weights_of(net, symbol)
        for index, parameter in enumerate(weights):
            values = show.weight(index, parameter.shape, parameter.name.endswith("var"))
            if values is not None:
                parameter.set_data(mx.nd.array(values))
    whole = show.inputs[0].dtype.kind == "i"
    if not whole:
        x.attach_grad()
    with mx.autograd.record(train_mode=show.training):
        y = net(x)
    y.backward(mx.nd.array(cotangent(y.size).reshape(y.shape)), train_mode=show.training)
    shown = {"output": {"shape": list(y.shape), "data": fill.numbers(y.asnumpy())}, "gradients": {}}
    if not whole:
        shown["gradients"]["input"] = fill.numbers(x.grad.asnumpy())
    if weights:
        shown["gradients"]["weights"] = [None if p.grad_req == "null" else fill.numbers(p.grad().asnumpy()) for p in weights]
    if show.training:
        shown["after"] = [fill.numbers(p.data().asnumpy()) for p in weights]
    return shown


RECURRENT = ("gru", "lstm", "simpleRnn")


def shown(show):
    """What the framework makes of a show, from a process of its own where it is recurrent."""
    if not show.name.startswith(RECURRENT):
        return run(show)
    command = [sys.executable, os.path.join(HERE, "probe.py"), "--show", show.path]
    return json.loads(subprocess.run(command, env={**os.environ, "MXNET_MKLDNN_ENABLED": "1"}, stdout=subprocess.PIPE, check=True).stdout)


def main(dialect):
    mx.random.seed(0)
    np.random.seed(0)
    folder = os.path.join(HERE, "..", dialect)
    told = probe_behaviours.told(dialect)
    return {
        "framework": "mxnet", "version": mx.__version__, "python": platform.python_version(), "date": datetime.date.today().isoformat(),
        "script": f"src/dialects/{dialect}/probe.py", "signatures": signed(dialect),
        "shows": {show.name: shown(show) for show in shows_in(os.path.join(folder, "shows"))}, **told,
    }


if __name__ == "__main__" and sys.argv[1:2] == ["--show"]:
    print(json.dumps(run(Show(sys.argv[2]))))
elif __name__ == "__main__":
    print(json.dumps(main(sys.argv[1] if len(sys.argv) > 1 else "mxnet"), indent=1))
