"""A block's place among others: weights of the whole tree, initialisers, devices."""

import rosetta

from .parameter import ParameterDict


class Tree:
    """What a block can say of its whole tree."""

    def collect_params(self, select=None):
        """All parameters, its own and its children's, by name."""
        made = ParameterDict(self._params.prefix)
        made.update(self._params)
        for child in self._children.values():
            made.update(child.collect_params())
        return made if select is None else made.select(select)

    def _collect_params_with_prefix(self, prefix=""):
        dot = f"{prefix}." if prefix else ""
        made = {dot + name: each for name, each in self._reg_params.items()}
        for name, child in self._children.items():
            made.update(child._collect_params_with_prefix(dot + name))
        return made

    def initialize(self, *args, **kwargs):
        """Says of all weights how they begin."""
        bound = rosetta.bind("mxnet.gluon.Block.initialize", args, kwargs)
        self.collect_params().initialize(bound.init, bound.ctx, bound.verbose, *([bound.force_reinit] if "force_reinit" in bound.values else []))

    def hybridize(self, active=True, **kwargs):
        rosetta.no_effect("hybridize makes a block faster; it computes the same.")

    def apply(self, fn):
        """Calls a function with every block of the tree, children first."""
        for child in self._children.values():
            child.apply(fn)
        fn(self)
        return self

    def cast(self, dtype):
        from .._tensor import dtype_name

        if dtype_name(dtype) != "float32":
            raise rosetta.UnknownCall(f"Block.cast({dtype!r}) is not known here: models are read in 32-bit floats.")

    def save_parameters(self, *args, **kwargs):
        rosetta.no_effect("save_parameters writes a file; a dry run writes none.")

    save_params = save_parameters

    def load_parameters(self, *args, **kwargs):
        raise rosetta.UnknownCall(f"{type(self).__name__}.load_parameters: weights from files are not modelled here.")

    load_params = load_parameters

    def register_forward_hook(self, hook):
        raise rosetta.UnknownCall("Block.register_forward_hook is not known here: what a hook changes is not read. Write it in forward.")

    register_forward_pre_hook = register_op_hook = register_forward_hook

    def __repr__(self):
        inner = "\n".join(f"  ({name}): {each!r}" for name, each in self._children.items())
        return f"{type(self).__name__}(\n{inner}\n)"
