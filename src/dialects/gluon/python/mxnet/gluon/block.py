"""Blocks: what holds weights and other blocks, and calls that are recorded in both modes."""

import contextlib
import io

import rosetta

from .. import ndarray
from .._state import MXNetError, auto_name, mode, quietly, state
from .._tensor import NDArray, mark_batch, walk
from .parameter import Parameter, ParameterDict
from .tree import Tree


class _Names:
    """The naming scope of a block: children made inside get its prefix and count from 0."""

    def __init__(self, block):
        self.block, self.counts = block, {}

    def __enter__(self):
        self.before = state().scope
        state().scope = self
        return self

    def __exit__(self, *_):
        state().scope = self.before

    def prefix_of(self, hint):
        number = self.counts.get(hint, 0)
        self.counts[hint] = number + 1
        return f"{hint}{number}_"


def _prefix(prefix, hint):
    scope = state().scope
    if scope is None:
        return f"{auto_name(hint)}_" if prefix is None else prefix
    return scope.block.prefix + (scope.prefix_of(hint) if prefix is None else prefix)


class Block(Tree):
    """The base of all layers and of the program's models."""

    __rosetta_path__ = "mxnet.gluon.Block"
    hint = None

    def __init__(self, prefix=None, params=None):
        own = vars(self)
        own["_children"], own["_reg_params"] = {}, {}
        self._prefix = _prefix(prefix, self.hint or type(self).__name__.lower())
        shared = params if isinstance(params, ParameterDict) else None
        self._params = ParameterDict(shared.prefix if shared is not None else self._prefix, shared)
        self._scope = _Names(self)
        base = next(kind for kind in type(self).__mro__ if kind.__module__.startswith("mxnet."))
        rosetta.recorder().object(self, base.__dict__.get("__rosetta_path__", "mxnet.gluon.Block"), "" if type(self) is base else type(self).__qualname__)
        rosetta.rename(self, self.name)

    def __setattr__(self, name, value):
        if isinstance(value, (Block, Parameter)) and "_children" not in vars(self):
            raise AttributeError(f"cannot assign {name} before Block.__init__() call")
        if isinstance(value, Block):
            self.register_child(value, name)
        elif isinstance(value, Parameter):
            self._reg_params[name] = value
            value.owner = value.owner or self
        super().__setattr__(name, value)

    @property
    def prefix(self):
        return self._prefix

    @property
    def name(self):
        return self._prefix[:-1] if self._prefix.endswith("_") else self._prefix

    @property
    def params(self):
        """The block's own parameters, without its children's."""
        return self._params

    def name_scope(self):
        return self._scope

    def register_child(self, block, name=None):
        self._children[str(len(self._children)) if name is None else name] = block

    def __call__(self, *args, **kwargs):
        if "_children" not in vars(self):
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '_children': super().__init__() was not called")
        if any(type(each).__name__ == "Symbol" for each in args):
            raise rosetta.UnknownCall(f"{type(self).__name__} called with a symbol is not known here. Expected arrays.")
        if state().quiet or rosetta.recorder().current_trace:
            return self._called(args, kwargs)
        if self.leaf():
            mark_batch(list(walk([args, kwargs])))
            return self._called(args, kwargs)
        return self._both_modes(args, kwargs)

    def _called(self, args, kwargs):
        return self.forward(*args, **kwargs)

    def leaf(self):
        """Whether it is a layer of Gluon's own, recorded as one call."""
        return False

    def _both_modes(self, args, kwargs):
        inputs = list(walk([args, kwargs]))
        mark_batch(inputs)
        self._settle(args, kwargs)
        training, first, result = state().training, None, None
        for each in (training, not training):
            with rosetta.trace(self, "training" if each else "evaluation", inputs, first) as entry, mode(each):
                with contextlib.nullcontext() if first is None else contextlib.redirect_stdout(io.StringIO()):
                    made = self._called(args, kwargs)
                entry["outputs"] = [one.rosetta_id for one in walk(made)]
            result, first = (made, entry["id"]) if first is None else (result, first)
        return result

    def _settle(self, args, kwargs):
        """Weights whose shapes follow from the input are made by a pass that records nothing."""
        if any(each.array is None for each in self.collect_params().values()):
            with quietly(), contextlib.redirect_stdout(io.StringIO()):
                self._called(args, kwargs)

    def forward(self, *args):
        """What the block computes; every block of a program writes its own."""
        raise NotImplementedError

    def summary(self, *inputs):
        rosetta.no_effect("Block.summary prints the layers; a dry run does not.")


class HybridBlock(Block):
    """A block whose ``hybrid_forward(F, x, …)`` is given its own parameters by name."""

    __rosetta_path__ = "mxnet.gluon.HybridBlock"

    def hybridize(self, *args, **kwargs):
        state().hybridized = bool(rosetta.bind("mxnet.gluon.HybridBlock.hybridize", args, kwargs).active)
        rosetta.no_effect("hybridize makes a block faster; it computes the same.")

    def forward(self, x, *args):
        if not isinstance(x, NDArray):
            raise MXNetError(f"{type(self).__name__} requires the first argument to forward be either Symbol or NDArray, but got {type(x)}")
        self.complete(x, *args)
        params = {name: each.data() for name, each in self._reg_params.items()}
        return self.hybrid_forward(ndarray, x, *args, **params)

    def complete(self, x, *args):
        """Layers learn their input size here."""

    def infer_shape(self, *args):
        """Shapes are worked out by the first call."""

    def hybrid_forward(self, F, x, *args, **kwargs):
        raise NotImplementedError

    def export(self, *args, **kwargs):
        rosetta.no_effect("export writes files; a dry run writes none.")


class SymbolBlock(HybridBlock):
    """A symbol as a block."""

    def __init__(self, *args, **kwargs):
        rosetta.unknown("mxnet.gluon.SymbolBlock", ["HybridBlock", "Block"])
