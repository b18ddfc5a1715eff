"""tf.Session: runs operations with what is fed."""

import rosetta
from rosetta import BatchDim, Symbolic, positions, recorder

from ._feeding import advance, plans_of
from ._graph import Op, Tensor, Value, graph, rebuild, state, walk
from ._modes import evaluation_form, find_targets, is_data, mark, train_form
from ._optimizers import Step
from ._run import Run
from ._sources import Placeholder

ENOUGH = 2  # a run that was made so often in the same way is not recorded again


class Session:
    """A session. What is fed may be of any batch size."""

    def __init__(self, *args, **kwargs):
        bound = rosetta.bind("tensorflow.Session", args, kwargs)
        self.graph = bound.graph or graph()

    def run(self, *args, **kwargs):
        """Runs what is fetched; gives arrays of the right shape and unknown content."""
        bound = rosetta.bind("tensorflow.Session.run", args, kwargs)
        fetches = _named(bound.fetches, self.graph)
        run = Run(_feeds(bound.feed_dict, self.graph))
        run.fed, run.targets = set(run.memo), set()
        return execute(run, fetches)

    def __enter__(self):
        state().sessions.append(self)
        state().graphs.append(self.graph)
        return self

    def __exit__(self, *_):
        if self in state().sessions:
            state().sessions.remove(self)
        state().graphs.remove(self.graph)

    as_default = lambda self: self

    def close(self):
        """Nothing stays open."""

    def should_stop(self):
        return False


class InteractiveSession(Session):
    """A session that is the default from now on."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        state().sessions.append(self)


def default_session(what):
    if not state().sessions:
        raise ValueError(f"Cannot use the default session to evaluate: no default session is registered. Use `with sess.as_default()` or pass an explicit session to `{what}(session=sess)`.")
    return state().sessions[-1]


def get_default_session():
    return state().sessions[-1] if state().sessions else None


def _named(fetches, home):
    if isinstance(fetches, str):
        return home.get_tensor_by_name(fetches) if ":" in fetches else home.get_operation_by_name(fetches)
    if fetches is None:
        raise TypeError("Fetch argument None has invalid type <class 'NoneType'>")
    if isinstance(fetches, tuple) and hasattr(fetches, "_fields"):
        return type(fetches)(*(_named(each, home) for each in fetches))
    if isinstance(fetches, (list, tuple)):
        return type(fetches)(_named(each, home) for each in fetches)
    if isinstance(fetches, dict):
        return {key: _named(each, home) for key, each in fetches.items()}
    if not isinstance(fetches, (Tensor, Op)):
        raise TypeError(f"Fetch argument {fetches!r} has invalid type {type(fetches)}, must be a string or Tensor.")
    return fetches


def _feeds(feed_dict, home):
    feeds = {}
    for key, value in (feed_dict or {}).items():
        tensor = home.get_tensor_by_name(key) if isinstance(key, str) else key
        if not isinstance(tensor, Tensor):
            raise TypeError(f"Cannot interpret feed_dict key as Tensor: {key!r}")
        if isinstance(value, (Tensor, Op)):
            raise TypeError("The value of a feed cannot be a tf.Tensor object. Acceptable feed values include Python scalars, strings, lists, numpy ndarrays.")
        feeds[tensor] = fed(tensor, value)
    return feeds


def fed(tensor, value):
    """A fed value in the placeholder's type: numbers stay numbers, an array's first axis is the batch where the placeholder leaves it open."""
    import numpy

    kind = tensor.dtype
    array = value if isinstance(value, Symbolic) else numpy.asarray(value)
    if len(array.shape) == 0:
        known = array.rosetta_constant
        if known is None:
            return Value((), kind)
        return bool(known[0]) if kind.is_bool else float(known[0]) if kind.is_floating else int(known[0])
    dims = tensor.op.dims if isinstance(tensor.op, Placeholder) else None
    shape = list(array.shape)
    if dims is not None:
        if len(dims) != len(shape) or any(n is not None and int(n) != int(m) for n, m in zip(dims, shape)):
            raise ValueError(f"Cannot feed value of shape {tuple(int(n) for n in shape)} for Tensor '{tensor.name}', which has shape '{tensor.get_shape()}'")
    if (dims is None or dims[0] is None) and not isinstance(shape[0], BatchDim):
        shape[0] = BatchDim(shape[0])
    return Value(shape, kind, array.rosetta_source)


def execute(run, fetches):
    """Runs what is fetched, recorded as training or as evaluation."""
    targets = list(walk(fetches))
    ops = run.needed(targets)
    run.running = {op.index for op in ops}
    for plan in plans_of(ops):
        advance(plan, run, ops)
    key = _key(run, targets)
    seen = state().seen.get(key)
    if seen is not None and seen[0] >= ENOUGH:
        return _again(run, ops, fetches, *seen[1:])
    steps = [op for op in ops if isinstance(op, Step)]
    for op in steps:
        find_targets(run, op.loss)
    number = _own_pass(run)
    for op in steps:
        train_form(run, ops, op.loss)
    if not steps:
        evaluation_form(run, targets)
    run.execute(run.needed(targets))
    state().seen[key] = ((seen[0] if seen else 0) + 1, {each: run.memo.get(each) for each in [*targets, *(op.loss for op in steps)] if isinstance(each, Tensor)}, run.targets)
    if number is not None:
        rosetta.end_pass(number)
    return results(fetches, run.memo)


def _again(run, ops, fetches, known, targets):
    """A run like earlier ones: its steps count, its calls are not recorded again."""
    steps = [op for op in ops if isinstance(op, Step)]
    if steps:
        mark(run, targets)
    number = _own_pass(run)
    for op in steps:
        rosetta.step(known[op.loss], op.optimizer, [each.op.weight for each in op.variables])
    if number is not None:
        rosetta.end_pass(number)
    return results(fetches, {**run.memo, **known})


def _own_pass(run):
    """A run on whole arrays is one walk over all of the data."""
    arrays = [value for value in run.memo.values() if is_data(value) and value.rosetta_source is not None and value.rosetta_source["pass"] is None]
    if not arrays:
        return None
    if len(arrays) < sum(1 for value in run.memo.values() if is_data(value)) or int(arrays[0].shape[0]) < 2:
        return None
    sources = [{**each.rosetta_source, "examples": int(each.shape[0])} for each in arrays]
    targets = next((each for each in sources if each["part"] == "targets"), sources[1] if len(sources) > 1 else None)
    features = next((each for each in sources if each is not targets), sources[0])
    return rosetta.begin_pass("tensorflow.Session.run", features, targets, int(arrays[0].shape[0]), "keep", "never", ())


def _key(run, targets):
    feeds = tuple((id(tensor), _plain(value)) for tensor, value in run.memo.items())
    return tuple(id(each) for each in targets), feeds, len(recorder().open_passes), str(positions.stack())


def _plain(value):
    if not isinstance(value, Symbolic):
        return value
    source = value.rosetta_source
    return tuple(map(int, value.shape)), None if source is None else str({name: each for name, each in source.items() if name != "pass"})


def results(fetches, memo):
    """What a run gives: arrays, numbers, None for operations."""
    import numpy

    def result(each):
        if isinstance(each, Op):
            return None
        value = memo[each]
        if isinstance(value, Symbolic):
            return numpy.ndarray(value.shape, each.dtype.as_numpy_dtype, None, value.rosetta_constant)
        return value

    return rebuild(fetches, result)
