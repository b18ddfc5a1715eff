"""Operators that make no part of a model: counters, learning rates, accuracy, what is printed or saved."""

from ._operators import Operator

for _name in ("Iter", "LearningRate", "Accuracy", "Print", "Summarize", "Checkpoint", "Save", "WeightedSum"):
    Operator(_name, silent=True)
