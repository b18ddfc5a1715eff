"""How a model that its program never runs is tried on an example: its input is the blob that it reads and nothing makes."""

import rosetta

from ._net import Net
from ._run import _begin, _inputs, run_net
from ._state import state
from ._tensor import Tensor


def rosetta_models(values):
    """Models that hold operators, and where there are none, such nets; each with the way to run it on one input."""
    from .python.model_helper import ModelHelper

    models = [each for each in values if isinstance(each, ModelHelper) and _made(each.net)]
    nets = [each for each in values if not models and isinstance(each, Net) and _made(each)]
    return [(each, _attempt(getattr(each, "net", each), getattr(each, "param_init_net", None)), None) for each in (*models, *nets)]


def _made(net):
    return any(node.operator is not None for node in net.nodes)


def _attempt(net, begin):
    def attempt(shape, dtype):
        if begin is not None:
            _begin(begin)
        _begin(net)
        open_inputs = [name for name in _inputs(net) if name not in state().blobs]
        for name in open_inputs[:1]:
            tensor = Tensor(shape, dtype)
            tensor.rosetta_fed = True
            state().blobs[name] = tensor
        if len(open_inputs) > 1:
            raise rosetta.UnknownCall(f"The net {net.Name()} reads several blobs that nothing makes: {', '.join(open_inputs)}. Expected one input.")
        run_net(net)

    return attempt
