"""A plain matrix product in native PyTorch on the CPU: `product.py SIZE THREADS`."""

import sys

import torch

from speak import take_turns

size, threads = int(sys.argv[1]), int(sys.argv[2])
torch.set_num_threads(threads)
a, b = torch.rand(size, size), torch.rand(size, size)
take_turns(
    {
        "library": f"PyTorch {torch.__version__.split('+')[0]}",
        "backend": "CPU",
        "device": f"CPU, {torch.get_num_threads()} threads",
        "flops": 2 * size**3,
    },
    lambda: torch.mm(a, b),
)
