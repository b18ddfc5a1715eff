"""Wrappers that spread a model over devices: the model itself."""

import rosetta

from .module import Module


class DataParallel(Module):
    """The wrapped module; spreading batches over devices has no effect here."""

    __module__ = "torch.nn"
    __rosetta_path__ = "torch.nn.DataParallel"

    def __init__(self, module, device_ids=None, output_device=None, dim=0):
        super().__init__()
        rosetta.no_effect("DataParallel spreads a batch over devices; what is computed stays the same, but for batch normalisation's statistics.")
        self.module = module

    def forward(self, *args, **kwargs):
        return self.module(*args, **kwargs)
