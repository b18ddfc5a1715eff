"""Saving and loading: a dry run has no weights to save, and reads none."""

import rosetta


def save_npz(file, obj, compression=True):
    """No effect here."""
    rosetta.no_effect("chainer.serializers.save_npz() writes a file; a dry run writes none.")


def save_hdf5(filename, obj, compression=4):
    """No effect here."""
    rosetta.no_effect("chainer.serializers.save_hdf5() writes a file; a dry run writes none.")


def load_npz(file, obj, path="", strict=True, ignore_names=None):
    """Weights from a file are not in the program."""
    raise rosetta.UnknownCall(f"chainer.serializers.load_npz({file!r}) is not known here: a dry run reads no weights from files. Leave it out, or build the model in code.")


load_hdf5 = load_npz
__getattr__ = rosetta.attribute_hook("chainer.serializers")
