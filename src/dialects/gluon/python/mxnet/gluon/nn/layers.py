"""The layers of ``gluon.nn``."""

import rosetta

from ..._elementwise import say_selu, say_slopes
from ..._operators import TABLE, perform
from ..._state import state
from ..layer import Layer

__all__ = []


def _layer(name, **members):
    made = type(name, (Layer,), {"__rosetta_path__": f"mxnet.gluon.nn.{name}", "__module__": __name__, **members})
    globals()[name] = made
    __all__.append(name)
    return made


def _many(value, rank):
    return (int(value),) * rank if isinstance(value, int) else tuple(int(n) for n in value)


_BORN = {"weight": "weight_initializer", "bias": "bias_initializer"}
_WEIGHTS = {"weight": "weight", "bias": "bias"}


def _conv(rank):
    def say(self, v):
        return {"kernel": _many(v.kernel_size, rank), "num_filter": v.channels, "stride": _many(v.strides, rank), "dilate": _many(v.dilation, rank), "pad": _many(v.padding, rank), "num_group": v.groups, "layout": v.layout}

    return say


def _transposed(rank):
    def say(self, v):
        return {**_conv(rank)(self, v), "adj": _many(v.output_padding, rank)}

    return say


def _pool(rank, kind, everywhere=False):
    def say(self, v):
        size = _many(v.get("pool_size", 1), rank)
        strides = size if v.get("strides") is None else _many(v.strides, rank)
        return {
            "kernel": size, "stride": strides, "pad": _many(v.get("padding", 0), rank), "pool_type": kind, "global_pool": everywhere,
            "layout": v.layout, "pooling_convention": "full" if v.get("ceil_mode") else "valid",
        }

    return say


for _rank in (1, 2, 3):
    _layer(f"Conv{_rank}D", operator="Convolution", say=_conv(_rank), roles=_WEIGHTS, born=_BORN, hint="conv")
    _layer(f"Conv{_rank}DTranspose", operator="Deconvolution", say=_transposed(_rank), roles=_WEIGHTS, born=_BORN, hint="conv")
    for _kind in ("Max", "Avg"):
        _layer(f"{_kind}Pool{_rank}D", operator="Pooling", say=_pool(_rank, _kind.lower()), hint="pool")
        _layer(f"Global{_kind}Pool{_rank}D", operator="Pooling", say=_pool(_rank, _kind.lower(), True), hint="pool")


def _joined(self, x):
    """Dense joins all axes but the batch first, unless flatten=False: said as a call of its own."""
    if not self.v.flatten or len(x.shape) < 3:
        return x
    return perform(TABLE["Flatten"], "mxnet.gluon.nn.Dense.flatten", {}, {}, [x], {})


def _dense_output(self, x):
    return (x.shape[0], int(self.v.units)) if self.v.flatten else (*x.shape[:-1], int(self.v.units))


_layer("Dense", operator="FullyConnected", say=lambda self, v: {"num_hidden": v.units, "flatten": v.flatten}, before=_joined, output=_dense_output, roles=_WEIGHTS, born=_BORN)
_layer("Embedding", operator="Embedding", say=lambda self, v: {"input_dim": v.input_dim, "output_dim": v.output_dim}, roles={"weight": "weight"}, born=_BORN)
_layer("Flatten", operator="Flatten")
_layer("Dropout", operator="Dropout", follows_mode=True)
_NORM = {"gamma": "gamma_initializer", "beta": "beta_initializer", "running_mean": "running_mean_initializer", "running_var": "running_variance_initializer"}


def _norm(name, operator, statistics=False, **members):
    roles = {"gamma": "gamma", "beta": "beta", **({"moving_mean": "running_mean", "moving_var": "running_var"} if statistics else {})}

    def build(self, v):
        Layer.build(self, v)
        for each, flag in (("gamma", v.scale), ("beta", v.center)):
            if not flag:
                self._reg_params[each].grad_req = "null"

    return _layer(name, operator=operator, roles=roles, born=_NORM, statistics=("running_mean", "running_var"), build=build, **members)


_norm("BatchNorm", "BatchNorm", True, say=lambda self, v: {"axis": v.axis, "output_mean_var": False}, follows_mode=True)
_norm("LayerNorm", "LayerNorm", say=lambda self, v: {"axis": v.axis})


def _channel_norm(self, v):
    if v.axis != 1:
        raise rosetta.UnknownCall(f"gluon.nn.InstanceNorm(axis={v.axis}) is not known here. Expected axis=1.")
    return {}


_norm("InstanceNorm", "InstanceNorm", say=_channel_norm)
_norm("GroupNorm", "GroupNorm", say=lambda self, v: {"num_groups": v.num_groups})
for _name in ("Activation", "LeakyReLU", "ELU", "GELU", "Swish"):
    _layer(_name, operator="relu")


def _told(self, x):
    say_selu()
    return x


_layer("SELU", operator="relu", before=_told)


def _slopes(self, v):
    return {"act_type": "prelu"}


def _slope_shapes(self, x):
    """One slope, or as many as in_channels says (since 1.7); before, one."""
    return {"gamma": (int(self.v.get("in_channels", 1)),)}


def _told_in_graph(self, x):
    if state().hybridized:
        say_slopes()
    return x


_layer("PReLU", operator="LeakyReLU", before=_told_in_graph, say=_slopes, roles={"gamma": "alpha"}, born={"alpha": "alpha_initializer"}, self_born=("alpha",), weight_shapes=_slope_shapes)
