"""What the framework modules record with: symbolic tensors, bound calls, source ranges, program events.

A module named after a framework (``torch``, ``keras``) holds no numbers. Its functions bind their arguments by the real
signature, work out shapes, and say here what was called. The recording is read by TypeScript (src/python/recording.ts).
"""

from .batches import batches
from .binding import Bound, UnknownAttribute, UnknownCall, bind, known, unknown, version_of
from .dims import BatchDim, dim, divide, product
from .log import (
    Recorder,
    ambient,
    apply,
    construct,
    late,
    no_effect,
    note,
    object_id,
    parameter,
    recorder,
    rename,
    trace,
)
from .library import attribute_hook
from .passes import begin_pass, end_pass, step, tick
from .slices import batch_slice, drawn_order, row_batches
from .symbolic import Symbolic, Undetermined, demand

__all__ = [
    "BatchDim", "Bound", "Recorder", "Symbolic", "Undetermined", "UnknownAttribute", "UnknownCall", "ambient", "apply", "attribute_hook", "batch_slice", "batches", "begin_pass", "bind", "construct",
    "demand", "dim", "divide", "drawn_order", "end_pass", "known", "late", "no_effect", "note", "object_id", "parameter", "product",
    "recorder", "rename", "row_batches", "step", "tick", "trace", "unknown", "version_of",
]
