"""Links that normalise: by the batch, by the example, by groups of channels."""

import rosetta

from .. import _shapes
from ..functions.normalization import channel_axis
from ._built import Built


class BatchNormalization(Built):
    """Normalisation by the statistics of the batch while training, by running ones else."""

    __module__, __rosetta_path__ = "chainer.links", "chainer.links.BatchNormalization"
    follows_mode = True
    gamma = beta = None

    def build(self, bound):
        """Scale, shift and running statistics, one per channel."""
        size = bound.size
        if isinstance(size, (tuple, list)):
            if len(size) != 1:
                raise rosetta.UnknownCall(f"{self.link_path()}({tuple(size)}) is not known here: statistics for every place are not modelled. Expected the number of channels.")
            size = size[0]
        if size is None and bound.values.get("axis") is None:
            raise RuntimeError("size or axis is required")
        shape = None if size is None else (size,)
        if bound.use_gamma:
            self.weight_of("gamma", shape)
        if bound.use_beta:
            self.weight_of("beta", shape)
        self.statistic("avg_mean", shape)
        self.statistic("avg_var", shape)

    def complete(self, x):
        channels = int(x.shape[channel_axis(x.shape, self.bound.values.get("axis"), self.link_path())])
        for each in (self.gamma, self.beta, self.avg_mean, self.avg_var):
            if each is not None and not each.is_initialized:
                each.initialize((channels,))
        _shapes.expect(int(self.avg_mean.shape[0]) == channels, self.link_path(), f"{int(self.avg_mean.shape[0])} channels", _shapes.written(x.shape))

    def forward(self, x, finetune=False):
        if finetune:
            raise rosetta.UnknownCall(f"{self.link_path()} called with finetune=True is not known here. Expected finetune=False.")
        return super().forward(x)

    def start_finetuning(self):
        """Population statistics are not modelled."""
        raise rosetta.UnknownCall(f"{self.link_path()}.start_finetuning is not known here.")


class LayerNormalization(Built):
    """Normalisation of each example over its features; inputs are matrices."""

    __module__, __rosetta_path__ = "chainer.links", "chainer.links.LayerNormalization"

    def build(self, bound):
        """Scale and shift, one per feature."""
        shape = None if bound.size is None else (bound.size,)
        self.weight_of("gamma", shape)
        self.weight_of("beta", shape)

    def enters(self, x):
        _shapes.expect(len(x.shape) == 2, self.link_path(), "x.ndim == 2", _shapes.written(x.shape))
        return x

    def complete(self, x):
        for each in (self.gamma, self.beta):
            if not each.is_initialized:
                each.initialize((int(x.shape[1]),))


class GroupNormalization(Built):
    """Normalisation of each example over groups of channels."""

    __module__, __rosetta_path__ = "chainer.links", "chainer.links.GroupNormalization"

    def build(self, bound):
        """Scale and shift, one per channel."""
        shape = None if bound.size is None else (bound.size,)
        self.weight_of("gamma", shape)
        self.weight_of("beta", shape)

    def complete(self, x):
        channels = int(x.shape[1])
        if channels % self.groups:
            raise ValueError(f"Input should satisfy: channels ({channels}) are a multiple of groups ({self.groups})")
        for each in (self.gamma, self.beta):
            if not each.is_initialized:
                each.initialize((channels,))
