"""All operators, family by family."""

from . import _counting, _layers, _losses  # noqa: F401
