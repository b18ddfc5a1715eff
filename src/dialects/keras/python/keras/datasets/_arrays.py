"""Dry arrays of a data set's split."""

import numpy
from numpy import provenance


def split(dataset, name, examples, features, targets):
    """Features and class numbers of a split, as uint8; channels stand where the ambient data format says."""
    from .._state import state

    if len(features) == 3 and state().data_format == "channels_first":
        features = (features[2], *features[:2])
    x = numpy.ndarray((examples, *features), "uint8", provenance.origin(dataset, name, "features", examples))
    y = numpy.ndarray((examples, *targets), "uint8", provenance.origin(dataset, name, "targets", examples))
    return x, y
