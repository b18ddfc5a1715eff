"""Reports: numbers that a program tells of a step. They are known only in a real run."""

import contextlib

import rosetta


class Reporter:
    """Collects what is reported."""

    def __init__(self):
        self.observation = {}

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None

    def add_observer(self, name, observer):
        """A name for reports of a link."""

    add_observers = add_observer

    @contextlib.contextmanager
    def scope(self, observation):
        """Reports go to another dict for the time of a block."""
        before, self.observation = self.observation, observation
        yield
        self.observation = before

    def report(self, values, observer=None):
        """Keeps the values."""
        self.observation.update(values)


class Summary:
    """The mean of numbers of a real run."""

    def add(self, value, weight=1):
        """One more number."""

    def compute_mean(self):
        """Known only in a real run."""
        return float("nan")

    def make_statistics(self):
        """Mean and spread, known only in a real run."""
        return float("nan"), float("nan")


class DictSummary(Summary):
    """Means of numbers by name."""

    def __init__(self):
        self._names = {}

    def add(self, d):
        self._names.update(dict.fromkeys(d))

    def compute_mean(self):
        return dict.fromkeys(self._names, float("nan"))


def _reporters():
    from ._state import state

    return vars(state()).setdefault("reporters", [Reporter()])


def get_current_reporter():
    """The reporter in force."""
    return _reporters()[-1]


def report(values, observer=None):
    """Reports numbers of a step."""
    get_current_reporter().report(values, observer)


@contextlib.contextmanager
def report_scope(observation):
    """Reports go to a dict for the time of a block."""
    with get_current_reporter().scope(observation):
        yield


@contextlib.contextmanager
def silence():
    """Reports of the second recording go nowhere."""
    _reporters().append(Reporter())
    try:
        yield
    finally:
        _reporters().pop()


__getattr__ = rosetta.attribute_hook("chainer.reporter")
