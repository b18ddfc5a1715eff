"""``torch.nn.Parameter``, ``Buffer`` and parameters whose shape is not known yet."""

from ..tensor import Parameter, Tensor


class Buffer(Tensor):
    """A tensor that belongs to a module's state and is not trained."""

    def __init__(self, data=None, *, persistent=True):
        super().__init__(data.shape, data.dtype, data.rosetta_source, data.rosetta_constant, data.rosetta_law)
        self.persistent = persistent


__all__ = ["Buffer", "Parameter"]
