"""cuDNN's GRU: all weights in one long vector that the program holds."""

import rosetta
from rosetta.binding import Bound

from ....._array_ops import concat, expand_dims, transpose
from ....._graph import Made, Tensor, draw
from ....._rnn_walks import whole
from ....._sources import constant, operand
from .....nn import weight_of

_PATH = "tensorflow.contrib.cudnn_rnn.python.ops.cudnn_rnn_ops.CudnnGRU"


class CudnnGRU:
    """A GRU of one layer, walking forward."""

    __rosetta_path__ = _PATH

    def __init__(self, *args, **kwargs):
        self.bound = rosetta.bind(_PATH, args, kwargs)
        for name, known in (("num_layers", 1), ("input_mode", "linear_input"), ("direction", "unidirectional"), ("dropout", 0.0)):
            if self.bound.values[name] != known:
                raise rosetta.UnknownCall(f"CudnnGRU({name}={self.bound.values[name]!r}) is not modelled here. Known: {known!r}.")
        self.units, self.features = int(self.bound.num_units), int(self.bound.input_size)
        rosetta.construct(_PATH, self, self.bound)

    def params_size(self):
        """How many weights there are."""
        return constant(3 * (self.units * (self.features + self.units) + 2 * self.units))

    def __call__(self, *args, **kwargs):
        """The results of all steps, time first, and the final state."""
        bound = rosetta.bind(_PATH + ".__call__", args, kwargs)
        weight = weight_of(bound.params)
        if weight is None:
            raise rosetta.UnknownCall("CudnnGRU with params that are no tf.Variable is not modelled here.")
        if weight_of(bound.input_h) is not None:
            rosetta.note("not modelled", f"The initial state {weight_of(bound.input_h).name} is a variable of the size of a batch, which training changes: here every sequence starts from zeros.")
        elif bound.input_h is not None and not isinstance(bound.input_h, Tensor):
            raise rosetta.UnknownCall("CudnnGRU(input_h=…) is not modelled here but as a variable of zeros.")
        sequence = self._time_first(bound.input_data)

        def compute(ins, _):
            shape = ins[0].shape
            return [Made((shape[0], shape[1], self.units), ins[0].dtype), Made((shape[1], self.units), ins[0].dtype)]

        told = {"time_axis": 0}
        results, state = draw(_PATH, Bound(_PATH, {**self.bound.values, **told, "name": None}, told), [sequence], compute, name="cudnn_gru", of=self, parameters={"params": weight})
        results.op.waits = [weight]
        return results, expand_dims(state, 0)

    @staticmethod
    def _time_first(given):
        """A list of steps as the sequence it was cut from, time first."""
        if not isinstance(given, (list, tuple)):
            return operand(given)
        steps = [operand(each) for each in given]
        sequence = whole(steps)
        return concat([expand_dims(each, 0) for each in steps], 0) if sequence is None else transpose(sequence, [1, 0, 2])


__getattr__ = rosetta.attribute_hook(__name__)
