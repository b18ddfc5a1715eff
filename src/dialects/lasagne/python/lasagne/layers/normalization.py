"""Normalisation by the batch, by the example, and by neighbouring channels; helpers that put it before a layer's activation."""

import rosetta

from .. import nonlinearities
from .._theano import elementwise, reductions
from .built import Built, applied


class BatchNormLayer(Built):
    """Normalisation by the batch's statistics; running ones where ``deterministic``."""

    __rosetta_path__ = "lasagne.layers.BatchNormLayer"

    def build(self, axes, epsilon, alpha, beta, gamma, mean, inv_std):
        rank = len(self.input_shape)
        self.axes = (0, *range(2, rank)) if axes == "auto" else (axes,) if isinstance(axes, int) else tuple(axes)
        self.epsilon, self.alpha = epsilon, alpha
        shape = [n for axis, n in enumerate(self.input_shape) if axis not in self.axes]
        if any(n is None for n in shape):
            raise ValueError("BatchNormLayer needs specified input sizes for all axes not normalized over.")
        self.beta = None if beta is None else self.add_param(beta, shape, "beta", trainable=True, regularizable=False)
        self.gamma = None if gamma is None else self.add_param(gamma, shape, "gamma", trainable=True, regularizable=True)
        self.mean = self.add_param(mean, shape, "mean", trainable=False, regularizable=False, batch_norm_stat=True)
        self.inv_std = self.add_param(inv_std, shape, "inv_std", trainable=False, regularizable=False, batch_norm_stat=True)

    def get_output_for(self, input, deterministic=False, batch_norm_use_averages=None, batch_norm_update_averages=None, **kwargs):
        averages = bool(deterministic if batch_norm_use_averages is None else batch_norm_use_averages)
        moves = bool(not deterministic if batch_norm_update_averages is None else batch_norm_update_averages)
        if moves == averages:
            rosetta.note("not modelled", f"Batch normalisation with batch_norm_use_averages={averages} and batch_norm_update_averages={moves}: here running statistics move just where the batch's are used.")
        return applied(self, [input], lambda shape: shape, input.ndim, {"deterministic": averages})


class LocalResponseNormalization2DLayer(Built):
    """Division by what neighbouring channels answer."""

    __rosetta_path__ = "lasagne.layers.LocalResponseNormalization2DLayer"

    def build(self, alpha, k, beta, n):
        self.alpha, self.k, self.beta, self.n = alpha, k, beta, n
        if n % 2 == 0:
            raise NotImplementedError("Only works with odd n")

    def get_output_for(self, input, **kwargs):
        return applied(self, [input], lambda shape: shape, input.ndim)


class StandardizationLayer(Built):
    """Each example brought to mean 0 and variance 1 over some axes."""

    __rosetta_path__ = "lasagne.layers.StandardizationLayer"

    def build(self, axes, epsilon):
        rank = len(self.input_shape)
        named = {"auto": (1,) if rank == 2 else tuple(range(2, rank)), "spatial": tuple(range(2, rank)), "features": tuple(range(1, rank))}
        self.axes = named[axes] if isinstance(axes, str) else (axes,) if isinstance(axes, int) else tuple(axes)
        self.epsilon = epsilon

    def get_output_for(self, input, **kwargs):
        if 0 in self.axes:
            spread = elementwise.sqrt(reductions.var(input, self.axes, keepdims=True) + self.epsilon)
            return (input - reductions.mean(input, self.axes, keepdims=True)) / spread
        spatial = input.ndim > 2 and self.axes == tuple(range(2, input.ndim))
        path = f"{self.__rosetta_path__}.channels" if spatial else self.__rosetta_path__
        return applied(self, [input], lambda shape: shape, input.ndim, path=path)


def _bare(layer):
    """Takes a layer's bias and activation from it; gives the activation."""
    nonlinearity = getattr(layer, "nonlinearity", None)
    if nonlinearity is not None:
        layer.nonlinearity = nonlinearities.identity
    if getattr(layer, "b", None) is not None:
        del layer.params[layer.b]
        layer.b = None
    return nonlinearity


def _named(layer, kwargs, end):
    return kwargs.pop("name", None) or (getattr(layer, "name", None) and layer.name + end)


def _bent(layer, nonlinearity, name):
    from .special import NonlinearityLayer

    return layer if nonlinearity is None else NonlinearityLayer(layer, nonlinearity, name=name and name + "_nonlin")


def batch_norm(layer, **kwargs):
    """Batch normalisation before a layer's activation, in place of its bias."""
    nonlinearity = _bare(layer)
    name = _named(layer, kwargs, "_bn")
    return _bent(BatchNormLayer(layer, name=name, **kwargs), nonlinearity, name)


def instance_norm(layer, learn_scale=True, learn_bias=True, **kwargs):
    """Normalisation of each example's channels before a layer's activation, in place of its bias."""
    from .special import BiasLayer, ScaleLayer

    nonlinearity = _bare(layer)
    name = _named(layer, kwargs, "_in")
    layer = StandardizationLayer(layer, axes="spatial", name=name, **kwargs)
    layer = ScaleLayer(layer, shared_axes="auto", name=name and name + "_scale") if learn_scale else layer
    layer = BiasLayer(layer, shared_axes="auto", name=name and name + "_bias") if learn_bias else layer
    return _bent(layer, nonlinearity, name)


def layer_norm(layer, **kwargs):
    """Normalisation of each example before a layer's activation, in place of its bias."""
    from .special import BiasLayer, ScaleLayer

    name = _named(layer, kwargs, "_ln")
    nonlinearity = _bare(layer)
    layer = StandardizationLayer(layer, axes="features", name=name, **kwargs)
    layer = ScaleLayer(layer, shared_axes="auto", name=name and name + "_scale")
    layer = BiasLayer(layer, shared_axes="auto", name=name and name + "_bias")
    return _bent(layer, nonlinearity, name)
