"""``caffe2.python.rnn_cell``: recurrent layers that walk over a whole sequence, time first."""

import rosetta

from .._blobs import references
from .._fills import unsaid
from .._recurrent import LAYERS
from .modeling import initializers
from .modeling.parameter_info import ParameterTags


def layer(name, module):
    """``rnn_cell.LSTM`` and its like."""
    path, kind = f"caffe2.python.{module}.{name}", LAYERS[name]

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        v = bound.values
        units = _units(v["dim_out"], path)
        _refuse(v, path)
        prefix = "" if v["scope"] is None else f"{v['scope']}/"
        params = []
        with unsaid():
            for part, rows, columns in kind.weights(int(v["dim_in"]), units):
                params.append(_param(v["model"], f"{prefix}{part}_w", [rows, columns], "XavierFill", ParameterTags.WEIGHT))
                params.append(_param(v["model"], f"{prefix}{part}_b", [rows], "ConstantFill", ParameterTags.BIAS))
        outputs = [f"{prefix}{each}" for each in kind.outputs]
        values = {**v, "inputs": [*references(v["input_blob"]), *params], "outputs": outputs}
        stated = {key: value for key, value in bound.stated.items() if key not in ("input_blob", "seq_lengths", "initial_states", "scope")}
        made = v["model"].net.add(f"recurrent.{name}", path, values, stated)
        return tuple(made)

    call.__name__ = call.__qualname__ = name
    call.__rosetta_path__ = path
    return call


def _param(model, name, shape, fill, tag):
    made = initializers.Initializer(fill) if model.init_params else initializers.ExternalInitializer()
    return model.create_param(name, shape, made, tag)


def _units(dim_out, path):
    many = list(dim_out) if isinstance(dim_out, (list, tuple)) else [dim_out]
    if len(many) != 1:
        raise rosetta.UnknownCall(f"{path}(dim_out={dim_out!r}) is not known here: several layers in one call. Expected one number, and one call per layer.")
    return int(many[0])


def _refuse(v, path):
    if v["initial_states"] is None:
        raise rosetta.UnknownCall(f"{path}(initial_states=None) is not known here: states that are learned. Expected blobs of zeros.")
    for name in ("return_params", "forward_only", "drop_states"):
        if v[name]:
            raise rosetta.UnknownCall(f"{path}({name}=True) is not known here. Expected False.")
    if v.get("initializer") is not None:
        raise rosetta.UnknownCall(f"{path}(initializer=…) is not known here: states that are learned.")


LSTM, BasicRNN = layer("LSTM", "rnn_cell"), layer("BasicRNN", "rnn_cell")

_missing = rosetta.attribute_hook("caffe2.python.rnn_cell")


def __getattr__(name):
    return _missing(name)
