"""Module: a symbol bound to shapes; its weights, its optimiser, and one batch forward, backward, updated."""

import rosetta
from rosetta import BatchDim
from rosetta.log import recorder

from . import initializer as initializers
from . import optimizer as optimizers
from ._binding import Binding, described
from ._fitting import Fitting
from ._graph import run
from ._outputs import by_example, scaled, total
from ._state import mode, state
from ._tensor import is_fed, mark_like
from .io import DataDesc


class BaseModule(Binding, Fitting):
    """What every module is."""


class Module(BaseModule):
    """``mx.mod.Module``."""

    __rosetta_path__ = "mxnet.module.Module"

    def __init__(self, *args, **kwargs):
        bound = rosetta.bind(self.__rosetta_path__, args, kwargs)
        self.symbol = self._symbol = bound.symbol
        self.data_names, self.label_names = list(bound.data_names or ()), list(bound.label_names or ())
        self._fixed = list(bound.values.get("fixed_param_names") or ())
        for name in ("state_names", "group2ctxs", "compression_params"):
            if bound.values.get(name):
                raise rosetta.UnknownCall(f"Module({name}=…) is not known here.")
        self.binded = self.params_initialized = self.optimizer_initialized = False
        self.weights, self.optimizer, self.batch_size, self.for_training = {}, None, None, True
        self._losses, self._outputs, self._ready = [], [], []
        recorder().object(self, self.__rosetta_path__)

    def init_params(self, *args, **kwargs):
        """How the weights begin: by an initialiser, or by values given."""
        bound = rosetta.bind("mxnet.module.Module.init_params", args, kwargs)
        if self.params_initialized and not bound.force_init:
            return
        if not self.binded:
            raise AssertionError("call bind before initializing the parameters")
        given = {**(bound.arg_params or {}), **(bound.aux_params or {})}
        initializer = initializers.create(initializers.Uniform(0.01) if bound.initializer is None else bound.initializer)  # the default of the real signature
        for name, weight in self.weights.items():
            if name in given:
                rosetta.late("mxnet.module.Module.set_params", rosetta.Bound("", {}, {}), parameter=weight)
            elif bound.initializer is None and given and not bound.allow_missing:
                raise RuntimeError(f"{name} is not presented")
            else:
                initializers.begin(weight, name, initializer, weight.variable.attributes.get("init"))
        self.params_initialized = True

    def set_params(self, *args, **kwargs):
        bound = rosetta.bind("mxnet.module.Module.set_params", args, kwargs)
        self.init_params(arg_params=bound.arg_params, aux_params=bound.aux_params, allow_missing=bound.allow_missing, force_init=bound.force_init)

    def get_params(self):
        """(weights, statistics) by name."""
        statistics = set(self.symbol.list_auxiliary_states())
        return {name: each for name, each in self.weights.items() if name not in statistics}, {name: each for name, each in self.weights.items() if name in statistics}

    def init_optimizer(self, *args, **kwargs):
        """The optimiser, by name (its gradients then divided by the batch size) or as an object."""
        bound = rosetta.bind("mxnet.module.Module.init_optimizer", args, kwargs)
        if not (self.binded and self.params_initialized):
            raise AssertionError("bind and init_params come before init_optimizer")
        if self.optimizer_initialized and not bound.force_init:
            return
        if isinstance(bound.optimizer, str):
            options = dict(bound.optimizer_params)
            self.rescale = options.pop("rescale_grad", None)
            self.optimizer = optimizers.create(bound.optimizer, **options)
            # An optimiser that Module makes itself decays by name (Optimizer.set_wd_mult); one that is handed over decays all alike.
            learned = {name: each for name, each in self.weights.items() if each.rosetta_trainable}
            self.optimizer.say_multipliers([each for name, each in learned.items() if not name.endswith(("_weight", "_gamma"))], wd_mult=0.0)
        else:
            self.optimizer, self.rescale = bound.optimizer, bound.optimizer.rescale_grad
        self.optimizer_initialized = True

    def forward(self, *args, **kwargs):
        """Runs the graph on one batch, in the mode asked for."""
        bound = rosetta.bind("mxnet.module.Module.forward", args, kwargs)
        if not (self.binded and self.params_initialized):
            raise AssertionError("bind and init_params come before forward")
        training = self.for_training if bound.is_train is None else bool(bound.is_train)
        fed = self._fed(bound.data_batch)
        data = [fed[name] for name in self.data_names if name in fed]
        if state().quiet:
            with mode(training, training):
                self._outputs, self._losses = run(self.symbol, fed, self._weight)
            return
        first, kept = None, None
        for each in (training, not training):
            with rosetta.trace(self, "training" if each else "evaluation", data, first) as entry, mode(each, training):
                outputs, losses = run(self.symbol, fed, self._weight)
                entry["outputs"] = [one.rosetta_id for one in outputs]
            kept = kept or (outputs, losses)
            first = entry["id"] if first is None else first
        self._outputs, self._losses = kept

    def _fed(self, batch):
        fed = {desc.name: each for desc, each in [*zip(self._data, batch.data or []), *zip(self._labels, batch.label or [])]}
        first = next(iter(fed.values()))
        for desc in [*self._data, *self._labels]:
            value = fed.get(desc.name)
            axis = max(DataDesc.get_batch_axis(desc.layout), 0) if desc in self._data else 0
            if value is not None and axis and not any(isinstance(n, BatchDim) for n in value.shape):
                value._shape = tuple(BatchDim(int(n)) if i == axis else n for i, n in enumerate(value.shape))
        for value in fed.values():
            if is_fed(value):
                mark_like(value, first)
        return fed

    def forward_backward(self, data_batch):
        """A batch in training mode, and its gradients."""
        self.forward(data_batch, is_train=True)
        self.backward()

    def backward(self, *args, **kwargs):
        """Gradients of the losses that the output operators stand for."""
        bound = rosetta.bind("mxnet.module.Module.backward", args, kwargs)
        if bound.out_grads is not None:
            raise rosetta.UnknownCall("Module.backward(out_grads) is not known here. Expected a loss in the graph: SoftmaxOutput, a regression output or MakeLoss.")
        if not self._losses:
            raise rosetta.UnknownCall("Module.backward is called, but no output of the symbol is a loss. Expected SoftmaxOutput, a regression output or MakeLoss.")
        self._ready = self._losses

    def update(self):
        """One step of the optimiser along the summed gradients, times rescale_grad."""
        rosetta.bind("mxnet.module.Module.update", [], {})
        if not self.optimizer_initialized:
            raise AssertionError("init_optimizer comes before update")
        losses, self._ready = self._ready, []
        if not losses:
            rosetta.note("warning", "update() is called before backward(): there is no gradient to walk down.")
            return
        rosetta.step(self._total([each.say() for each in losses]), self.optimizer, [each for each in self.weights.values() if each.rosetta_trainable])

    def _total(self, losses):
        whole = 1.0 / self.batch_size
        mean = self.rescale is None or abs(self.rescale - whole) < 1e-12
        said = {"rescale_grad": "1/batch_size" if mean else 1.0}
        losses = [scaled(each, self._per_example(each)) if mean else by_example(each) for each in losses]
        made = total(losses, "mxnet.optimizer.Optimizer.rescale_grad", said)
        return made if mean else scaled(made, self.rescale)

    def _per_example(self, loss):
        """What the mean over a loss is multiplied by: its rows may be steps of several per example, and one number has none."""
        return (int(loss.shape[0]) if loss.shape else 1.0) / self.batch_size

    def get_outputs(self, merge_multi_context=True):
        return list(self._outputs)

    def update_metric(self, *args, **kwargs):
        """Measures the batch: a number of a real run."""
        rosetta.bind("mxnet.module.Module.update_metric", args, kwargs)

    def install_monitor(self, mon):
        rosetta.no_effect("A monitor prints statistics of a real run.")

    def reshape(self, data_shapes, label_shapes=None):
        """New batch shapes."""
        self._data, self._labels = described(data_shapes), described(label_shapes or [])

    def save_checkpoint(self, *args, **kwargs):
        rosetta.no_effect("save_checkpoint writes a file; a dry run writes none.")

    save_params = save_checkpoint

    @property
    def output_names(self):
        return self.symbol.list_outputs()

    @property
    def data_shapes(self):
        return self._data

    @property
    def label_shapes(self):
        return self._labels
