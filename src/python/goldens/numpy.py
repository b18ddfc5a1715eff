"""Writes numpy.json: what the real numpy gives for each expression below. Run it where numpy 2 is installed: python numpy.py"""

import json
import os
import sys

sys.path[:] = [each for each in sys.path if os.path.abspath(each or ".") != os.path.dirname(os.path.abspath(__file__))]
import numpy as np  # noqa: E402

SHAPES = ["(3, 4)", "(4,)", "(3, 1)", "(2, 1, 4)", "()", "(1,)", "(0, 4)"]
TYPES = ["bool", "uint8", "int8", "int32", "int64", "float16", "float32", "float64"]
ARRAY = "np.arange(24).reshape(2, 3, 4)"
KEYS = [
    "0", "-1", "1:", "::2", "::-1", "...", "..., 0", "0, ..., 1", ":, 1", ":, :, -1", "None", ":, None", "..., None", "1, 2, 3", "0:0", "5:", "-2:",
    ":, [0, 2]", "[1, 0]", "[0, 1], [2, 0]", "[0, 1], :, [2, 0]", "np.array([True, False])", "np.arange(24).reshape(2, 3, 4) > 5", "3", "0, 0, 0, 0",
    "[2]", "1:0:-1, 2::-2", "slice(0, 2), slice(1, 3)",
]
CALLS = [
    "A.sum()", "A.sum(0)", "A.sum(axis=(0, 2))", "A.sum(1, keepdims=True)", "A.mean()", "A.mean(-1)", "A.std(0)", "A.var()", "A.prod(2)", "A.max()", "A.min(1)",
    "A.argmax()", "A.argmax(-1)", "A.argmin(0)", "np.median(A)", "A.any()", "A.all(0)", "np.count_nonzero(A)", "np.cumsum(A)", "A.T", "A.transpose(1, 0, 2)",
    "A.transpose((2, 0, 1))", "np.swapaxes(A, 0, 2)", "np.moveaxis(A, 0, -1)", "np.moveaxis(A, (0, 1), (1, 2))", "np.rollaxis(A, 2)", "np.expand_dims(A, 1)", "np.expand_dims(A, -1)",
    "np.squeeze(A[:1])", "np.squeeze(A[:1], 0)", "np.squeeze(A, 0)", "A.ravel()", "A.flatten('F')", "A.reshape(4, -1)", "A.reshape(-1)", "A.reshape((6, 4), order='F')", "A.reshape(5, -1)",
    "A.reshape(-1, -1)", "np.concatenate([A, A], 1)", "np.concatenate([A, A[0]])", "np.concatenate([A, A], axis=None)", "np.stack([A, A], 2)", "np.vstack([A[0], A[1]])", "np.hstack([A[0], A[1]])",
    "np.repeat(A[0], 2, 1)", "np.repeat(A[0, 0], 2)", "np.tile(A[0, 0], 3)", "np.tile(A[0], (2, 1))", "np.flip(A, 0)", "np.flip(A)", "np.split(A, 2, 1)[0]", "np.split(A[0], 3)[1]",
    "np.array_split(A.ravel(), 5)[1]", "np.broadcast_to(np.arange(4), (3, 4))", "A[0] @ A[1].T", "np.dot(A[0, 0], A[0, 1])", "np.matmul(A, A[0].T)", "np.outer(A[0, 0], A[0, 1])",
    "np.where(A > 5, A, 0)", "np.where(A > 5, 1.5, A)", "np.clip(A, 3, 8)", "np.sqrt(A)", "np.exp(A[0, 0].astype('float32'))", "np.floor(A / 3)", "np.abs(A - 5)", "-A", "A / 2", "A // 2",
    "A % 3", "A ** 2", "A > 3", "(A > 3) & (A < 9)", "~(A > 3)", "A == A", "np.maximum(A, 4)", "np.round(A / 3, 1)", "np.sign(A - 3)", "np.eye(3)", "np.eye(3)[[0, 2]]", "np.eye(2, 3, 1)",
    "np.linspace(0, 1, 5)", "np.arange(2, 10, 3)", "np.arange(0, 1, 0.25)", "np.arange(5.)", "np.zeros((2, 3))", "np.ones(3, int)", "np.full((2, 2), 7)", "np.full((2,), 1.5, 'float32')",
    "np.zeros_like(A)", "np.ones_like(A, dtype='float32')", "np.array([1, 2.5])", "np.array([[1, 2], [3, 4]], dtype='uint8')", "np.array([True, False])", "np.array([[1, 2], [3]])", "np.array(3)",
    "np.argsort(np.array([3, 1, 2]))", "np.sort(np.array([3, 1, 2]))", "np.unique(np.array([3, 1, 3]))", "np.bincount(np.array([0, 2, 2]))", "np.float32(2.5)", "np.int64(3) * 2.0", "np.float32(2) * A",
    "np.prod((3, 4))", "np.sqrt(2)", "np.mean([1, 2, 4])", "np.linalg.norm(np.array([3., 4.]))", "np.allclose(A, A)", "np.array_equal(A, A + 1)", "np.isnan(A / 1)", "np.meshgrid(np.arange(2), np.arange(3))[0]",
    "np.pad(A[0], 1)", "np.pad(A[0], ((0, 0), (1, 2)))",
]


def cases():
    for one in SHAPES:
        for other in SHAPES:
            yield f"np.ones({one}) + np.ones({other})"
    for one in TYPES:
        for other in TYPES:
            yield f"np.ones(2, '{one}') * np.ones(2, '{other}')"
        for number in ("2", "2.5", "True"):
            yield f"np.ones(2, '{one}') * {number}"
        for call in ("sum()", "mean()", "max()"):
            yield f"np.ones(3, '{one}').{call}"
        yield f"np.ones(2, '{one}') / 2"
    for key in KEYS:
        yield f"{ARRAY}[{key}]"
    for call in CALLS:
        yield call.replace("A", ARRAY) if "A" in call and "NAN" not in call else call


def told(expression):
    try:
        value = np.asarray(eval(expression, {"np": np}))
    except Exception as error:
        return {"error": type(error).__name__}
    numbers = [float(each) for each in value.ravel()]
    return {"shape": list(value.shape), "dtype": value.dtype.name, "values": [each if abs(each) < float("inf") else None for each in numbers]}


if __name__ == "__main__":
    found = {"numpy": np.__version__, "cases": {each: told(each) for each in cases()}}
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "numpy.json"), "w") as file:
        json.dump(found, file, separators=(",", ":"))
        file.write("\n")
    print(len(found["cases"]), "cases of numpy", np.__version__)
