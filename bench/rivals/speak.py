"""How a rival in Python takes its turns: it says what it is, then does its work once for every line it hears.

Standard output carries one JSON object per line: first {"library", "backend", "device", "flops"}, then {"seconds"} for each
line of standard input. The work ends with its input.
"""

import json
import sys
import time


def tell(words):
    print(json.dumps(words), flush=True)


def take_turns(about, once):
    """`once` does the work and waits for its result."""
    tell(about)
    for _ in sys.stdin:
        start = time.perf_counter()
        once()
        tell({"seconds": time.perf_counter() - start})
