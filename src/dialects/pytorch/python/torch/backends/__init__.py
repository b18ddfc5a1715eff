"""``torch.backends``: switches that change speed only."""

import rosetta

from . import cudnn, mps  # noqa: F401
from .flags import Flags as _Flags

mkldnn, cuda = _Flags("torch.backends.mkldnn"), _Flags("torch.backends.cuda")
__getattr__ = rosetta.attribute_hook("torch.backends")
