"""tf.image: resizing."""

import rosetta

from ._graph import Made, draw
from ._sources import operand, size_of


def _resize(name):
    path = f"tensorflow.image.{name}"

    def call(*args, **kwargs):
        bound = rosetta.bind(path, args, kwargs)
        return draw(path, bound, [operand(bound.images)], lambda ins, given: Made([ins[0].shape[0], *size_of(given["size"]), ins[0].shape[-1]], "float32"), name=bound.name or name)

    call.__name__, call.__rosetta_path__ = name, path
    return call


resize_bilinear, resize_nearest_neighbor = _resize("resize_bilinear"), _resize("resize_nearest_neighbor")


class ResizeMethod:
    """How ``resize_images`` fills in."""

    BILINEAR, NEAREST_NEIGHBOR, BICUBIC, AREA = range(4)


def resize_images(images, size, method=ResizeMethod.BILINEAR, align_corners=False, preserve_aspect_ratio=False, name=None):
    """Resizing by a method."""
    if method not in (0, 1) or preserve_aspect_ratio:
        raise rosetta.UnknownCall("tf.image.resize_images with another method than BILINEAR and NEAREST_NEIGHBOR is not modelled here.")
    return (resize_bilinear, resize_nearest_neighbor)[method](images, size, align_corners)


__getattr__ = rosetta.attribute_hook(__name__)
