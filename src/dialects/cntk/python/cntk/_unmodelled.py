"""Calls that are known by name and not modelled: each says why, and what to do."""

import rosetta

WHY = {
    "cross_entropy_with_sampled_softmax": "it draws classes at random while training. Expected cross_entropy_with_softmax",
    "nce_loss": "it draws classes at random while training. Expected cross_entropy_with_softmax",
    "lambda_rank": "it sorts the examples of a batch. Expected a loss that judges each example by itself",
    "stop_gradient": "a part without gradient is not modelled. Expected gradients to flow through all of it",
    "random_sample": "it draws at random",
    "assign": "weights that the program changes while it runs are not modelled",
    "unpooling": "it needs the places of a pooling's maxima",
    "roipooling": "windows that the data places are not modelled",
    "top_k": "an order by values is not modelled",
    "hardmax": "it has no gradient",
    "Stabilizer": "a learned factor through a sharpened softplus is not modelled. Leave it out",
    "MaxUnpooling": "it needs the places of a pooling's maxima",
    "AttentionModel": "attention over sequences of any length is not modelled",
    "UnfoldFrom": "a sequence that grows while it is computed is not modelled",
    "SequentialConvolution": "windows over the sequence axis are not modelled. Expected Convolution over a static axis",
    "universal": "an update rule of the program's own is not modelled. Expected one of cntk.learners",
    "UserLearner": "an update rule of the program's own is not modelled. Expected one of cntk.learners",
    "bilinear": "it fills a kernel for upsampling; it is no distribution",
}


def refuse(module, name):
    """A function that refuses its call, or None where the name is not known."""
    if name not in WHY:
        return None

    def call(*args, **kwargs):
        raise rosetta.UnknownCall(f"{module}.{name} is not modelled here: {WHY[name]}.")

    call.__name__ = call.__qualname__ = name
    return call
