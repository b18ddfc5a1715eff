"""All operators, family by family."""

from . import _counting, _elementwise, _layers, _losses, _norms, _recurrent, _reducing, _shaping  # noqa: F401
