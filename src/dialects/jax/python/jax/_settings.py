"""What a program says to jax about machines and debugging: it has no effect here."""

import contextlib
import types

import rosetta


class _Config:
    """``jax.config``: settings of number types and debugging."""

    def update(self, name, value):
        """Sets one."""
        if name == "jax_enable_x64" and value:
            raise rosetta.UnknownCall("jax.config.update('jax_enable_x64', True): models are read in 32-bit floats here.")
        rosetta.no_effect(f"jax.config.update({name!r}, …) is read and has no effect here.")


config = _Config()


def block_until_ready(x):
    """Waits for the device."""
    return x


def clear_caches():
    """Forgets compiled functions."""


def default_backend():
    """The name of the device; a dry run has none."""
    return "cpu"


def _print(fmt, *args, **kwargs):
    print(fmt.format(*args, **{key: value for key, value in kwargs.items() if key != "ordered"}))


debug = types.SimpleNamespace(print=_print, callback=lambda *_, **__: None)
profiler = types.SimpleNamespace(trace=lambda *_, **__: contextlib.nullcontext(), start_trace=lambda *_, **__: None, stop_trace=lambda *_, **__: None)
