"""Batch normalisation, by element or by channel; layer normalisation, said by the operations that CNTK itself makes of it."""

import rosetta
from rosetta import product

from ..variables import Parameter
from ._layer import Layer, factory

__all__ = ["BatchNormalization", "LayerNormalization"]


class _BatchNormalization(Layer):
    overrides = ("map_rank", "normalization_time_constant", "epsilon", "use_cntk_engine", "disable_regularization")

    def check(self):
        if self.values["map_rank"] not in (None, 1):
            raise NotImplementedError("BatchNormalization map_rank can only be 1 or None for now")
        if self.values["blend_time_constant"] != 0:
            raise rosetta.UnknownCall("BatchNormalization(blend_time_constant=…) is not known here: a mix of running and batch statistics while training is not modelled. Expected 0.")
        if not 0 < self.values["normalization_time_constant"] < float("inf"):
            raise rosetta.UnknownCall(f"BatchNormalization(normalization_time_constant={self.values['normalization_time_constant']}) is not known here. Expected a number of examples above 0.")

    def apply(self, x):
        front, dims = len(x.axes), x.dims
        alone = self.values["map_rank"] is None and len(dims) > front + 1
        if alone:
            x = self.drawn(lambda node, shape: (*shape[:front], product(shape[front:])), [x], path=f"{self.path}.flatten", extra={"start": front}).output
        size = int(x.dims[front])
        weights = [self.weight(role, [size], role.startswith("aggregate")) for role in ("scale", "bias", "aggregate_mean", "aggregate_variance")]
        made = self.drawn(None, [x], weights, extra=lambda given: {"examples": int(given[0].shape[0])})
        if not alone:
            return made
        return self.drawn(lambda node, shape: (*shape[:front], *dims[front:]), [made.output], path=f"{self.path}.reshape")


class _LayerNormalization(Layer):
    overrides = ("epsilon",)

    def apply(self, x):
        from .. import ops

        size = x.shape[-1] if x.shape else 1
        for role, option in (("scale", "initial_scale"), ("bias", "initial_bias")):
            if role not in self.weights:
                self.weights[role] = Parameter((size,), init=self.values[option], name=f"{self.name}.{role}")
        centred = x - ops.reduce_mean(x)
        spread = ops.sqrt(ops.reduce_mean(centred * centred))
        if self.values["epsilon"] != 0:
            spread = spread + self.values["epsilon"]
        return centred / spread * self.weights["scale"] + self.weights["bias"]


BatchNormalization = factory(_BatchNormalization, "cntk.layers.BatchNormalization")
LayerNormalization = factory(_LayerNormalization, "cntk.layers.LayerNormalization")
