"""A table of learned vectors."""

from .built import Built, applied


class EmbeddingLayer(Built):
    """Every number replaced by a row of a table."""

    __rosetta_path__ = "lasagne.layers.EmbeddingLayer"

    def build(self, input_size, output_size, W):
        self.input_size, self.output_size = input_size, output_size
        self.W = self.add_param(W, (input_size, output_size), name="W")

    def get_output_shape_for(self, input_shape):
        return (*input_shape, self.output_size)

    def get_output_for(self, input, **kwargs):
        return applied(self, [input], self.get_output_shape_for, input.ndim + 1, dtype="float32")
