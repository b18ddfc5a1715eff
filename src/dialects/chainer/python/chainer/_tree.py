"""A link's place among others: children, names, weights of the whole tree."""

import copy as copying

import rosetta

from ._state import zero_gradients
from .parameter import Parameter


class Tree:
    """What ``Link`` can say of its whole tree."""

    def children(self):
        """Direct children, in the order of their names."""
        return iter([each for _, each in self._listed()])

    def _listed(self):
        items = self._children.items()
        return list(items) if all(name.isdigit() for name, _ in items) else sorted(items)

    def namedlinks(self, skipself=False):
        """This link and all below it with their paths: ``/predictor/conv1``."""
        if not skipself:
            yield "/", self
        for name, each in self._listed():
            yield f"/{name}", each
            for path, inner in each.namedlinks(skipself=True):
                yield f"/{name}{path}", inner

    def links(self, skipself=False):
        """This link and all below it."""
        return (each for _, each in self.namedlinks(skipself))

    def namedparams(self, include_uninit=True):
        """All weights with their paths: ``/conv1/W``."""
        for path, link in self.namedlinks():
            for name, each in sorted(link._params.items()):
                if include_uninit or each.is_initialized:
                    yield f"{path.rstrip('/')}/{name}", each

    def params(self, include_uninit=True):
        """All weights, each once."""
        seen = set()
        for _, each in self.namedparams(include_uninit):
            if id(each) not in seen:
                seen.add(id(each))
                yield each

    def count_params(self):
        """How many numbers all weights hold."""
        return sum(int(each.size) for each in self.params(False))

    def weights_by_role(self):
        """The link's own weights and statistics by the names Chainer gives them."""
        kept = {name: each for name, each in self._persistent.items() if isinstance(each, Parameter)}
        return {name: each for name, each in {**self._params, **kept}.items() if each.is_initialized}

    def say_names(self):
        """Tells the recording the dotted names and weights of all links, as they stand now."""
        for path, each in self.namedlinks():
            rosetta.recorder().object(each)
            rosetta.rename(each, name=path.strip("/").replace("/", "."), parameters=each.weights_by_role())

    def cleargrads(self):
        """Forgets gradients."""
        zero_gradients()

    zerograds = cleargrads

    def disable_update(self):
        """Freezes all weights below."""
        for each in self.params():
            each.update_rule.enabled = False

    def enable_update(self):
        """Thaws all weights below."""
        for each in self.params():
            each.update_rule.enabled = True

    @property
    def update_enabled(self):
        return any(each.update_rule.enabled for each in self.params())

    def copy(self, mode="share"):
        """A copy of this link: with the same weights (``share``), or with its own."""
        made = copying.copy(self)
        made.__dict__.update(_params=dict(self._params), _persistent=dict(self._persistent), _children={})
        rosetta.recorder().object(made, rosetta.recorder().objects[rosetta.object_id(self)]["path"])
        if mode != "share" or self._children or type(self).__module__.partition(".")[0] == "chainer":
            raise rosetta.UnknownCall(f"chainer.Link.copy(mode={mode!r}) of {type(self).__name__} is not known here. Expected links made one by one.")
        return made

    def repeat(self, n_repeat, mode="init"):
        """Copies of this link, one after the other."""
        raise rosetta.UnknownCall("chainer.Link.repeat is not known here. Expected links made one by one.")

    def copyparams(self, link, copy_persistent=True):
        """The values of another link's weights."""
        for each in self.params():
            each.say_given()

    @property
    def xp(self):
        import numpy

        return numpy

    @property
    def device(self):
        from .backends.cuda import Device

        return Device("@numpy")

    def _moved(self, call):
        rosetta.no_effect(f"{call} moves the model to a device; where this runs is chosen elsewhere.")
        return self

    def to_gpu(self, device=None):
        """No effect here."""
        return self._moved("to_gpu()")

    def to_device(self, device):
        """No effect here."""
        return self._moved("to_device()")

    def to_cpu(self):
        """No effect here."""
        return self

    to_intel64 = to_chx = from_chx = to_cpu

    def serialize(self, serializer):
        """No effect here: a dry run has no weights."""

    def add_hook(self, hook, name=None):
        """What a hook changes is not read."""
        raise rosetta.UnknownCall("chainer.Link.add_hook is not known here: what a hook changes is not read; write it in forward().")
