"""``chainer.cuda``: the older name of ``chainer.backends.cuda``."""

from .backends.cuda import *  # noqa: F401,F403
from .backends.cuda import DummyDevice, __getattr__, cupy  # noqa: F401
