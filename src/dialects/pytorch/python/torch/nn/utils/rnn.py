"""``torch.nn.utils.rnn``: sequences of different lengths, which are not modelled."""

import rosetta


def _unknown(name):
    def call(*args, **kwargs):
        raise rosetta.UnknownCall(f"torch.nn.utils.rnn.{name} is not known here: sequences of different lengths are not modelled. Give recurrent layers batches of one length.")

    call.__name__ = name
    return call


pack_padded_sequence, pad_packed_sequence, pack_sequence, unpack_sequence, pad_sequence, unpad_sequence = map(
    _unknown, ("pack_padded_sequence", "pad_packed_sequence", "pack_sequence", "unpack_sequence", "pad_sequence", "unpad_sequence")
)
__getattr__ = rosetta.attribute_hook("torch.nn.utils.rnn")
