"""What shows cannot hold: chance, and what changes over many steps, under the real Caffe2."""

import numpy as np
from caffe2.python import core, workspace


def once(name, inputs, outputs, **arguments):
    """What one operator answers."""
    workspace.ResetWorkspace()
    for key, value in inputs.items():
        workspace.FeedBlob(key, value)
    workspace.RunOperatorOnce(core.CreateOperator(name, list(inputs), outputs, **arguments))
    return workspace.FetchBlob(outputs[0])


def dropout():
    ones = np.ones((10, 100, 3), np.float32)
    values = lambda **arguments: sorted({float(each) for each in once("Dropout", {"x": ones}, ["y", "mask"], **arguments).reshape(-1)})  # noqa: E731
    dropped = once("Dropout", {"x": ones}, ["y", "mask"], ratio=0.75, is_test=0)
    return {
        "quarter": values(ratio=0.75, is_test=0), "default": values(is_test=0), "test": values(ratio=0.75, is_test=1),
        "wholeChannels": bool(np.all(dropped.min(axis=2) == dropped.max(axis=2))),
    }


def is_test_required():
    """Whether an operator without is_test stops."""
    try:
        once("Dropout", {"x": np.ones((2, 2), np.float32)}, ["y", "mask"])
    except RuntimeError:
        return True
    return False


def smallest_probability():
    """What a cross-entropy makes of a probability of nothing."""
    return float(once("LabelCrossEntropy", {"x": np.array([[0.0, 1.0]], np.float32), "t": np.array([0], np.int32)}, ["y"])[0])


def behaviours():
    return {"dropout": dropout(), "isTestRequired": is_test_required(), "smallestProbability": smallest_probability()}
