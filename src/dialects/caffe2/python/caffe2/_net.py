"""Nets: operators in the order they were added. Nothing is recorded until the workspace runs a net."""

import rosetta
from rosetta import positions

from ._blobs import BlobReference, references, scoped
from ._fills import FILLS, declared
from ._operators import TABLE, operator_of
from ._state import next_number, state


class Node:
    """One operator in a net: its table entry, the path it was called by, arguments, and blobs by name."""

    def __init__(self, operator, path, values, stated, inputs, outputs, where=None):
        self.operator, self.path, self.values, self.stated = operator, path, values, stated
        self.inputs, self.outputs = inputs, outputs
        self.where = where or positions.stack()


_PLAIN = ("inputs", "outputs", "model", "blob_in", "blobs_in", "blob_out", "name", "device_option", "engine", "use_cudnn", "cudnn_exhaustive_search", "ws_nbytes_limit")


def said(stated):
    """The arguments that say something of the operator."""
    return {name: value for name, value in stated.items() if name not in _PLAIN}


class Net:
    """``core.Net``."""

    __rosetta_path__ = "caffe2.python.core.Net"

    def __init__(self, name="net"):
        known = state().counters.setdefault("net names", set())
        base, count = str(name), 0
        self._name = base
        while self._name in known:
            count += 1
            self._name = f"{base}_{count}"
        known.add(self._name)
        self.nodes, self.losses, self.updates, self.changes = [], None, [], []
        self.external_inputs, self.attributes, self.model = [], [], None
        rosetta.recorder().object(self, self.__rosetta_path__)

    def Name(self):
        return self._name

    def Proto(self):
        return NetDef(self)

    def __str__(self):
        return self._name

    def NextName(self, prefix=None, output_id=None):
        """A blob name that nothing has yet."""
        return scoped(f"{self._name}/{prefix or 'blob'}_{next_number('blobs')}")

    def NextBlob(self, prefix=None):
        return BlobReference(self.NextName(prefix), self)

    def BlobIsDefined(self, blob):
        name = str(blob)
        return any(name in each.outputs for each in self.nodes) or name in self.external_inputs

    def GetBlobRef(self, name):
        return BlobReference(str(name), self)

    def AddExternalInput(self, *blobs):
        made = references([one for each in blobs for one in (each if isinstance(each, (list, tuple)) else [each])], self)
        self.external_inputs += [str(each) for each in made]
        return made[0] if len(made) == 1 else made

    AddExternalInputs = AddExternalInput

    def AddExternalOutput(self, *blobs):
        """Outputs are whatever the program fetches."""

    AddExternalOutputs = AddExternalOutput

    def RunAllOnGPU(self, gpu_id=0, use_cudnn=False):
        rosetta.no_effect("RunAllOnGPU says where the net runs; what is modelled here is what it computes.")

    RunAllOnMKL = RunAllOnIDEEP = RunAllOnGPU

    def AddGradientOperators(self, ys, skip=0):
        """Gradients of the sum of these blobs, for all blobs they depend on."""
        if self.losses is not None:
            raise rosetta.UnknownCall(f"AddGradientOperators is called a second time on the net {self._name}. Expected all losses in one call.")
        if isinstance(ys, dict):
            raise rosetta.UnknownCall("AddGradientOperators of a dictionary, which weighs the losses, is not known here. Expected a list of losses; multiply them with Scale.")
        names = [str(each) for each in references(ys, self)]
        for name in names:
            if not any(name in each.outputs for each in self.nodes):
                raise Exception(f"Some inputs are not needed: {name} is made by no operator of {self._name}.")  # what the real net raises is no friendlier
        self.losses = names
        return {name: BlobReference(f"{name}_grad") for name in self._depended(names)}

    def _depended(self, names):
        wanted, found = set(names), set()
        for node in reversed(self.nodes):
            if wanted & set(node.outputs) and not node.operator.silent:
                wanted.update(node.inputs)
                found.update(node.inputs)
        return sorted(found | set(names))

    def __getattr__(self, name):
        if name.startswith(("_", "rosetta")):
            raise AttributeError(name)
        path = f"caffe2.python.core.Net.{name}"
        if name not in FILLS:
            operator_of(name)

        def call(*args, **kwargs):
            bound = rosetta.bind(path, args, kwargs)
            return self.add(name, path, bound.values, bound.stated)

        call.__name__ = name
        call.__rosetta_path__ = path
        return call

    def add(self, name, path, values, stated, where=None):
        """Adds an operator whose blobs stand in ``values`` as inputs and outputs; gives references to its outputs."""
        inputs = references(values.get("inputs") or [], self)
        if name in FILLS:
            return declared(self, name, path, values, stated, inputs)
        operator = operator_of(name)
        for each in operator.required:
            if values.get(each) is None:
                raise RuntimeError(f"Argument '{each}' is required for Operator '{name}'.")
        outputs = self._outputs(operator, values)
        node = Node(operator, path, values, said(stated), [str(each) for each in inputs], [str(each) for each in outputs], where)
        self.nodes.append(node)
        from ._updates import manual

        manual(self, node)
        return outputs[0] if len(outputs) == 1 else tuple(outputs)

    def _outputs(self, operator, values):
        given = values.get("outputs")
        if isinstance(given, int) and not isinstance(given, bool):
            return [self.NextBlob(operator.name) for _ in range(given)]
        if given is None:
            return [self.NextBlob(operator.name) for _ in range(operator.outputs)]
        return references(given, self)

    def last(self):
        """The blob that the last operator of the model makes."""
        return next((each.outputs[0] for each in reversed(self.nodes) if not each.operator.silent), None)


class NetDef:
    """A net as a message: programs print it, draw it, or hand it on to be run."""

    def __init__(self, net):
        self.net, self.name = net, net.Name()

    @property
    def external_input(self):
        return list(self.net.external_inputs)

    @property
    def op(self):
        return list(self.net.nodes)

    def __setattr__(self, name, value):
        self.__dict__[name] = value  # type = 'dag', num_workers = 4: how a net is executed

    def __str__(self):
        return f'name: "{self.name}"'

    def SerializeToString(self):
        rosetta.no_effect("A net as bytes is of use to other programs only.")
        return b""


def net_of(value):
    """The net that a program means: itself, its message, or its name."""
    if isinstance(value, Net):
        return value
    if isinstance(value, NetDef):
        return value.net
    known = state().nets
    if str(value) in known:
        return known[str(value)]
    raise RuntimeError(f"Network {value} does not exist yet. Created: {', '.join(known) or 'none'}.")


__all__ = ["FILLS", "Net", "NetDef", "Node", "TABLE", "net_of"]
