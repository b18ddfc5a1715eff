"""What the golden scripts share: cases as plain data, written one per line."""
import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]


def array(values):
    """An array as shape and numbers, row-major."""
    import numpy as np

    values = np.asarray(values)
    kind = "int32" if values.dtype.kind in "iu" else "float64"
    data = values.reshape(-1).tolist()
    if kind == "float64":
        data = [float(f"{value:.13g}") for value in data]
    return {"shape": list(values.shape), "type": kind, "data": data}


def explicit(*amounts):
    """Explicit padding: one number or a (before, after) pair per spatial axis."""
    pairs = [(n, n) if isinstance(n, int) else n for n in amounts]
    return {"kind": "explicit", "before": [b for b, _ in pairs], "after": [a for _, a in pairs]}


SAME = {"kind": "same", "extra": "end"}


def write(path, made_by, versions, cases):
    """Writes the cases to a file of the repository."""
    head = {"madeBy": made_by, "versions": versions}
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    text = json.dumps(head)[:-1] + ', "cases": [\n' + lines + "\n]}\n"
    target = ROOT / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text)
    print(f"{path}: {len(cases)} cases, {len(text) // 1024} kB")
