"""``mx.io``: batches of arrays. A dry run hands out one batch per pass."""

import rosetta
from rosetta import BatchDim

from ._tensor import NDArray
from .ndarray import array


class DataDesc(tuple):
    """Name and shape of an input; ``layout`` says which axis counts the examples."""

    def __new__(cls, name, shape, dtype="float32", layout="NCHW"):
        made = super().__new__(cls, (name, tuple(shape)))
        made.name, made.shape, made.dtype, made.layout = name, tuple(shape), dtype, layout
        return made

    @staticmethod
    def get_batch_axis(layout):
        return 0 if layout is None else layout.find("N")


class DataBatch:
    """The arrays of one batch."""

    def __init__(self, *args, **kwargs):
        bound = rosetta.bind("mxnet.io.DataBatch", args, kwargs)
        for name in ("data", "label"):
            value = bound.values[name]
            if value is not None and not isinstance(value, (list, tuple)):
                raise AssertionError(f"{name.capitalize()} must be list of NDArrays")
        self.data, self.label, self.pad, self.index = bound.data, bound.label, bound.pad or 0, bound.index
        self.bucket_key, self.provide_data, self.provide_label = bound.bucket_key, bound.provide_data, bound.provide_label
        self.known_pass = False


class DataIter:
    """The base of iterators; a program's own one is walked as it is."""

    def __init__(self, batch_size=0):
        self.batch_size = batch_size

    def __iter__(self):
        return self

    def reset(self):
        pass

    def __next__(self):
        return self.next()


def _named(value, name):
    """Name → array, from an array, a list or a dict."""
    if value is None:
        return {}
    if isinstance(value, dict):
        return _sorted({key: _array(each) for key, each in value.items()})
    many = list(value) if isinstance(value, (list, tuple)) else [value]
    names = [name] if len(many) == 1 else [f"_{i}_{name}" for i in range(len(many))]
    return _sorted({key: _array(each) for key, each in zip(names, many)})


def _since(*version):
    return tuple(map(int, rosetta.version_of("mxnet").split(".")[:2])) >= version


def _sorted(named):
    """By name: 1.3.1 does so, 0.12.0 does not (python/mxnet/io.py, _init_data)."""
    return dict(sorted(named.items())) if _since(1, 3) else named


def _array(value):
    return value if isinstance(value, NDArray) else array(value)


class NDArrayIter(DataIter):
    """Batches of arrays held in memory."""

    __rosetta_path__ = "mxnet.io.NDArrayIter"

    def __init__(self, *args, **kwargs):
        self.bound = bound = rosetta.bind(self.__rosetta_path__, args, kwargs)
        super().__init__(int(bound.batch_size))
        self.data, self.label = _named(bound.data, bound.data_name), _named(bound.label, bound.label_name)
        for name, each in {**self.data, **self.label}.items():
            if int(each.shape[0]) != self.num_data:
                raise AssertionError(f"{name} has {int(each.shape[0])} examples, the data {self.num_data}")
        if bound.last_batch_handle not in ("pad", "discard", "roll_over"):
            raise ValueError(f"Expected last_batch_handle to be pad, discard or roll_over. Received {bound.last_batch_handle!r}")
        if bound.last_batch_handle == "roll_over":
            raise rosetta.UnknownCall("NDArrayIter(last_batch_handle='roll_over') is not modelled here: examples left over would begin the next epoch. Expected 'pad' or 'discard'.")
        if bound.values.get("layout") not in (None, "NCHW", "NT", "NTC", "NCW", "NHWC", "NC"):
            raise rosetta.UnknownCall(f"NDArrayIter(layout={bound.layout!r}) is not known here. Expected a layout whose first axis counts the examples.")
        self.walk = None

    @property
    def num_data(self):
        return int(next(iter(self.data.values())).shape[0])

    @property
    def provide_data(self):
        return [DataDesc(name, (self.batch_size, *each.shape[1:]), each.dtype) for name, each in self.data.items()]

    @property
    def provide_label(self):
        return [DataDesc(name, (self.batch_size, *each.shape[1:]), each.dtype) for name, each in self.label.items()]

    @property
    def order(self):
        """Since 1.4 each reset draws a new order; before, one was drawn when the iterator was made."""
        return "never" if not self.bound.shuffle else "each epoch" if _since(1, 4) else "once"

    def batches(self, remainder=None):
        """One pass: a batch whose arrays know their data set. ``remainder`` replaces what becomes of the last one."""
        stated = [name for name in ("batch_size", "shuffle", "last_batch_handle") if name in self.bound.stated]
        kept = remainder or ("drop" if self.bound.last_batch_handle == "discard" else "wrap")
        x, y = list(self.data.values()), list(self.label.values())
        for data, label in rosetta.batches(self.__rosetta_path__, x, y or None, self.batch_size, kept, self.order, stated):
            made = DataBatch(data=data, label=label if y else [], pad=0, provide_data=self.provide_data, provide_label=self.provide_label)
            yield made

    def __iter__(self):
        return self

    def next(self):
        if self.walk is None:
            self.walk = self.batches()
        return next(self.walk)

    def reset(self):
        """Back to the first batch."""
        if self.walk is not None:
            self.walk.close()
        self.walk = None

    hard_reset = reset


def of(value):
    """The iterator that a method takes: one of these, or the program's own."""
    if isinstance(value, DataIter) or hasattr(value, "__iter__"):
        return value
    raise ValueError("eval_data must be of type NDArray or DataIter")


_missing = rosetta.attribute_hook("mxnet.io")


def __getattr__(name):
    return _missing(name)


__all__ = ["BatchDim", "DataBatch", "DataDesc", "DataIter", "NDArrayIter"]
