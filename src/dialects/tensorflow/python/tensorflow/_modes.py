"""What of a graph is the model, what the loss; and one run of the model as a trace, with its twin in the other mode.

A session runs the same graph (or a second one on the same weights) to train and to evaluate. The calls between what is fed as
features and what meets the targets are the model: they are recorded as one pass for each mode.
"""

import rosetta
from rosetta import Symbolic, recorder

from ._answers import before_comparison, closure, warn, without_logarithms
from ._graph import Tensor, state, walk
from ._parts import Parts, is_data, owns, part_of, records
from ._run import Run


class Form:
    """One recorded pass of the model: its trace, its operations in order, what it answers."""

    def __init__(self, entry, ops, outputs):
        self.entry, self.ops, self.outputs = entry, ops, outputs
        self.paths = [op.path for op in ops if records(op)]
        self.note = None


def traced(run, mode, core, answers, twin):
    """Runs the model's operations as one pass."""
    ops = closure(run, core)
    inputs = [value for tensor, value in run.memo.items() if is_data(value) and any(tensor in walk(op.inputs) for op in ops)]
    with rosetta.trace(ops[0].graph, mode, inputs, twin=twin) as entry:
        run.execute(ops)
        entry["outputs"] = [run.memo[each].rosetta_id for each in answers if isinstance(run.memo.get(each), Symbolic)]
    return entry


def find_targets(run, loss):
    """Tells features from targets among what is fed to a step."""
    mark(run, Parts(run.needed([loss]), run).targets())


def train_form(run, ops, loss):
    """Records the training pass of the model that a loss hangs on, and what it would be where nothing is trained."""
    needed = run.needed([loss])
    parts = Parts(needed, run)
    targets = run.targets
    core, answers = parts.model(targets) if targets else parts.model(set())
    if not targets:
        core, answers = before_comparison(parts, core)
    core, answers = without_logarithms(run, core, answers)
    if not core:
        return
    entry = traced(run, "training", core, answers, None)
    warn(run, needed, needed)
    form = Form(entry, core, answers)
    state().forms[loss.graph] = form
    state().last = form
    _assume_evaluation(run, form)


def mark(run, targets):
    """Says of fed arrays of unknown origin which are features and which targets; of a walk that the program's own slices make, too."""
    run.targets = targets
    for part in ("targets", "features"):
        found = [value for tensor, value in run.memo.items() if tensor in run.fed and is_data(value) and (tensor in targets) == (part == "targets")]
        unnamed = [value for value in found if value.rosetta_source is not None and part_of(value) is None]
        for value in unnamed:
            value.rosetta_source = {**value.rosetta_source, "part": part}
        for value in unnamed[:1]:
            for event in recorder().open_passes:
                if event["id"] == value.rosetta_source["pass"] and event["call"] == "slice":
                    event[part] = {**value.rosetta_source, "pass": None}


def _assume_evaluation(run, form):
    """The model's pass in evaluation, as long as the program has not run it so: flags are off, everything is kept."""
    feeds, assumed = {}, []
    for tensor in run.fed:
        value = run.memo[tensor]
        off = None if isinstance(value, Symbolic) else _off(tensor, value, form.ops)
        feeds[tensor] = value if off is None else off
        if off is not None and off != value:
            assumed.append(f"{tensor.op.name} = {off}")
    twin = Run(feeds)
    twin.running = run.running
    traced(twin, "evaluation", form.ops, form.outputs, form.entry["id"])
    form.note = None
    if assumed:
        before = len(recorder().notes)
        rosetta.note("assumption", f"The program never runs the model other than to train it: in evaluation {', '.join(assumed)} is assumed.")
        form.note = recorder().notes[-1] if len(recorder().notes) > before else state().assumed
        state().assumed = form.note


def _off(tensor, value, ops):
    """What a fed flag or share is where nothing is trained; None where it is neither."""
    default = getattr(tensor.op, "default", None)
    if default is not None:
        return default.sample if isinstance(default, Tensor) else default
    if isinstance(value, bool):
        return False
    for op in ops:
        kept, dropped = getattr(op, "share", (None, None))
        if kept is tensor or dropped is tensor:
            return 1.0 if kept is tensor else 0.0
    return None


def evaluation_form(run, fetched):
    """Records a run without training as the evaluation of the model, where it runs the model (or its like on the same weights)."""
    form = _current()
    needed = run.needed(fetched)
    indices = {op.index for op in needed if op.graph is (form.ops[0].graph if form else None)}
    if form and any(op.index in indices and owns(op) for op in form.ops):
        core = [op for op in form.ops if op.index in indices]
        if [op.path for op in core if records(op)] != form.paths:
            return
        answers = form.outputs
    else:
        parts = Parts(needed, run)
        targets = parts.targets()
        core, answers = parts.model(targets)
        if form:
            core = _prefix(core, form)
        if not core or not any(owns(op) for op in core):
            return
        answers = _same_place(core, form) if form else answers or [each for op in core[-1:] for each in op.outputs]
    entry = traced(run, "evaluation", core, answers, form.entry["id"] if form else None)
    if form is None:
        _assume_training(run, core, answers, entry)
    elif form.note is not None or state().assumed is not None:
        recorder().notes[:] = [each for each in recorder().notes if each is not state().assumed]
        form.note = state().assumed = None


def _assume_training(run, core, answers, entry):
    """A model that is only used is drawn once more as it would be trained, to tell what follows the flag."""
    feeds = {tensor: True if isinstance(run.memo[tensor], bool) else run.memo[tensor] for tensor in run.fed}
    twin = Run(feeds)
    twin.running = run.running
    traced(twin, "training", core, answers, entry["id"])


def _current():
    """The last training pass that is still recorded (equal passes are recorded once)."""
    log = recorder()
    kept = state().__dict__.setdefault("kept", [])
    last = getattr(state(), "last", None)
    if last is not None and last not in kept:
        kept.append(last)
    return next((form for form in reversed(kept) if any(form.entry is each for each in log.traces)), None)


def _prefix(core, form):
    """As many of the operations as make the same calls as the training pass; empty where they differ."""
    taken, paths = [], []
    for op in core:
        if len(paths) == len(form.paths):
            break
        taken.append(op)
        if records(op):
            paths.append(op.path)
    return taken if paths == form.paths else []


def _same_place(core, form):
    """The tensors that stand where the training pass has its answers."""
    mine, its = [op for op in core if records(op)], [op for op in form.ops if records(op)]
    places = [next((i for i, op in enumerate(its) if op is each.op), len(its) - 1) for each in form.outputs]
    return [mine[i].outputs[min(each.index, len(mine[i].outputs) - 1)] for i, each in zip(places, form.outputs)]

