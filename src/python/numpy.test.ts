// The dry numpy against the real one: shapes, types and known values of some 400 expressions; and laws over many shapes.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Python } from "./client.ts";
import { nodePython } from "./node.ts";

interface Told {
  readonly shape?: readonly number[];
  readonly dtype?: string;
  readonly values?: readonly (number | null)[] | null;
  readonly error?: string;
}
const goldens = JSON.parse(
  readFileSync(new URL("goldens/numpy.json", import.meta.url), "utf8"),
) as { numpy: string; cases: Record<string, Told> };

let python: Python;
beforeAll(async () => {
  python = nodePython([]);
  await python.ready;
});
afterAll(() => python.close());

/** Evaluates expressions in the dry numpy. */
async function evaluate(
  expressions: readonly string[],
): Promise<Record<string, Told>> {
  const read = await python.record({
    cells: [
      `import numpy as np, json
def told(expression):
    try:
        value = np.asarray(eval(expression))
    except Exception as error:
        return {"error": type(error).__name__}
    known = value.rosetta_constant
    known = None if known is None else [float(each) if abs(each) < float("inf") else None for each in known]
    return {"shape": [int(n) for n in value.shape], "dtype": value.dtype.name, "values": known}
for each in ${JSON.stringify(expressions)}: print(json.dumps(told(each)))`,
    ],
    signatures: {},
    versions: {},
  });
  expect(read.error?.traceback ?? null).toBeNull();
  const lines = read.stdout.trimEnd().split("\n");
  return Object.fromEntries(
    expressions.map((each, i) => [each, JSON.parse(lines[i] ?? "{}") as Told]),
  );
}

/** The same as far as the dry one says: it may not know values, and may find fewer digits of float16 and float32. */
function agrees(dry: Told, real: Told): boolean {
  if (real.error !== undefined || dry.error !== undefined)
    return real.error !== undefined && dry.error !== undefined;
  const sameForm =
    JSON.stringify([dry.shape, dry.dtype]) ===
    JSON.stringify([real.shape, real.dtype]);
  if (!dry.values || !sameForm) return sameForm;
  return dry.values.every((value, i) => {
    const other = real.values?.[i] ?? null;
    if (value === null || other === null) return value === other;
    return Math.abs(value - other) <= 1e-6 * Math.max(1, Math.abs(other));
  });
}

it("gives the shape, type and values of the real numpy", async () => {
  const expressions = Object.keys(goldens.cases);
  expect(expressions.length).toBeGreaterThan(300);
  const wrong: unknown[] = [];
  for (let at = 0; at < expressions.length; at += 100) {
    const part = expressions.slice(at, at + 100);
    const dry = await evaluate(part);
    for (const each of part) {
      const [found, real] = [dry[each] ?? {}, goldens.cases[each] ?? {}];
      if (!agrees(found, real)) wrong.push({ each, dry: found, real });
    }
  }
  expect(wrong).toEqual([]);
});

const dims = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 });
const written = (shape: readonly number[]) =>
  `(${shape.map((n) => `${n},`).join("")})`;

it("broadcasts any two shapes as one model of broadcasting says, both ways", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(dims, dims), { minLength: 20, maxLength: 20 }),
      async (pairs) => {
        const expressions = pairs.flatMap(([a, b]) => [
          `np.ones(${written(a)}) + np.ones(${written(b)})`,
          `np.ones(${written(b)}) + np.ones(${written(a)})`,
        ]);
        const dry = await evaluate(expressions);
        pairs.forEach(([a, b], i) => {
          for (const each of expressions.slice(2 * i, 2 * i + 2))
            expect([each, dry[each]?.shape ?? null]).toEqual([
              each,
              broadcast(a, b),
            ]);
        });
      },
    ),
    { numRuns: 15 },
  );
});

function broadcast(
  a: readonly number[],
  b: readonly number[],
): number[] | null {
  const rank = Math.max(a.length, b.length);
  const shape: number[] = [];
  for (let axis = 1; axis <= rank; axis += 1) {
    const [x, y] = [a[a.length - axis] ?? 1, b[b.length - axis] ?? 1];
    if (x !== y && x !== 1 && y !== 1) return null;
    shape.unshift(Math.max(x, y));
  }
  return shape;
}

it("keeps the elements in any reshape and transpose there and back", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(dims, { minLength: 20, maxLength: 20 }),
      async (shapes) => {
        const expressions = shapes.flatMap((shape) => {
          const size = shape.reduce((a, b) => a * b, 1);
          const made = `np.arange(${size}).reshape(${written(shape)})`;
          const axes = shape.map((_, axis) => axis).reverse();
          return [
            `np.array_equal(${made}.reshape(-1), np.arange(${size}))`,
            `np.array_equal(${made}.T.transpose(${written(axes)}), ${made})`,
            `np.array_equal(${made}[..., ::-1][..., ::-1], ${made})`.replace(
              /^.*\[\.\.\., .*$/,
              (text) => (shape.length ? text : "np.array(True)"),
            ),
          ];
        });
        const dry = await evaluate(expressions);
        for (const each of expressions)
          expect([each, dry[each]?.values]).toEqual([each, [1]]);
      },
    ),
    { numRuns: 10 },
  );
});

it("says which name it does not have, and which are near", async () => {
  const read = await python.record({
    cells: ["import numpy as np\nnp.reshap(1)"],
    signatures: {},
    versions: {},
  });
  expect(read.error).toMatchObject({ kind: "unknown" });
  expect(read.error?.message).toContain("Did you mean reshape");
});

it("asks a real run for what only it knows", async () => {
  const read = await python.record({
    cells: [
      "import numpy as np\nx = np.random.rand(5)\nprint(f'{x.mean():.2f}', x.shape)\nx[int(x[0])]",
    ],
    signatures: {},
    versions: {},
  });
  expect(read.stdout).toBe("nan (5,)\n");
  expect(read.error?.type).toBe("Undetermined");
  expect(read.error?.span?.startLine).toBe(4);
});

it("writes through views as numpy does, and forgets what it cannot know", async () => {
  const read = await python.record({
    cells: [
      "import numpy as np\na = np.zeros((2, 3))\nb = a[1]\nb[0] = 5\na.T[2] = 7\nprint(a.tolist())\na[0, 0] = np.random.rand()\nprint(a.rosetta_constant, float(a[1, 0]))",
    ],
    signatures: {},
    versions: {},
  });
  expect(read.error).toBeNull();
  expect(read.stdout).toBe("[[0.0, 0.0, 7.0], [5.0, 0.0, 7.0]]\nNone nan\n");
});
