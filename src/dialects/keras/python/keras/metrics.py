"""keras.metrics: what is measured beside the loss; a dry run measures nothing."""

import rosetta

NAMES = ("Accuracy", "CategoricalAccuracy", "SparseCategoricalAccuracy", "BinaryAccuracy", "TopKCategoricalAccuracy", "SparseTopKCategoricalAccuracy", "MeanSquaredError", "MeanAbsoluteError", "RootMeanSquaredError", "AUC", "Precision", "Recall", "Mean")


class Metric:
    """A measure by name."""

    def __init__(self, *args, name=None, **kwargs):
        self.name = name or type(self).__name__.lower()


for _name in NAMES:
    globals()[_name] = type(_name, (Metric,), {"__module__": __name__})

__getattr__ = rosetta.attribute_hook(__name__)
