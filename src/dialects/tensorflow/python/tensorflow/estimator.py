"""tf.estimator: a model function, drawn anew to train, to evaluate and to predict, on the same weights."""

import inspect

import rosetta


from . import _inputs
from ._feeding import feed_batches, plans_of
from ._graph import Graph, state, walk
from ._modes import evaluation_form, find_targets, train_form
from ._optimizers import Step
from ._run import Run
from ._session import results

inputs = _inputs


class ModeKeys:
    """What a model function is drawn for."""

    TRAIN, EVAL, PREDICT = "train", "eval", "infer"


class EstimatorSpec:
    """What a model function says."""

    def __init__(self, *args, **kwargs):
        bound = rosetta.bind("tensorflow.estimator.EstimatorSpec", args, kwargs)
        self.__dict__.update(bound.values)
        if self.mode == ModeKeys.TRAIN and self.train_op is None:
            raise ValueError("Missing train_op.")
        if self.mode in (ModeKeys.TRAIN, ModeKeys.EVAL) and self.loss is None:
            raise ValueError("Missing loss.")


class RunConfig:
    """Where and how often an estimator writes; only its seed has an effect on what is learned."""

    def __init__(self, *args, **kwargs):
        bound = rosetta.bind("tensorflow.estimator.RunConfig", args, kwargs)
        self.__dict__.update(bound.values)
        if bound.values.get("tf_random_seed") is not None:
            rosetta.ambient("seed", int(bound.tf_random_seed))

    def replace(self, **kwargs):
        self.__dict__.update(kwargs)
        return self


class Estimator:
    """Trains and uses what a model function draws."""

    def __init__(self, *args, **kwargs):
        bound = rosetta.bind("tensorflow.estimator.Estimator", args, kwargs)
        self.model_fn, self.params, self.config = bound.model_fn, dict(bound.params or {}), bound.config or RunConfig()
        self.model_dir = bound.model_dir
        if bound.values.get("warm_start_from") is not None:
            raise rosetta.UnknownCall("Estimator(warm_start_from=…) is not modelled here: weights from files are not read.")
        self.weights = {}

    def _drawn(self, input_fn, mode):
        """A new graph of the model on the input's tensors: what it says, and where the data comes from."""
        given = _call(input_fn, mode=mode, params=self.params, config=self.config)
        made = _inputs.tensors_of(given)
        features, labels = made if isinstance(made, tuple) and len(made) == 2 else (made, None)
        labels = None if mode == ModeKeys.PREDICT else labels
        return _call(self.model_fn, features, labels, mode=mode, params=self.params, config=self.config)

    def _inside(self):
        return _Inside(self.weights)

    def train(self, *args, **kwargs):
        """Runs the training operation until the input ends, or for so many steps."""
        bound = rosetta.bind("tensorflow.estimator.Estimator.train", args, kwargs)
        with self._inside():
            spec = self._drawn(bound.input_fn, ModeKeys.TRAIN)
            run, ops = _run_of([spec.train_op, spec.loss])
            plan = _plan(ops, "train")
            number = plan.begin()
            self._count(plan, bound.steps or bound.max_steps)
            feed_batches(run, ops, number)
            for op in [op for op in ops if isinstance(op, Step)]:
                find_targets(run, op.loss)
                train_form(run, ops, op.loss)
            run.execute(run.needed([spec.train_op, spec.loss]))
            rosetta.end_pass(number)
        return self

    def _count(self, plan, steps):
        if steps is not None:
            epochs = max(1, round(int(steps) * int(plan.size) / plan.rows))
            if plan.epochs is None or epochs < plan.epochs:
                plan.event["times"] = epochs
                rosetta.note("assumption", f"{int(steps)} steps of {int(plan.size)} examples are read as {epochs} epoch{'s' if epochs > 1 else ''} of {plan.rows}.")
        elif plan.epochs is None:
            raise rosetta.UnknownCall("Estimator.train without steps, on an input that never ends (num_epochs=None), would train for ever. Expected steps, max_steps or num_epochs.")

    def evaluate(self, *args, **kwargs):
        """Loss and metrics: numbers of a real run."""
        bound = rosetta.bind("tensorflow.estimator.Estimator.evaluate", args, kwargs)
        with self._inside():
            spec = self._drawn(bound.input_fn, ModeKeys.EVAL)
            metrics = spec.eval_metric_ops or {}
            fetched = [spec.loss, *(walk(list(metrics.values())))]
            memo = self._used(fetched)
        loss = results(spec.loss, memo)
        return {**{name: results(value[0], memo) for name, value in metrics.items()}, "loss": loss, "global_step": loss}

    def predict(self, *args, **kwargs):
        """Answers, one example after the other."""
        bound = rosetta.bind("tensorflow.estimator.Estimator.predict", args, kwargs)
        with self._inside():
            spec = self._drawn(bound.input_fn, ModeKeys.PREDICT)
            fetched = list(walk(spec.predictions))
            run, ops = _run_of(fetched)
            rows = _plan(ops, "predict").rows
            memo = self._used(fetched)
        found = results(spec.predictions, memo)
        one = {name: value[0] for name, value in found.items()} if isinstance(found, dict) else found[0]
        return iter([one] * rows)

    def _used(self, fetched):
        run, ops = _run_of(fetched)
        number = _plan(ops, "evaluate").begin()
        feed_batches(run, ops, number)
        evaluation_form(run, fetched)
        run.execute(run.needed(fetched))
        rosetta.end_pass(number)
        return run.memo

    def get_variable_names(self):
        return list(self.weights)

    def get_variable_value(self, name):
        return rosetta.demand(self.weights[name], f"the value of {name}")


def _call(function, *args, **options):
    """Calls a program's function with those options that it names."""
    names = inspect.signature(function).parameters
    everything = any(each.kind is inspect.Parameter.VAR_KEYWORD for each in names.values())
    return function(*args, **{name: value for name, value in options.items() if everything or name in names})


def _run_of(fetched):
    run = Run({})
    run.fed, run.targets = set(), set()
    ops = run.needed(fetched)
    run.running = {op.index for op in ops}
    return run, ops


def _plan(ops, call):
    found = plans_of(ops)
    if len(found) != 1:
        raise rosetta.UnknownCall(f"Estimator.{call} needs an input_fn whose batches are known here: tf.estimator.inputs.numpy_input_fn, or a tf.data.Dataset. Received one with {len(found)} such inputs.")
    return found[0]


class _Inside:
    """A graph of its own, whose variables are the estimator's by name."""

    def __init__(self, weights):
        self.graph, self.weights = Graph(), weights

    def __enter__(self):
        state().pools.append(self.weights)
        state().graphs.append(self.graph)

    def __exit__(self, *_):
        state().graphs.remove(self.graph)
        state().pools.pop()


class TrainSpec:
    """What to train on."""

    def __init__(self, *args, **kwargs):
        self.__dict__.update(rosetta.bind("tensorflow.estimator.TrainSpec", args, kwargs).values)


class EvalSpec:
    """What to evaluate on."""

    def __init__(self, *args, **kwargs):
        self.__dict__.update(rosetta.bind("tensorflow.estimator.EvalSpec", args, kwargs).values)


def train_and_evaluate(estimator, train_spec, eval_spec):
    """Trains, then evaluates."""
    estimator.train(train_spec.input_fn, max_steps=train_spec.max_steps)
    return estimator.evaluate(eval_spec.input_fn, steps=eval_spec.steps), []


__getattr__ = rosetta.attribute_hook(__name__)
