// What a dry run leaves: ranges, errors, magics, limits; a small framework of our own stands in for the real ones.
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Python, PythonFile } from "./client.ts";
import { nodePython } from "./node.ts";
import type { Recording } from "./recording.ts";

const toy: PythonFile = {
  path: "toy/__init__.py",
  text: `
from rosetta import Symbolic, apply, attribute_hook, bind, construct

class Tensor(Symbolic):
    pass

class Layer:
    def __init__(self, *args, **kwargs):
        self.bound = bind("toy.Layer", args, kwargs)
        construct("toy.Layer", self, self.bound)

    def __call__(self, x):
        return apply("toy.Layer", [x], None, [Tensor(x.shape, "float32")], of=self)[0]

    def run(self, shape, dtype):
        from rosetta import trace
        with trace(self, "evaluation", []):
            self(Tensor(shape, dtype))

def rosetta_models(values):
    return [(each, each.run, None) for each in values if isinstance(each, Layer)]

def input(*shape):
    return Tensor(shape, "float32")

__getattr__ = attribute_hook(__name__)
`,
};
const later: PythonFile = { path: "toy/later.py", text: "flag = 1\n" };
const signatures = { "toy.Layer": "units, size=3", "toy.Lager": "" };

let python: Python;
beforeAll(async () => {
  python = nodePython([toy, later], 2);
  await python.ready;
});
afterAll(() => python.close());

function record(...cells: string[]): Promise<Recording> {
  return python.record({ cells, signatures, versions: { toy: "1.0.0" } });
}

/** The text that a call's ranges cover, innermost first. */
function texts(recording: Recording, cells: string[], call: number): string[] {
  return (recording.calls[call]?.where ?? []).map((span) => {
    const line = cells[span.cell]?.split("\n")[span.startLine - 1] ?? "";
    expect(span.endLine).toBe(span.startLine);
    return line.slice(span.startColumn, span.endColumn);
  });
}

it("gives the exact range of a call, behind letters and emoji of any width", async () => {
  const cells = [
    "import toy",
    'größe = "é😀"; b = toy.Layer(4); c = "😀😀", toy.Layer(5)',
  ];
  const read = await record(...cells);
  expect(read.error).toBeNull();
  expect(texts(read, cells, 0)).toEqual(["toy.Layer(4)"]);
  expect(texts(read, cells, 1)).toEqual(["toy.Layer(5)"]);
});

it("keeps the whole stack of ranges: one helper called four times makes four layers", async () => {
  const cells = [
    "import toy\ndef block(n):\n    return toy.Layer(n)\na = [block(1), block(2)]\nfor n in (3, 4): block(n)",
  ];
  const read = await record(...cells);
  expect(read.calls.map((call) => call.arguments["units"])).toEqual([
    1, 2, 3, 4,
  ]);
  expect(texts(read, cells, 1)).toEqual(["toy.Layer(n)", "block(2)"]);
  expect(texts(read, cells, 3)).toEqual(["toy.Layer(n)", "block(n)"]);
});

it("sees into lambdas and comprehensions", async () => {
  const cells = [
    "import toy\nmake = lambda n: toy.Layer(n)\nall = [make(n) for n in (1, 2)]",
  ];
  const read = await record(...cells);
  expect(texts(read, cells, 1)).toEqual(["toy.Layer(n)", "make(n)"]);
});

it("tells what was stated from what was not", async () => {
  const read = await record("import toy\ntoy.Layer(4)\ntoy.Layer(4, size=3)");
  expect(read.calls.map((call) => call.arguments)).toEqual([
    { units: 4 },
    { units: 4, size: 3 },
  ]);
});

it("runs the cells in one namespace, and each column in a fresh one", async () => {
  expect((await record("x = 1", "print(x + 1)")).stdout).toBe("2\n");
  const fresh = await record("print(x)");
  expect(fresh.error?.type).toBe("NameError");
});

