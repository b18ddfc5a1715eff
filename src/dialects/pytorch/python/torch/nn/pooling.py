"""Pooling, as layers and as functions."""

import rosetta

from ..record import function
from ..shapes import Size, many, need_rank, windows
from .layer import layer


def _pool_shape(shape, rank, options, path):
    """The output's shape of a pool; ``options`` are its bound arguments."""
    need_rank(shape, (rank + 2, rank + 1), path)
    kernel = many(options["kernel_size"], rank, "kernel_size")
    stride = kernel if options.get("stride") in (None, ()) else many(options["stride"], rank, "stride")
    padding = many(options.get("padding", 0), rank, "padding")
    dilation = many(options.get("dilation", 1), rank, "dilation")
    for p, k, d in zip(padding, kernel, dilation):
        if p > (d * (k - 1) + 1) // 2:
            raise RuntimeError(f"pad should be at most half of effective kernel size, but got pad={p}, kernel_size={k} and dilation={d}")
    sizes = windows(shape[-rank:], kernel, stride, [2 * p for p in padding], dilation, options.get("ceil_mode", False), padding)
    return Size((*shape[:-rank], *sizes))


def _adaptive_shape(shape, rank, output_size, path):
    need_rank(shape, (rank + 2, rank + 1), path)
    wanted = output_size if isinstance(output_size, (tuple, list)) else (output_size,) * rank
    return Size((*shape[:-rank], *(n if w is None else int(w) for n, w in zip(shape[-rank:], wanted))))


def _values_only(values, path):
    if values.get("return_indices"):
        raise rosetta.UnknownCall(f"{path}(return_indices=True) is not known here.")


def _layer_output(rank):
    def output(self, shape):
        _values_only(self.bound.values, self.layer_path())
        return _pool_shape(shape, rank, self.bound.values, self.layer_path())

    return output


def _adaptive_output(rank):
    def output(self, shape):
        _values_only(self.bound.values, self.layer_path())
        return _adaptive_shape(shape, rank, self.bound.output_size, self.layer_path())

    return output


def _pool_function(name, rank):
    path = f"torch.nn.functional.{name}"

    def shape(b):
        _values_only(b.values, path)
        return _pool_shape(b.input.shape, rank, b.values, path)

    return function(path, shape)


def _adaptive_function(name, rank):
    path = f"torch.nn.functional.{name}"

    def shape(b):
        _values_only(b.values, path)
        return _adaptive_shape(b.input.shape, rank, b.output_size, path)

    return function(path, shape)


for _rank in (1, 2, 3):
    for _kind, _short in (("Max", "max"), ("Avg", "avg")):
        globals()[f"{_kind}Pool{_rank}d"] = layer(f"torch.nn.{_kind}Pool{_rank}d", _layer_output(_rank))
        globals()[f"{_short}_pool{_rank}d"] = _pool_function(f"{_short}_pool{_rank}d", _rank)
        globals()[f"Adaptive{_kind}Pool{_rank}d"] = layer(f"torch.nn.Adaptive{_kind}Pool{_rank}d", _adaptive_output(_rank))
        globals()[f"adaptive_{_short}_pool{_rank}d"] = _adaptive_function(f"adaptive_{_short}_pool{_rank}d", _rank)
