"""Fully connected layers and embeddings, as layers and as functions."""

from .. import dtypes
from ..record import function
from ..shapes import Size, written
from .layer import Layer, layer


def _dense_shape(shape, inputs, outputs):
    if not shape or int(shape[-1]) != inputs:
        raise RuntimeError(f"mat1 and mat2 shapes cannot be multiplied ({written(shape)} and {inputs}x{outputs})")
    return Size((*shape[:-1], outputs))


class Linear(Layer):
    """A matrix and a bias over the last axis."""

    __rosetta_path__ = "torch.nn.Linear"
    __module__ = "torch.nn"

    def build(self, bound):
        """Weight (out, in) and bias."""
        if bound.in_features:
            self.make_weights()
        if not bound.bias:
            self.register_parameter("bias", None)

    def make_weights(self):
        """Called when the input's size is known."""
        self.weight_of("weight", (self.out_features, self.in_features))
        if self.bound.bias:
            self.weight_of("bias", (self.out_features,))

    def output(self, shape):
        """The last axis becomes ``out_features``."""
        return _dense_shape(shape, self.in_features, self.out_features)


class LazyLinear(Linear):
    """A ``Linear`` that learns its input size from the first call."""

    __module__ = "torch.nn"

    def __init__(self, *args, **kwargs):
        super().__init__(0, *args, **kwargs)

    def complete(self, input):
        """Makes the weights at the first call."""
        if not self.in_features:
            self.__dict__["in_features"] = int(input.shape[-1])
            self.make_weights()


def _embedding_build(self, bound):
    self.weight_of("weight", (bound.num_embeddings, bound.embedding_dim))


def _embedding_forward(self, input):
    if input.dtype.is_floating_point:
        raise RuntimeError(f"Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got {input.dtype} instead (while checking arguments for embedding)")
    return self.say([input], Size((*input.shape, self.embedding_dim)), dtypes.float32)


_embedding_forward.__rosetta_leaf__ = True
Embedding = layer("torch.nn.Embedding", build=_embedding_build, forward=_embedding_forward)


def _from_pretrained(cls, embeddings, freeze=True, **kwargs):
    made = cls(*embeddings.shape, **kwargs)
    made.weight.say_law(embeddings.rosetta_law or ("given", "pretrained vectors"))
    return made.requires_grad_(not freeze)


Embedding.from_pretrained = classmethod(_from_pretrained)
linear = function("torch.nn.functional.linear", lambda b: _dense_shape(b.input.shape, int(b.weight.shape[1]), b.weight.shape[0]), roles=("weight", "bias"))
embedding = function("torch.nn.functional.embedding", lambda b: Size((*b.input.shape, b.weight.shape[1])), dtypes.float32, roles=("weight",))
