"""Global switches, saving and loading, compiling: read, and said to have no effect or not to be known."""

from math import e, inf, nan, pi  # noqa: F401

import rosetta

__all__ = ["compile", "e", "get_default_dtype", "get_num_threads", "inf", "initial_seed", "load", "nan", "pi", "save", "seed", "set_default_dtype", "set_default_tensor_type", "set_float32_matmul_precision", "set_num_threads", "set_printoptions", "strided", "channels_last", "contiguous_format", "use_deterministic_algorithms"]

strided, channels_last, contiguous_format = "torch.strided", "torch.channels_last", "torch.contiguous_format"


def compile(model=None, **kwargs):
    """The model itself: compiling changes speed only."""
    rosetta.no_effect("torch.compile() changes speed only.")
    return model if model is not None else lambda function: function


def save(obj, f, *args, **kwargs):
    """No effect here: a dry run has no weights to save."""
    rosetta.no_effect("torch.save() has no effect here: a dry run has no weights.")


def load(f, *args, **kwargs):
    """Weights from a file are not in the program."""
    raise rosetta.UnknownCall(f"torch.load({f!r}) is not known here: a dry run reads no weights from files. Leave it out, or build the model in code.")


def seed():
    """A seed drawn by the machine."""
    rosetta.note("warning", "torch.seed() draws a seed that differs in every run.")
    return 0


def initial_seed():
    """The seed in force is known only in a real run."""
    return 0


def set_default_dtype(d):
    """Only 32-bit floats are known here."""
    from .dtypes import float32

    if d is not float32:
        raise rosetta.UnknownCall(f"torch.set_default_dtype({d!r}) is not known here: models are read in 32-bit floats.")


def set_default_tensor_type(t):
    """Only 32-bit floats are known here."""
    if getattr(t, "__name__", str(t)).rpartition(".")[2] != "FloatTensor":
        raise rosetta.UnknownCall(f"torch.set_default_tensor_type({t!r}) is not known here: models are read in 32-bit floats.")
    rosetta.no_effect("torch.set_default_tensor_type() chooses a device; where this runs is chosen elsewhere.")


def get_default_dtype():
    """32-bit floats."""
    from .dtypes import float32

    return float32


def set_num_threads(n):
    """No effect here."""
    rosetta.no_effect("torch.set_num_threads() changes speed only.")


def get_num_threads():
    """One."""
    return 1


def set_printoptions(*args, **kwargs):
    """No effect here."""


def set_float32_matmul_precision(precision):
    """No effect here."""
    rosetta.no_effect("torch.set_float32_matmul_precision() changes speed, and the last bits of results.")


def use_deterministic_algorithms(mode, *, warn_only=False):
    """No effect here."""
    rosetta.no_effect("torch.use_deterministic_algorithms() changes speed, and the last bits of results.")
