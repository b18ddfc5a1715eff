"""keras.utils: seeds and one-hot labels."""

import rosetta


def set_random_seed(seed):
    """Seeds Python, NumPy and the backend."""
    rosetta.ambient("seed", seed)


def to_categorical(x, num_classes=None, **kwargs):
    """One-hot rows of class numbers."""
    import numpy

    x = numpy.asarray(x)
    if num_classes is None:
        num_classes = kwargs.get("nb_classes")
    if num_classes is None:
        source = x.rosetta_source or {}
        known = x.rosetta_constant
        num_classes = max(known) + 1 if known else {"cifar10": 10, "mnist": 10, "fashion_mnist": 10, "cifar100": 100, "imdb": 2}.get(source.get("dataset"))
    if num_classes is None:
        raise rosetta.UnknownCall("to_categorical(x): how many classes there are follows from numbers that only a real run knows. Write num_classes=….")
    if x.ndim > 1 and int(x.shape[-1]) == 1:
        x = x.reshape(x.shape[:-1])
    dtype = "float32" if int(rosetta.version_of("keras").split(".")[0]) >= 2 else "float64"
    return numpy.eye(num_classes)[x].astype(dtype)


def plot_model(*args, **kwargs):
    """A picture of the model; a dry run draws none."""
    rosetta.no_effect("plot_model draws a picture; a dry run draws none.")


__getattr__ = rosetta.attribute_hook(__name__)
