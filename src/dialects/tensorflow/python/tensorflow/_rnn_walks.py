"""Walking cells through time: stacks of cells, cells that drop, dynamic_rnn and its like."""

import rosetta

from ._graph import Tensor
from ._rnn_cells import RNNCell
from ._scopes import variable_scope
from ._sources import operand


class MultiRNNCell:
    """Cells on top of one another."""

    def __init__(self, cells, state_is_tuple=True):
        if not state_is_tuple:
            raise rosetta.UnknownCall("MultiRNNCell(state_is_tuple=False) is not modelled here.")
        if len({id(each) for each in cells}) != len(cells):
            raise rosetta.UnknownCall("MultiRNNCell of one cell several times shares its weights between layers of different inputs. Expected a list of cells made one by one.")
        self.cells = list(cells)

    output_size = property(lambda self: self.cells[-1].output_size)
    state_size = property(lambda self: tuple(each.state_size for each in self.cells))

    def zero_state(self, batch_size, dtype="float32"):
        return tuple(each.zero_state(batch_size, dtype) for each in self.cells)

    def walk(self, inputs, initial=None, time_major=False, backward=False):
        states = []
        with variable_scope("multi_rnn_cell"):
            for i, cell in enumerate(self.cells):
                with variable_scope(f"cell_{i}"):
                    inputs, state = cell.walk(inputs, None if initial is None else initial[i], time_major, backward)
                states.append(state)
        return inputs, tuple(states)


class DropoutWrapper:
    """A cell whose inputs and results are dropped anew at every step: the same as dropping the sequences before and behind it."""

    def __init__(self, cell, input_keep_prob=1.0, output_keep_prob=1.0, state_keep_prob=1.0, variational_recurrent=False, input_size=None, dtype=None, seed=None, dropout_state_filter_visitor=None):
        if variational_recurrent or isinstance(state_keep_prob, Tensor) or state_keep_prob != 1.0:
            raise rosetta.UnknownCall("DropoutWrapper(state_keep_prob=…, variational_recurrent=…) is not modelled here. Expected input_keep_prob and output_keep_prob alone.")
        self.cell, self.before, self.behind = cell, input_keep_prob, output_keep_prob

    output_size = property(lambda self: self.cell.output_size)
    state_size = property(lambda self: self.cell.state_size)

    def zero_state(self, batch_size, dtype="float32"):
        return self.cell.zero_state(batch_size, dtype)

    def walk(self, inputs, initial=None, time_major=False, backward=False):
        results, state = self.cell.walk(_dropped(inputs, self.before), initial, time_major, backward)
        return _dropped(results, self.behind), state


def _dropped(value, kept):
    from .nn import dropout

    return value if not isinstance(kept, Tensor) and kept == 1.0 else dropout(value, kept)


def _walked(bound, cell, inputs, initial, backward=False):
    if bound.values.get("sequence_length") is not None:
        raise rosetta.UnknownCall(f"{bound.path}(sequence_length=…) is not modelled here: sequences are walked to their full length.")
    if not hasattr(cell, "walk"):
        raise rosetta.UnknownCall(f"{bound.path}: {type(cell).__name__} is not known here as a cell. Known: BasicRNNCell, GRUCell, LSTMCell, BasicLSTMCell, MultiRNNCell, DropoutWrapper.")
    return cell.walk(inputs, initial, bool(bound.values.get("time_major")), backward)


def dynamic_rnn(*args, **kwargs):
    """The results of all steps, and the final state."""
    bound = rosetta.bind("tensorflow.nn.dynamic_rnn", args, kwargs)
    _needs_start(bound, bound.initial_state)
    with variable_scope(bound.scope or "rnn"):
        return _walked(bound, bound.cell, bound.inputs, bound.initial_state)


def _needs_start(bound, initial):
    if initial is None and bound.dtype is None:
        raise ValueError("If there is no initial_state, you must give a dtype.")


def bidirectional_dynamic_rnn(*args, **kwargs):
    """Two cells, one from each end; their results in the order of time."""
    bound = rosetta.bind("tensorflow.nn.bidirectional_dynamic_rnn", args, kwargs)
    with variable_scope(bound.scope or "bidirectional_rnn"):
        with variable_scope("fw"):
            forward = _walked(bound, bound.cell_fw, bound.inputs, bound.initial_state_fw)
        with variable_scope("bw"):
            backward = _walked(bound, bound.cell_bw, bound.inputs, bound.initial_state_bw, True)
    return (forward[0], backward[0]), (forward[1], backward[1])


def static_rnn(*args, **kwargs):
    """The same over a list of steps; gives a list of results."""
    from ._array_ops import concat, expand_dims, unstack

    bound = rosetta.bind("tensorflow.nn.static_rnn", args, kwargs)
    _needs_start(bound, bound.initial_state)
    steps = [operand(each) for each in bound.inputs]
    cut = whole(steps)
    sequence = cut if cut is not None else concat([expand_dims(each, 1) for each in steps], 1)
    with variable_scope(bound.scope or "rnn"):
        results, state = _walked(bound, bound.cell, sequence, bound.initial_state)
    return unstack(results, axis=1), state


def whole(steps):
    """The sequence that the steps were cut from, one after the other."""
    first = steps[0].op
    if first.path != "tensorflow.Tensor.__getitem__":
        return None
    sequence = first.inputs[0]
    cut = [(slice(None), i) for i in range(len(steps))]
    same = all(each.op.path == first.path and each.op.inputs[0] is sequence and each.op.bound.values["slice_spec"] == index for each, index in zip(steps, cut))
    return sequence if same and int(sequence.sample.shape[1]) == len(steps) else None


__all__ = ["DropoutWrapper", "MultiRNNCell", "RNNCell", "bidirectional_dynamic_rnn", "dynamic_rnn", "static_rnn"]
