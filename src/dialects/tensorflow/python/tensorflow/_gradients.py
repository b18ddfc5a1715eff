"""Clipping of gradients."""

from ._control import refused

_what = "gradients that are clipped before they are applied"
clip_by_global_norm, clip_by_norm, global_norm = (refused(f"tensorflow.{each}", _what) for each in ("clip_by_global_norm", "clip_by_norm", "global_norm"))
