"""tf.app.flags: command-line options, here with their defaults."""


class _Values:
    """``FLAGS.name``."""

    def __getattr__(self, name):
        from rosetta import recorder

        found = recorder().state.get("tensorflow.flags", {})
        if name not in found:
            raise AttributeError(name)
        return found[name]

    def __setattr__(self, name, value):
        _define(name, value, "")

    def _parse_flags(self, args=None):
        return []


def _define(name, default, help, *args, **kwargs):
    from rosetta import recorder

    recorder().state.setdefault("tensorflow.flags", {})[name] = default


class flags:
    """The module of that name."""

    FLAGS = _Values()
    DEFINE_string = DEFINE_integer = DEFINE_float = DEFINE_boolean = DEFINE_bool = DEFINE_enum = staticmethod(_define)
