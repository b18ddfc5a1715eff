"""Normalisations, as layers and as functions."""

import rosetta

from ..pointwise import clamp, sqrt, square
from ..record import function, named
from ..reducing import sum as total
from ..shapes import Size, need_rank, written
from .layer import layer


def _affine(self, channels, affine):
    """Scale and shift; newer versions can leave the shift out by ``bias=False``."""
    shifted = affine and self.bound.values.get("bias", True)
    for name, wanted in (("weight", affine), ("bias", shifted)):
        if wanted:
            self.weight_of(name, (channels,))
        else:
            self.register_parameter(name, None)


def _norm_build(self, bound):
    channels = bound.num_features
    _affine(self, channels, bound.affine)
    if bound.values.get("track_running_stats", True):
        self.statistic("running_mean", (channels,))
        self.statistic("running_var", (channels,))


def _channels(self, shape):
    need_rank(shape, self.ranks, self.layer_path())
    if int(shape[1]) != self.num_features:
        raise RuntimeError(f"running_mean should contain {int(shape[1])} elements not {self.num_features}")
    return shape


def _instance_build(self, bound):
    if bound.track_running_stats:
        raise rosetta.UnknownCall(f"{self.layer_path()}(track_running_stats=True) is not known here. Expected track_running_stats=False.")
    _norm_build(self, bound)


for _rank, _ranks in ((1, (2, 3)), (2, (4,)), (3, (5,))):
    globals()[f"BatchNorm{_rank}d"] = layer(f"torch.nn.BatchNorm{_rank}d", _channels, build=_norm_build, ranks=_ranks, follows_mode=True)
    globals()[f"InstanceNorm{_rank}d"] = layer(f"torch.nn.InstanceNorm{_rank}d", _channels, build=_instance_build, ranks=(_rank + 2,))


def _layer_build(self, bound):
    shape = bound.normalized_shape
    self.__dict__["normalized_shape"] = shape = (shape,) if isinstance(shape, int) else tuple(int(n) for n in shape)
    if bound.elementwise_affine:
        self.weight_of("weight", shape)
        if bound.values.get("bias", True):
            self.weight_of("bias", shape)


def _last_axes(shape, wanted):
    if tuple(int(n) for n in shape[-len(wanted):]) != tuple(wanted):
        raise RuntimeError(f"Given normalized_shape={list(wanted)}, expected input with shape [*, {', '.join(map(str, wanted))}], but got input of size{written(shape)}")
    return shape


def _group_build(self, bound):
    if bound.num_channels % bound.num_groups:
        raise ValueError("num_channels must be divisible by num_groups")
    _affine(self, bound.num_channels, bound.affine)


def _grouped(self, shape):
    if len(shape) < 2 or int(shape[1]) != self.num_channels:
        raise RuntimeError(f"Expected number of channels in input to be {self.num_channels}, but got input of shape {written(shape)}")
    return shape


LayerNorm = layer("torch.nn.LayerNorm", lambda self, shape: _last_axes(shape, self.normalized_shape), build=_layer_build)
GroupNorm = layer("torch.nn.GroupNorm", _grouped, build=_group_build)

layer_norm = function("torch.nn.functional.layer_norm", lambda b: Size(_last_axes(b.input.shape, [int(n) for n in b.normalized_shape])), roles=("weight", "bias"))
group_norm = function("torch.nn.functional.group_norm", roles=("weight", "bias"))
batch_norm = function("torch.nn.functional.batch_norm", roles=("running_mean", "running_var", "weight", "bias"))
instance_norm = function("torch.nn.functional.instance_norm", roles=("weight", "bias"))


def normalize(input, p=2.0, dim=1, eps=1e-12, out=None):
    """Vectors along an axis divided by their length, which is at least ``eps``: said as the arithmetic it is."""
    if p != 2 or out is not None:
        raise rosetta.UnknownCall(f"torch.nn.functional.normalize(p={p}) is not known here. Expected the Euclidean length, p=2.0.")
    return input / clamp(sqrt(total(square(input), dim=dim, keepdim=True)), min=eps)


named(normalize, "torch.nn.functional.normalize")


def _at_least_three(shape):
    if len(shape) < 3:
        raise ValueError(f"Expected 3D or higher dimensionality input (got {len(shape)} dimensions)")
    return shape


LocalResponseNorm = layer("torch.nn.LocalResponseNorm", lambda self, shape: _at_least_three(shape))
local_response_norm = function("torch.nn.functional.local_response_norm", lambda b: _at_least_three(b.input.shape))
