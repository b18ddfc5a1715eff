"""``torch.cuda``: there is none in a dry run."""

import rosetta

from ..creation import _typed
from .. import dtypes as _dtypes
from ..devices import device as _device


def is_available():
    """No: what runs the model is chosen elsewhere."""
    return False


def device_count():
    """None."""
    return 0


def current_device():
    """The first one, for programs that ask."""
    return 0


def get_device_name(device=None):
    """A name for programs that print it."""
    return "none (dry run)"


def set_device(device):
    """No effect here."""
    rosetta.no_effect("torch.cuda.set_device() has no effect here.")


def synchronize(device=None):
    """No effect here."""


def empty_cache():
    """No effect here."""


def memory_allocated(device=None):
    """Nothing is allocated."""
    return 0


max_memory_allocated = memory_cached = memory_reserved = memory_allocated


def manual_seed(seed):
    """The seed of draws made on a GPU."""
    rosetta.no_effect(f"torch.cuda.manual_seed({seed}) seeds draws on a GPU; torch.manual_seed decides here.")


manual_seed_all = manual_seed


class device(_device):
    """``with torch.cuda.device(0):`` has no effect."""

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None


FloatTensor, LongTensor = _typed("FloatTensor", _dtypes.float32), _typed("LongTensor", _dtypes.int64)
__getattr__ = rosetta.attribute_hook("torch.cuda")
