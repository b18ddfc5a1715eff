"""``torch.nn.utils``: gradient clipping is read and named as not modelled."""

import rosetta


def clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    """Gradients made smaller when their norm is large."""
    rosetta.note("not modelled", f"clip_grad_norm_(max_norm={max_norm}, norm_type={norm_type}): gradients are clipped here by their global norm; comparison and training leave it out.")
    from ...tensor import Tensor

    return Tensor(())


def clip_grad_value_(parameters, clip_value, foreach=None):
    """Gradients cut at a value."""
    rosetta.note("not modelled", f"clip_grad_value_(clip_value={clip_value}): gradients are clipped here; comparison and training leave it out.")


clip_grad_norm = clip_grad_norm_
__getattr__ = rosetta.attribute_hook("torch.nn.utils")
