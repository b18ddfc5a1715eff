"""``chainer.config``: settings of the whole program; ``train`` decides what dropout and batch normalisation do."""

import contextlib

import rosetta

from ._state import state

DEFAULTS = {
    "train": True, "enable_backprop": True, "dtype": "float32", "autotune": False, "cudnn_deterministic": False, "debug": False, "keep_graph_on_report": False,
    "lazy_grad_sum": False, "type_check": True, "use_cudnn": "auto", "use_cudnn_tensor_core": "auto", "use_ideep": "never", "cudnn_fast": False,
    "compute_mode": None, "in_recomputing": False, "warn_nondeterministic": False, "use_static_graph": True, "schedule_func": None, "user_gpu_mode": None,
}


def _settings():
    return state().settings


def _check(name, value):
    if name not in DEFAULTS:
        rosetta.unknown(f"chainer.config.{name}", sorted(DEFAULTS))
    if name == "dtype" and getattr(value, "name", getattr(value, "__name__", str(value))) != "float32":
        raise rosetta.UnknownCall(f"chainer.config.dtype = {value} is not known here: models are read in 32-bit floats.")
    if name not in ("train", "enable_backprop", "dtype"):
        rosetta.no_effect(f"chainer.config.{name} = {value!r} changes speed and checks only.")


class Config:
    """Settings in force."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if name not in DEFAULTS:
            rosetta.unknown(f"chainer.config.{name}", sorted(DEFAULTS))
        return _settings().get(name, DEFAULTS[name])

    def __setattr__(self, name, value):
        _check(name, value)
        _settings()[name] = value

    def show(self, file=None):
        """Prints the settings."""
        for name in sorted(DEFAULTS):
            print(f"{name:<20} {getattr(self, name)}", file=file)


config = Config()
global_config = Config()


@contextlib.contextmanager
def using_config(name, value, config=config):
    """A setting for the time of a ``with`` block."""
    _check(name, value)
    before = dict(_settings())
    _settings()[name] = value
    try:
        yield
    finally:
        state().settings = before


def no_backprop_mode():
    """A context in which no gradients are kept."""
    return using_config("enable_backprop", False)


def force_backprop_mode():
    """A context in which gradients are kept."""
    return using_config("enable_backprop", True)


def training():
    """Whether the program trains now."""
    return bool(config.train)