it("undoes what a program changed in a framework", async () => {
  await record(
    "import toy\ntoy.Layer.__call__ = None\ntoy.input = 3\ntoy.Layer.extra = 1\ntoy.new = 1",
  );
  const read = await record(
    "import toy, toy.later\nx = toy.Layer(1)(toy.input(2))\nprint(hasattr(toy.Layer, 'extra'), hasattr(toy, 'new'), toy.later.flag)",
  );
  expect(read.error).toBeNull();
  expect(read.stdout).toBe("False False 1\n");
});

it("names the framework modules a program imports", async () => {
  const read = await record("import os, json\nimport toy.later as t, numpy");
  expect(read.imports).toEqual(["toy"]);
});

it("shows a real traceback without our frames, and marks the line", async () => {
  const read = await record(
    "import toy",
    "def make(x):\n    return toy.Layer(x, wrong=1)\nmake(3)",
  );
  expect(read.error).toMatchObject({
    kind: "python",
    type: "TypeError",
    span: { cell: 1, startLine: 2, startColumn: 11, endLine: 2, endColumn: 32 },
  });
  expect(read.error?.traceback).toBe(
    [
      "Traceback (most recent call last):",
      '  File "<cell 1>", line 3, in <module>',
      "    make(3)",
      "    ~~~~^^^",
      '  File "<cell 1>", line 2, in make',
      "    return toy.Layer(x, wrong=1)",
      "           ~~~~~~~~~^^^^^^^^^^^^",
      "TypeError: toy.Layer((units, size=3)): got an unexpected keyword argument 'wrong'",
      "",
    ].join("\n"),
  );
});

it("keeps what was recorded up to an error", async () => {
  const read = await record("import toy\ntoy.Layer(1)\n1 / 0\ntoy.Layer(2)");
  expect(read.calls).toHaveLength(1);
  expect(read.error?.type).toBe("ZeroDivisionError");
});

it("names an unknown call, where it stands, and what is known instead", async () => {
  const read = await record("import toy\nx = toy.Laier(1)");
  expect(read.error).toMatchObject({
    kind: "unknown",
    message: "toy.Laier is not known here. Did you mean Layer, Lager, later?",
    span: { cell: 0, startLine: 2, startColumn: 4, endLine: 2, endColumn: 13 },
  });
});

it("names an unknown import from a known module", async () => {
  const read = await record("from toy import Laier");
  expect(read.error?.kind).toBe("unknown");
  expect(read.error?.message).toContain("Did you mean Layer");
});

it("lets a program ask whether a name is there", async () => {
  const read = await record(
    "import toy\nprint(hasattr(toy, 'nothing'), getattr(toy, 'nothing', 7))\ntry:\n    import nothing\nexcept ImportError:\n    print('none')",
  );
  expect(read.error).toBeNull();
  expect(read.stdout).toBe("False 7\nnone\n");
});

it("names a module it does not have, and those it has", async () => {
  const read = await record("import toi");
  expect(read.error).toMatchObject({
    kind: "unknown",
    type: "ModuleNotFoundError",
  });
  expect(read.error?.message).toContain("Did you mean toy?");
});

it("marks a syntax error at its character", async () => {
  const read = await record('x = 1\n"😀😀"; y = (1,');
  expect(read.error).toMatchObject({
    type: "SyntaxError",
    span: { cell: 0, startLine: 2, startColumn: 12 },
  });
});

it("reads IPython's magics without moving a line or a column", async () => {
  const cells = [
    "%%time\nimport toy\n%matplotlib inline\n!pip install x\nif 1:\n    %time a = toy.Layer(1)\n%timeit toy.Layer(2)\nfiles = !ls\ntoy.Layer?\n  ",
    '%%time\n\ntext = """\n%not magic\n!nor this\n"""\nb = (3\n  % 2)\n%load_ext autoreload\nprint(text, b)',
  ];
  const read = await record(...cells);
  expect(read.error).toBeNull();
  expect(texts(read, cells, 0)).toEqual(["toy.Layer(1)"]);
  expect(texts(read, cells, 1)).toEqual(["toy.Layer(2)"]);
  expect(read.stdout).toBe("\n%not magic\n!nor this\n 1\n");
  expect(
    read.notes.map((note) => [note.kind, note.where[0]?.startLine]),
  ).toEqual([
    ["no effect", 3],
    ["no effect", 4],
    ["no effect", 8],
    ["no effect", 9],
    ["no effect", 9],
  ]);
});

