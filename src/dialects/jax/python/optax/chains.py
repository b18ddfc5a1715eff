"""``optax.chain``: parts of an optimiser one after the other, read as one rule with what stands before it."""

import rosetta
from jax._record import named

from .optimizers import RULES, GradientTransformation

_BEFORE = ("optax.clip", "optax.clip_by_global_norm", "optax.add_decayed_weights", "optax.scale", "optax.identity")
_CORES = ("optax.trace", "optax.scale_by_adam")


def chain(*args):
    """Several transformations, one after the other."""
    for each in args:
        if not isinstance(each, GradientTransformation):
            raise TypeError(f"optax.chain: expected transformations of optax. Received {type(each).__name__}.")
    parts = [part for each in args for part in each.parts]
    if len(parts) == 1:
        return parts[0]
    names = [each.__rosetta_path__ for each in parts]
    early = next((name for name in names[:-1] if name.rpartition(".")[2] in RULES), None)
    if early is not None:
        raise rosetta.UnknownCall(f"optax.chain({', '.join(names)}) is not known here: what stands after an update rule ({early}) is not modelled. Expected the rule last.")
    if names[-1].rpartition(".")[2] in RULES:
        return _made(parts, parts[-1], parts[-1].bound, parts[:-1], {})
    if all(name in _BEFORE for name in names) and not _turns(parts[-1]):
        return _Part(parts)
    return _from_parts(parts, names)


named(chain, "optax.chain")


class _Part(GradientTransformation):
    """A chain without a rule: a part of a longer one."""

    def __init__(self, parts):
        self.__rosetta_path__, self.parts, self.bound = "optax.chain", parts, rosetta.Bound("optax.chain", {}, {})

    def rosetta_rule(self):
        return None


def _turns(part):
    """Whether a part turns gradients into steps downhill: ``scale(-0.01)``."""
    return part.__rosetta_path__ in ("optax.scale_by_learning_rate", "optax.scale_by_schedule") or part.__rosetta_path__ == "optax.scale" and _number(part) < 0


def _number(part):
    value = part.bound.step_size
    if not isinstance(value, (int, float)):
        raise rosetta.UnknownCall("optax.scale by something that is no number is not known here.")
    return value


def _made(parts, rule, bound, before, extra):
    stray = [each.__rosetta_path__ for each in before if each.__rosetta_path__ not in _BEFORE]
    if stray:
        raise rosetta.UnknownCall(f"optax.chain({', '.join(each.__rosetta_path__ for each in parts)}) is not known here: {', '.join(stray)} before an update rule is not modelled. Known there: {', '.join(_BEFORE)}.")
    stated = {**bound.stated, **extra, "before": list(before)}
    path = f"optax.chain({rule.__rosetta_path__})"
    return GradientTransformation(path, rosetta.Bound(path, {**bound.values, **stated}, stated), parts)


def _from_parts(parts, names):
    """``chain(clip…, scale_by_adam(…), add_decayed_weights(…), scale(-lr))``."""
    told = f"optax.chain({', '.join(names)})"
    core = next((i for i, name in enumerate(names) if name in _CORES), None)
    first = next((i for i, part in enumerate(parts) if _turns(part)), len(parts)) if core is None else core + 1
    before, rest = parts[: first if core is None else core], parts[first:]
    extra = {}
    if core is not None and names[core] == "optax.scale_by_adam" and rest and rest[0].__rosetta_path__ == "optax.add_decayed_weights":
        decay = rest.pop(0)
        if decay.bound.mask is not None:
            raise rosetta.UnknownCall("optax.add_decayed_weights(mask=…) is not known here: weights that are left out of the decay are not modelled.")
        extra["weight_decay"] = decay.bound.weight_decay
    extra["learning_rate"] = _rate(rest, told)
    rule = parts[core] if core is not None else rest[0]
    if core is None and rule.__rosetta_path__ != "optax.scale":
        from .optimizers import scale

        rule = scale(-1.0)
    return _made(parts, rule, rule.bound, before, extra)


def _rate(rest, told):
    """The learning rate that the last parts say together: a number, or one schedule whose sign is turned."""
    factor, schedule = 1.0, None
    for part in rest:
        name = part.__rosetta_path__
        if name == "optax.scale":
            factor *= _number(part)
        elif name == "optax.scale_by_learning_rate":
            rate = part.bound.learning_rate
            turned = -1.0 if part.bound.flip_sign else 1.0
            if callable(rate) and schedule is None:
                schedule, factor = rate, factor * turned
            elif isinstance(rate, (int, float)):
                factor *= turned * rate
            else:
                raise rosetta.UnknownCall(f"{told} is not known here: expected one learning rate.")
        elif name == "optax.scale_by_schedule" and schedule is None:
            schedule = part.bound.step_size_fn
        else:
            raise rosetta.UnknownCall(f"{told} is not known here: {name} after an update rule is not modelled.")
    if factor >= 0:
        raise rosetta.UnknownCall(f"{told} climbs instead of descending, or has no learning rate. Expected optax.scale(-learning_rate) or optax.scale_by_learning_rate at its end.")
    if schedule is None:
        return -factor
    if factor != -1.0:
        raise rosetta.UnknownCall(f"{told} multiplies a schedule by {-factor:g}: that is not modelled here. Expected scale(-1.0) beside it.")
    return schedule
