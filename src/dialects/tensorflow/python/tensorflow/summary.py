"""tf.summary: notes for TensorBoard. They change nothing that is learned."""

import rosetta

from ._control import Group


def _note(*args, **kwargs):
    rosetta.no_effect("tf.summary writes for TensorBoard; it has no effect here.")
    return Group("summary")


scalar = histogram = image = text = merge = merge_all = audio = _note


class FileWriter:
    """Writes for TensorBoard."""

    def __init__(self, *args, **kwargs):
        rosetta.no_effect("tf.summary writes for TensorBoard; it has no effect here.")

    def add_summary(self, *args, **kwargs):
        """Nothing is written."""

    add_graph = add_session_log = flush = close = add_event = add_summary


__getattr__ = rosetta.attribute_hook(__name__)
