"""What of a run is the model and what its loss; and one pass of the model as a trace, with its twin in the other mode.

The model is what ``lasagne.layers.get_output`` drew. A program that trains draws it once more, with ``deterministic=True``, to evaluate.
"""

import rosetta
from rosetta import Symbolic, positions, recorder

from .expression import walk as walk_through
from .passes import given, walk_of
from .run import Run
from .values import Value

ENOUGH = 2  # a call that was made so often in the same way is not recorded again


class Form:
    """One recorded pass of the model in training: its trace, and the layers whose answers were asked for."""

    def __init__(self, entry, layers):
        self.entry, self.layers, self.evaluated = entry, layers, None


def _state():
    return recorder().state.setdefault("theano", {"forms": [], "seen": {}})


def execute(function, feeds):
    """One call of a function, recorded as training or as evaluation."""
    run = Run(feeds)
    for key, each in function.givens:
        run.memo[key] = given(key, each, feeds)
    walk = walk_of(function, run) if function.steps() else None
    if walk is not None:
        recorder().open_passes.append(walk)
    fed = dict(run.memo)
    key = _key(function, run)
    steps = function.steps()
    seen = _state()["seen"].get(key)
    number = None
    if seen is not None and seen[0] >= ENOUGH:
        run.memo.update(seen[1])
        _mark(run, seen[2])
        number = _own_pass(run) if steps else None
    else:
        number = _first_time(function, run, steps, fed)
        known = {each: run.memo[each] for each in [*function.targets(), *(rule.loss for rule, _ in steps)] if each in run.memo}
        _state()["seen"][key] = (seen[0] + 1 if seen else 1, known, run.targets)
    for rule, weights in steps:
        rule.say(run)
        rosetta.step(run.value(rule.loss), rule, [each.value for each in weights])
    for shared, each in function.updates:
        if shared.value is None:
            rosetta.note("not modelled", f"The function updates {shared.name or 'a shared value'} at every call: here it stays as it is.")
    if number is not None:
        rosetta.end_pass(number)
    if walk is not None:
        recorder().open_passes.remove(walk)
    return function.results(run)


def _first_time(function, run, steps, fed):
    goals = [rule.loss for rule, _ in steps] or list(walk_through(function.outputs))
    needed = run.needed(goals)
    networks = list(dict.fromkeys(each.network for each in needed if each.network is not None))
    core = run.needed([each for each in needed if each.network is not None])
    features = {each for expression in core for each in expression.parents() if each in fed}
    run.targets = [] if not networks and not steps else [each for each in fed if each not in features and _is_data(fed[each])]
    if not networks:
        run.targets = [each for each in run.targets if each.dtype.startswith("int")]
    _mark(run, run.targets)
    number = _own_pass(run) if steps else None
    if networks and steps:
        _train(run, networks, core, fed)
    elif networks:
        _evaluate(run, networks, core, fed)
    run.execute(run.needed(function.targets()))
    return number


def _train(run, networks, core, fed):
    """The pass of a training step, and what it would be where nothing is trained."""
    deterministic = all(each.deterministic for each in networks)
    entry = _traced(run, "evaluation" if deterministic else "training", networks, core, None, fed)
    _state()["forms"].append(Form(entry, _layers(networks)))
    _again(networks, not deterministic, entry, fed)


def _evaluate(run, networks, core, fed):
    """A pass without training: the evaluation of the model that was trained, or of one that is only used."""
    deterministic = all(each.deterministic for each in networks)
    form = _current(_layers(networks))
    if form is None:
        if any(each.layers for each in _state()["forms"]):
            return
        if not deterministic:
            entry = _traced(run, "training", networks, core, None, fed)
            _again(networks, True, entry, fed)
        else:
            entry = _again(networks, False, None, fed)
            _traced(run, "evaluation", networks, core, entry["id"], fed)
        return
    if form.evaluated and not deterministic:
        return
    form.evaluated = deterministic or form.evaluated
    if not deterministic:
        rosetta.note("warning", "The program evaluates with get_output(…) without deterministic=True: dropout stays at work and batch normalisation uses the batch.")
    _traced(run, "evaluation", networks, core, form.entry["id"], fed)


def _again(networks, deterministic, twin, fed):
    """The same networks drawn and run in the other mode."""
    others = [each.drawn_again(deterministic) for each in networks]
    run = Run(fed)
    core = run.needed([output for each in others for output in each.outputs])
    return _traced(run, "evaluation" if deterministic else "training", others, core, None if twin is None else twin["id"], fed)


def _traced(run, mode, networks, core, twin, fed):
    inside = {parent for each in core for parent in each.parents()}
    inputs = [value for each, value in fed.items() if each in inside and isinstance(value, Symbolic)]
    with rosetta.trace(networks[0].answering[0], mode, inputs, twin=twin) as entry:
        run.execute(core)
        answers = [run.memo[each] for network in networks for each in network.outputs if each in run.memo]
        entry["outputs"] = [each.rosetta_id for each in answers if isinstance(each, Symbolic)]
    return entry


def _layers(networks):
    return [layer for each in networks for layer in each.answering]


def _current(layers):
    """The last training pass of these layers that is still recorded (equal passes are recorded once)."""
    traces = recorder().traces
    return next((form for form in reversed(_state()["forms"]) if form.layers == layers and any(form.entry is each for each in traces)), None)


def _is_data(value):
    return isinstance(value, Symbolic) and bool(value.shape)


def _mark(run, targets):
    """Says of fed arrays of unknown origin which are features and which targets; of a walk that the program's own slices make, too."""
    run.targets = targets
    for part in ("targets", "features"):
        found = [value for each, value in run.memo.items() if _is_data(value) and isinstance(value, Value) and value.rosetta_source is not None and (each in targets) == (part == "targets")]
        unnamed = [value for value in found if value.rosetta_source["dataset"] is None]
        for value in unnamed:
            value.rosetta_source = {**value.rosetta_source, "part": part}
        for value in unnamed[:1]:
            for event in recorder().open_passes:
                if event["id"] == value.rosetta_source["pass"] and event["call"] == "slice":
                    event[part] = {**value.rosetta_source, "pass": None}


def _own_pass(run):
    """A call on whole arrays is one walk over all of the data."""
    fed = [value for value in run.memo.values() if _is_data(value) and value.rosetta_source is not None]
    arrays = [value for value in fed if value.rosetta_source["pass"] is None]
    if not arrays or len(arrays) < len(fed) or int(arrays[0].shape[0]) < 2:
        return None
    sources = [{**each.rosetta_source, "examples": int(each.shape[0])} for each in arrays]
    truth = next((each for each in sources if each["part"] == "targets"), sources[1] if len(sources) > 1 else None)
    features = next((each for each in sources if each is not truth), sources[0])
    return rosetta.begin_pass("theano.function", features, truth, int(arrays[0].shape[0]), "keep", "never", ())


def _key(function, run):
    feeds = tuple((id(each), _plain(value)) for each, value in run.memo.items())
    return id(function), feeds, len(recorder().open_passes), str(positions.stack())


def _plain(value):
    if not isinstance(value, Symbolic):
        return value
    source = value.rosetta_source
    return tuple(map(int, value.shape)), None if source is None else str({name: each for name, each in source.items() if name != "pass"})
