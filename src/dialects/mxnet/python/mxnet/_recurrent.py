"""Recurrent operators: the fused RNN with all its weights in one vector, and what a cell unrolled over time computes."""

import rosetta

from ._operators import Operator

GATES = {"rnn_relu": 1, "rnn_tanh": 1, "lstm": 4, "gru": 3}


def _fused_shape(v, data):
    if int(v.num_layers) != 1:
        raise rosetta.UnknownCall(f"RNN(num_layers={v.num_layers}) is not known here: the one vector of its weights would serve several layers. Expected one cell per layer, or num_layers=1.")
    if v.state_outputs or v.get("projection_size") or v.get("use_sequence_length") or v.get("lstm_state_clip_min") is not None:
        raise rosetta.UnknownCall("RNN with state_outputs, projection_size, clipped states or sequence lengths is not known here.")
    steps, batch, _ = data
    return (steps, batch, int(v.state_size) * (2 if v.bidirectional else 1))


def _fused_weights(v, data):
    units, ways = int(v.state_size), 2 if v.bidirectional else 1
    return {"parameters": (ways * GATES[v.mode] * units * (int(data[-1]) + units + 2),)}


Operator("RNN", _fused_shape, weights=_fused_weights, roles=("parameters",), required=("state_size", "num_layers", "mode"), part=lambda v: f".{v.mode.partition('_')[0]}")


def _unrolled(v, data):
    if len(data) != 3:
        raise ValueError(f"Expected a sequence with 3 axes. Received {tuple(map(int, data))}")
    return (*data[:2], int(v.num_hidden))


def _cell_weights(gates):
    def weights(v, data):
        rows = gates * int(v.num_hidden)
        return {"i2h_weight": (rows, int(data[-1])), "h2h_weight": (rows, int(v.num_hidden)), "i2h_bias": (rows,), "h2h_bias": (rows,)}

    return weights


for _name, _gates in (("RNNCell", 1), ("LSTMCell", 4), ("GRUCell", 3)):
    Operator(f"rnn.{_name}", _unrolled, weights=_cell_weights(_gates), roles=("i2h_weight", "h2h_weight", "i2h_bias", "h2h_bias"))
