"""tf.contrib.layers: initialisers, penalties, normalisations, and sequences of embeddings."""

import rosetta

from .._initializers import kind as _kind
from .._scopes import variable_scope
from .._variables import get_variable
from ..layers import _Flatten
from .._layer import functional
from ..nn import embedding_lookup
from ._norms import group_norm, instance_norm, layer_norm  # noqa: F401
from ..regularizers import l1_regularizer, l2_regularizer  # noqa: F401

xavier_initializer = xavier_initializer_conv2d = _kind("contrib.layers.xavier_initializer")
variance_scaling_initializer = _kind("contrib.layers.variance_scaling_initializer")


class _ContribFlatten(_Flatten):
    """All axes but the batch joined."""

    path, base = "tensorflow.contrib.layers.flatten", "Flatten"


flatten = functional(_ContribFlatten, "tensorflow.contrib.layers.flatten")


def embed_sequence(*args, **kwargs):
    """Rows of a table of its own, one for each word number."""
    bound = rosetta.bind("tensorflow.contrib.layers.embed_sequence", args, kwargs)
    if bound.vocab_size is None or bound.embed_dim is None:
        raise ValueError("Must specify vocab size and embedding dimension when not reusing.")
    with variable_scope(bound.scope or "EmbedSequence", reuse=bound.reuse):
        table = get_variable("embeddings", [int(bound.vocab_size), int(bound.embed_dim)], initializer=bound.initializer, regularizer=bound.regularizer, trainable=bound.trainable)
        return embedding_lookup(table, bound.ids)


__getattr__ = rosetta.attribute_hook(__name__)