it("keeps what %%writefile wrote, and leaves foreign cells be", async () => {
  const read = await record(
    "%%writefile ~/.theanorc\n[global]\nfloatX = float32",
    "%%bash\nrm -rf /",
    "import os\nprint(open(os.path.expanduser('~/.theanorc')).read())",
  );
  expect(read.error).toBeNull();
  expect(read.stdout).toBe("[global]\nfloatX = float32\n");
  expect(read.notes).toHaveLength(2);
});

it("refuses a cell magic it does not know", async () => {
  const read = await record("%%cython\ncdef int x");
  expect(read.error).toMatchObject({ kind: "unknown" });
  expect(read.error?.message).toContain("%%cython is not known here");
});

it("bounds what a program prints", async () => {
  const read = await record("for i in range(3000): print('x' * 100)");
  expect(read.error).toBeNull();
  expect(read.stdout.length).toBeLessThan(70_000);
  expect(read.stdout).toContain("more was printed");
});

it("stops an endless loop at its line", async () => {
  const read = await record("def f():\n    while True:\n        pass\nf()");
  expect(read.error).toMatchObject({
    kind: "limit",
    type: "TimeLimit",
    span: { cell: 0, startLine: 3 },
  });
});

it("stops a program that catches its own end", async () => {
  const read = await record(
    "while True:\n    try:\n        while True: pass\n    except BaseException:\n        pass",
  );
  expect(read.error?.kind).toBe("limit");
});

it("stops infinite recursion at its line", async () => {
  const read = await record("x = 1\ndef f(n):\n    return f(n + 1)\nf(0)");
  expect(read.error).toMatchObject({
    kind: "limit",
    type: "RecursionError",
    span: { cell: 0, startLine: 3 },
  });
  expect((await record("print(1)")).stdout).toBe("1\n");
});

it("refuses more memory than a dry run may use", async () => {
  const whole = await record("x = bytearray(4 * 2 ** 30)");
  expect(whole.error?.kind).toBe("limit");
  expect(whole.error?.message).toContain("memory");
});

it("records the seeds of Python and numpy", async () => {
  const read = await record(
    "import random, numpy as np\nrandom.seed(7)\nnp.random.seed(8)",
  );
  expect(
    read.program.map((event) => "key" in event && [event.key, event.value]),
  ).toEqual([
    ["random.seed", 7],
    ["numpy.random.seed", 8],
  ]);
});

it("gives Python's own modules as they are", async () => {
  const read = await record(
    "import os, sys, math, time, pathlib, warnings, itertools, functools, collections, subprocess, multiprocessing\nos.environ['A'] = '1'\nprint(os.environ['A'], math.pi > 3, sys.platform)",
    "",
  );
  expect(read.error).toBeNull();
  const after = await record("import os\nprint(os.environ.get('A'))");
  expect(after.stdout).toBe("None\n");
});

const example = { shape: [{ batch: 1 }, 4], dtype: "float32" } as const;

async function tried(cell: string, entry?: string): Promise<Recording> {
  const request = { cells: [cell], signatures, versions: { toy: "1.0.0" } };
  return python.record({ ...request, example, ...(entry && { entry }) });
}

it("tries the one model that a program never calls on the example", async () => {
  const read = await tried("import toy\nmodel = toy.Layer(3)");
  expect(read.traces).toHaveLength(1);
  expect(read.tensors[read.calls[1]?.inputs[0] ?? 0]?.shape).toEqual([
    { batch: 1 },
    4,
  ]);
});

it("asks which of several models is meant, and takes the one named", async () => {
  const cell = "import toy\na = toy.Layer(3)\nb = toy.Layer(4)";
  const several = await tried(cell);
  expect(several.traces).toEqual([]);
  expect(several.notes[0]?.text).toContain("a, b");
  expect((await tried(cell, "b")).traces).toHaveLength(1);
  const wrong = await tried(cell, "c");
  expect(wrong.error?.message).toContain("names `c` as the model");
});
