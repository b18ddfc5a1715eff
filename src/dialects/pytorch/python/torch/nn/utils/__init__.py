"""``torch.nn.utils``: gradient clipping between ``backward`` and ``step``."""

import rosetta

from . import rnn  # noqa: F401


def _clip(path, parameters, args, kwargs):
    from ...grad import state
    from ...tensor import Tensor

    weights = [parameters] if isinstance(parameters, Tensor) else list(parameters)
    bound = rosetta.bind(path, (weights, *args), kwargs)
    if not state().losses:
        rosetta.no_effect(f"{path.rpartition('.')[2]} is called before backward(): there are no gradients to clip.")
        return
    rosetta.late(path, bound)


def clip_grad_norm_(parameters, *args, **kwargs):
    """Gradients made shorter where all of them together are too long. Gives their length, which only a real run knows."""
    from ...tensor import Tensor

    _clip("torch.nn.utils.clip_grad_norm_", parameters, args, kwargs)
    return Tensor(())


def clip_grad_value_(parameters, *args, **kwargs):
    """Gradients cut at a value."""
    _clip("torch.nn.utils.clip_grad_value_", parameters, args, kwargs)


clip_grad_norm = clip_grad_norm_
__getattr__ = rosetta.attribute_hook("torch.nn.utils")
