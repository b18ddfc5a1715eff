"""``Link``, ``Chain`` and ``ChainList``: holders of weights and of other links; the outermost call is recorded in both modes."""

import rosetta

from ._both import in_both_modes, mark_like  # noqa: F401
from ._tree import Tree
from .parameter import Parameter


class Link(Tree):
    """The base of all links and of the user's models."""

    __rosetta_path__ = "chainer.Link"

    def __init__(self, **params):
        own = self.__dict__
        own.update(_params={}, _persistent={}, _children={}, _within=False, name=None, _known=True)
        base = next(kind for kind in type(self).__mro__ if kind.__module__.partition(".")[0] == "chainer")
        rosetta.recorder().object(self, base.__dict__.get("__rosetta_path__", "chainer.Link"), "" if type(self) is base else type(self).__qualname__)
        for name, shape in params.items():
            self.add_param(name, shape)

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        for name in ("__call__", "forward"):
            if name in cls.__dict__ and cls.__module__.partition(".")[0] != "chainer":
                setattr(cls, name, in_both_modes(cls.__dict__[name]))

    def __setattr__(self, name, value):
        if self.__dict__.get("_within"):
            if isinstance(value, Parameter):
                self._params[name] = value
                value.register(self, name)
            elif isinstance(value, Link):
                self._add_child(name, value)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        self._params.pop(name, None)
        self._children.pop(name, None)
        object.__delattr__(self, name)

    def init_scope(self):
        """The block in which assigned links and parameters become part of this link."""
        if "_known" not in self.__dict__:
            raise RuntimeError(f"{type(self).__name__}: super().__init__() was not called before init_scope()")
        return Scope(self)

    within_init_scope = property(lambda self: self.__dict__.get("_within", False))

    def _add_child(self, name, value):
        raise TypeError(f"cannot register a link to {type(self).__name__}: a chainer.Link holds no links. Expected chainer.Chain.")

    def add_param(self, name, shape=None, dtype=None, initializer=None):
        """A weight under a name."""
        with self.init_scope():
            setattr(self, name, Parameter(initializer, shape))

    def add_persistent(self, name, value):
        """A value that is kept with the link and not trained."""
        self._persistent[name] = value
        object.__setattr__(self, name, value)

    def register_persistent(self, name):
        """Says that an attribute is kept with the link."""
        self._persistent[name] = getattr(self, name)

    def __call__(self, *args, **kwargs):
        forward = getattr(self, "forward", None)
        if forward is None:
            raise TypeError(f"{type(self).__name__} object has neither 'Link.__call__' method overridden nor 'forward' method defined.")
        return forward(*args, **kwargs)


class Scope:
    """What ``init_scope()`` returns."""

    def __init__(self, link):
        self.link = link

    def __enter__(self):
        self.before, self.link.__dict__["_within"] = self.link.__dict__["_within"], True

    def __exit__(self, *error):
        self.link.__dict__["_within"] = self.before


class Chain(Link):
    """A link that holds others by name."""

    __rosetta_path__ = "chainer.Chain"

    def __init__(self, **links):
        super().__init__()
        for name, link in links.items():
            self.add_link(name, link)

    def _add_child(self, name, value):
        self._children[name] = value
        value.__dict__["name"] = name

    def add_link(self, name, link):
        """A link under a name."""
        if not isinstance(link, Link):
            raise TypeError(f"cannot register a non-link object as a child: {type(link).__name__}")
        self._add_child(name, link)
        object.__setattr__(self, name, link)

    def __getitem__(self, name):
        return self._children[name]


class ChainList(Link):
    """A link that holds others in a list."""

    __rosetta_path__ = "chainer.ChainList"

    def __init__(self, *links):
        super().__init__()
        for link in links:
            self.add_link(link)

    def _add_child(self, name, value):
        raise TypeError("cannot set a new link by attribute in a chainer.ChainList. Expected append(link).")

    def _keep(self, links):
        self.__dict__["_children"] = {str(i): link for i, link in enumerate(links)}

    def add_link(self, link):
        """A link at the end."""
        if not isinstance(link, Link):
            raise TypeError(f"cannot register a non-link object as a child: {type(link).__name__}")
        self._keep([*self._children.values(), link])

    append = add_link

    def insert(self, index, link):
        """A link at a place."""
        links = list(self._children.values())
        links.insert(index, link)
        self._keep(links)

    def extend(self, links):
        """Several links at the end."""
        for each in links:
            self.add_link(each)

    def __getitem__(self, index):
        return list(self._children.values())[index]

    def __setitem__(self, index, link):
        links = list(self._children.values())
        links[index] = link
        self._keep(links)

    def __iter__(self):
        return iter(self._children.values())

    def __len__(self):
        return len(self._children)
