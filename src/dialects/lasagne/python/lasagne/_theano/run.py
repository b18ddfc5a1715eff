"""Running expressions on the values of one call of a function."""

import rosetta

from .expression import walk


class Run:
    """Values by expression for one call; each expression is run once."""

    def __init__(self, feeds, records=True):
        self.memo = dict(feeds)
        self.records, self.gives = records, False

    def fed(self, variable):
        """The value of an input that nobody fed."""
        raise rosetta.UnknownCall(f"MissingInputError: theano.function needs the input {variable}, which is neither among its inputs nor among its givens. Expected it in theano.function([…]).")

    def needed(self, targets):
        """The expressions that targets depend on, each after what it is made from."""
        found, done, pending = [], set(), [(each, False) for each in reversed(list(walk(targets)))]
        while pending:
            each, ready = pending.pop()
            if ready:
                found.append(each)
                continue
            if each in done or each in self.memo:
                continue
            done.add(each)
            pending.append((each, True))
            pending += [(parent, False) for parent in reversed(each.parents())]
        return found

    def execute(self, expressions):
        for each in expressions:
            if each not in self.memo:
                self.memo[each] = each.act(self)

    def value(self, expression):
        """An expression's value, with what it needs run first."""
        if expression not in self.memo:
            self.execute(self.needed([expression]))
        return self.memo[expression]
