"""What Chainer's own links share: arguments bound by the real signature, weights, a call recorded as one."""

import rosetta

from .._record import Mode, floats, is_array, need, said
from ..link import Link, mark_like
from ..parameter import Parameter


class Built(Link):
    """A link of Chainer. ``self.bound`` holds its effective arguments; each is an attribute too."""

    follows_mode = False

    def __init__(self, *args, **kwargs):
        path = self.link_path()
        bound = rosetta.bind(path, *self.arranged(args, kwargs))
        super().__init__()
        own = "__rosetta_path__" not in vars(type(self))
        rosetta.construct(path, self, bound, type(self).__name__ if own else "")
        self.__dict__["bound"] = bound
        for name, value in bound.values.items():
            if name not in self._params and name not in ("initialW", "initial_bias"):
                self.__dict__.setdefault(name, value)
        self.build(bound)

    @classmethod
    def link_path(cls):
        """The canonical path of the link's class."""
        return next(kind.__dict__["__rosetta_path__"] for kind in cls.__mro__ if "__rosetta_path__" in kind.__dict__)

    def arranged(self, args, kwargs):
        """Arguments as the signature has them."""
        return args, kwargs

    def build(self, bound):
        """Makes weights; most links of their own have none."""

    def weight_of(self, name, shape=None):
        """Makes a trained weight; without a shape it gets one at the first call."""
        with self.init_scope():
            setattr(self, name, Parameter.of_link(shape))

    def statistic(self, name, shape=None):
        """Makes a running statistic: kept with the link, changed by calls that train."""
        made = Parameter.of_link(shape, state=True)
        self._persistent[name] = made
        self.__dict__[name] = made
        made.register(self, name)
        return made

    def complete(self, x):
        """Links that learn their input size do so here."""

    def output(self, shape):
        """The output's shape from the input's."""
        return shape

    def enters(self, x):
        """The input as it meets the weights."""
        return x

    def forward(self, x):
        path = self.link_path()
        floats(need(x, "x", path), "x", path)
        if not rosetta.recorder().current_trace:
            mark_like(x, x)
        x = self.enters(x)
        self.complete(x)
        return self.say(x, self.output(x.shape))

    def __call__(self, *args, **kwargs):
        return self.forward(*args, **kwargs)

    def say(self, x, shape, dtype=None, stated=None):
        """Records that this link turned an array into one of this shape."""
        if not rosetta.recorder().current_trace:
            rosetta.rename(self, parameters=self.weights_by_role())
        bound = Mode(stated) if self.follows_mode else rosetta.Bound(self.link_path(), {}, stated or {})
        return said(self.link_path(), bound, [x], shape, dtype, of=self)


def array_argument(value):
    """Whether an initialiser argument is an array: its shape is the weight's."""
    return is_array(value) and bool(value.shape)
