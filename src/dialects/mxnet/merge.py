"""Joins what signatures.py printed under several versions, oldest first: ``python merge.py FILE…`` prints signatures.json."""

import json
import sys

told = [json.load(open(name)) for name in sys.argv[1:]]
joined = {}
for path in sorted({path for each in told for path in each["signatures"]}):
    changes = []
    for each in told:
        text = each["signatures"].get(path)
        if text is not None and (not changes or changes[-1][1] != text):
            changes.append([each["version"], text])
    joined[path] = changes[0][1] if len(changes) == 1 else changes
print(json.dumps(joined, indent=1))
