"""Update rules as dictionaries for ``theano.function``, and what changes gradients or rules."""

from collections import OrderedDict

import rosetta

from ._theano.gradients import Gradient, grad
from ._theano.optimizer import Update, rule

sgd, momentum, nesterov_momentum, adagrad, rmsprop, adadelta, adam, adamax, amsgrad = (
    rule(f"lasagne.updates.{name}") for name in ("sgd", "momentum", "nesterov_momentum", "adagrad", "rmsprop", "adadelta", "adam", "adamax", "amsgrad")
)


def get_or_compute_grads(loss_or_grads, params):
    """Gradients of a loss, or those that are given."""
    return loss_or_grads if isinstance(loss_or_grads, list) else grad(loss_or_grads, params)


def _applied(name):
    path = f"lasagne.updates.{name}"

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        updates = OrderedDict(bound.updates)
        if any(not isinstance(each, Update) for each in updates.values()):
            raise rosetta.UnknownCall(f"{path} of updates that the program wrote itself is not known here. Expected those of lasagne.updates.sgd.")
        if bound.params is not None and set(bound.params) != set(updates):
            raise rosetta.UnknownCall(f"{path} for some of the weights only is not known here: one set of options for all weights. Expected params=None.")
        stated = {key: each for key, each in bound.stated.items() if key == "momentum"}
        if bound.params is not None:
            stated["params"] = [each.value for each in bound.params]
        made = {}
        for weight, each in updates.items():
            if id(each.optimizer) not in made:
                made[id(each.optimizer)] = each.optimizer.changed(path, stated)
            updates[weight] = Update(made[id(each.optimizer)], weight)
        return updates

    call.__name__ = call.__qualname__ = name
    call.__rosetta_path__ = path
    return call


apply_momentum, apply_nesterov_momentum = _applied("apply_momentum"), _applied("apply_nesterov_momentum")


def total_norm_constraint(*args, **kwargs):
    """Gradients made shorter together, where together they are longer than ``max_norm``."""
    bound = rosetta.bind("lasagne.updates.total_norm_constraint", args, kwargs)
    if any(not isinstance(each, Gradient) for each in bound.tensor_vars):
        raise rosetta.UnknownCall("lasagne.updates.total_norm_constraint of other values than gradients is not known here. Expected what theano.grad gave.")
    stated = {key: float(each) for key, each in bound.stated.items() if key in ("max_norm", "epsilon")}
    made = [each.clipped("lasagne.updates.total_norm_constraint", stated) for each in bound.tensor_vars]
    if not bound.return_norm:
        return made
    from ._theano import elementwise, reductions

    norm = reductions.sum(elementwise.sqr(bound.tensor_vars[0]))
    for each in bound.tensor_vars[1:]:
        norm = norm + reductions.sum(elementwise.sqr(each))
    return made, elementwise.sqrt(norm)


def norm_constraint(tensor_var, max_norm, norm_axes=None, epsilon=1e-7):
    """Rows of a weight kept short."""
    raise rosetta.UnknownCall("lasagne.updates.norm_constraint is not known here: bounds on the length of each unit's weights are not modelled. Leave it out, or bound gradients by total_norm_constraint.")


total_norm_constraint.__rosetta_path__ = "lasagne.updates.total_norm_constraint"
__getattr__ = rosetta.attribute_hook(__name__)
