"""Numbers that both sides make alike: a repeatable stream (mulberry32), so that goldens need not hold weights and inputs."""

import numpy as np


def draws(count, seed):
    """``count`` numbers in [-1, 1)."""
    steps = np.arange(1, count + 1, dtype=np.uint64)
    state = (np.uint64(seed) + steps * np.uint64(0x6D2B79F5)) & np.uint64(0xFFFFFFFF)

    def multiply(a, b):
        return (a * b) & np.uint64(0xFFFFFFFF)

    t = multiply(state ^ (state >> np.uint64(15)), np.uint64(1) | state)
    t = (((t + multiply(t ^ (t >> np.uint64(7)), np.uint64(61) | t)) & np.uint64(0xFFFFFFFF)) ^ t) & np.uint64(0xFFFFFFFF)
    return ((t ^ (t >> np.uint64(14))).astype(np.float64) / 2147483648.0) - 1.0


def weight(shape, seed, positive):
    """A weight's numbers: small, of both signs; near one and positive where it is a variance or a scale's place."""
    values = draws(int(np.prod(shape, dtype=int)), seed).reshape(shape)
    return (1.0 + 0.25 * values if positive else 0.25 * values).astype(np.float32)


def example(shape, seed):
    """An input's numbers, in (0, 1): they serve pictures, and probabilities where the input is its own target."""
    return (0.5 + 0.49 * draws(int(np.prod(shape, dtype=int)), seed).reshape(shape)).astype(np.float32)


def numbers(array):
    """A golden's numbers: seven digits are what single precision holds."""
    return [float(f"{value:.7g}") for value in np.asarray(array, dtype=np.float64).ravel()]


def summary(array, seed=77):
    """Two numbers that tell a tensor from others of its shape: its size, and a projection that sees every element's place."""
    flat = np.asarray(array, dtype=np.float64).ravel()
    return numbers([np.sqrt((flat * flat).sum()), (flat * draws(flat.size, seed)).sum()])


def gradient(array):
    """A gradient's summary and its least element: where that is nothing but rounding, an adaptive optimiser's step tells nothing."""
    return [*summary(array), *numbers([np.abs(np.asarray(array)).min()])]


def spread(array):
    """How a weight was born: mean, standard deviation, least and largest."""
    flat = np.asarray(array, dtype=np.float64).ravel()
    return numbers([flat.mean(), flat.std(), flat.min(), flat.max()])
