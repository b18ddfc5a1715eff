// What the real frameworks did (truth.json, printed by probe.py) against what programs are read as here.
import { afterAll, describe, expect, it } from "vitest";
import {
  distribution,
  rateAt,
  type Fans,
  type Model,
  type Optimizer,
} from "../../ir/index.ts";
import { nodePython } from "../../python/node.ts";
import { signaturesOf } from "../lookup.ts";
import { read } from "../read.ts";
import { resolve } from "../resolve.ts";
import jax from "./index.ts";
import truth from "./truth.json";

const python = nodePython(jax.python);
afterAll(() => python.close());
const seen = truth.behaviours;

async function modelOf(program: string): Promise<Model> {
  const recording = await python.record({
    cells: [program],
    signatures: signaturesOf(jax, truth.version),
    versions: Object.fromEntries(
      jax.modules.map((module) => [module, truth.version]),
    ),
  });
  if (recording.error) throw new Error(recording.error.message);
  return resolve(read(recording, jax, truth.version), "metadata");
}

const imports =
  "import jax\nimport jax.numpy as jnp\nimport numpy as np\nimport optax as o\nfrom flax import linen as nn\nfrom flax import nnx\n";

/** One weight trained by an optimiser that a piece of code makes. */
async function optimizerOf(code: string): Promise<Optimizer> {
  const model = await modelOf(
    `${imports}
model = nn.Dense(1)
x = np.zeros((8, 1), np.float32)
params = model.init(jax.random.key(0), x)
tx = ${code}
state = tx.init(params)
grads = jax.grad(lambda p: model.apply(p, x).sum())(params)
updates, state = tx.update(grads, state, params)
params = o.apply_updates(params, updates)
`,
  );
  if (!model.optimizer) throw new Error("Expected the program to train.");
  return model.optimizer;
}

/** Gradient descent on one weight by the options read. */
function descended(optimizer: Optimizer, gradients: readonly number[]) {
  if (optimizer.kind !== "sgd") throw new Error("Expected gradient descent.");
  const { options: o } = optimizer;
  let [w, v] = [1, 0];
  return gradients.map((gradient, i) => {
    const decayed = o.weightDecay.value * w;
    let g = gradient * (o.gradientScale.value as number);
    const clip = (stage: string): void => {
      for (const each of o.clipping.value.filter((c) => c.stage === stage))
        g =
          each.kind === "value"
            ? Math.min(Math.max(g, each.low), each.high)
            : g * Math.min(1, each.most / Math.abs(g));
    };
    clip("scaled");
    g += decayed;
    clip("decayed");
    v = o.momentum.value * v + g;
    w -=
      rateAt(o.learningRate.value, { step: i + 1, epoch: 1, examples: 0 }) * v;
    return w;
  });
}

const chains: Readonly<Record<string, string>> = {
  "clip, then sgd": "o.chain(o.clip(1.0), o.sgd(0.1))",
  "clip_by_global_norm, then sgd with momentum":
    "o.chain(o.clip_by_global_norm(1.0), o.sgd(0.1, 0.9))",
  "add_decayed_weights, then sgd":
    "o.chain(o.add_decayed_weights(0.5), o.sgd(0.1))",
  "add_decayed_weights, then clip, then sgd":
    "o.chain(o.add_decayed_weights(0.5), o.clip(1.0), o.sgd(0.1))",
  "scale, then sgd": "o.chain(o.scale(0.5), o.sgd(0.1))",
  "trace, then scale": "o.chain(o.trace(0.9), o.scale(-0.1))",
};

describe("chains", () => {
  it.each(Object.entries(chains))("%s", async (name, code) => {
    const moved = descended(await optimizerOf(code), [3, -4, 0.5]);
    const told = seen.chains[name as keyof typeof seen.chains];
    moved.forEach((w, i) => expect(w).toBeCloseTo(told[i] ?? NaN, 5));
  });
  it("adam and its decay from their parts", async () => {
    const optimizer = await optimizerOf(
      "o.chain(o.scale_by_adam(), o.add_decayed_weights(0.1), o.scale_by_learning_rate(0.1))",
    );
    expect(optimizer).toMatchObject({
      kind: "adam",
      options: {
        learningRate: { value: 0.1 },
        weightDecay: { value: 0.1 },
        decayForm: { value: "decoupled" },
      },
    });
    const [first] =
      seen.chains["scale_by_adam, add_decayed_weights, scale_by_learning_rate"];
    expect(1 - 0.1 * (1 + 0.1)).toBeCloseTo(first ?? NaN, 5);
  });
  it.each([
    ["o.chain(o.sgd(0.1), o.clip(1.0))", /Expected the rule last/],
    ["o.chain(o.scale_by_adam(), o.scale(0.1))", /climbs instead/],
    ["o.sgd(lambda step: 0.1)", /learning rate that the program computes/],
  ])("%s is refused", async (code, message) => {
    await expect(optimizerOf(code)).rejects.toThrow(message);
  });
});

describe("schedules", () => {
  it.each(Object.entries(seen.schedules.values))("%s", async (code, values) => {
    const { options } = await optimizerOf(
      `o.sgd(${code.replaceAll(/(\b[a-z_]+)\(/g, "o.$1(")})`,
    );
    values.forEach((value, i) => {
      const moment = { step: i + 1, epoch: 1, examples: 0 };
      expect(rateAt(options.learningRate.value, moment)).toBeCloseTo(value, 5);
    });
  });
  it("are read before each update, from 0", async () => {
    const optimizer = await optimizerOf(
      "o.sgd(o.linear_schedule(1.0, 0.0, 4))",
    );
    expect(descended(optimizer, [1, 1, 1])).toEqual(
      seen.schedules[
        "sgd follows linear_schedule(1.0, 0.0, 4), gradients 1 1 1"
      ],
    );
  });
});

/** The spread of a weight's law. */
async function spreadOf(program: string, role: string) {
  const model = await modelOf(imports + program);
  const parameter = model.parameters.find((each) => each.role === role);
  if (!parameter) throw new Error(`Expected a weight for ${role}.`);
  return lawOf(parameter.initializer.value, parameter.fans);
}

function lawOf(value: Parameters<typeof distribution>[0], fans: Fans) {
  const law = distribution(value, fans);
  if (law.kind === "uniform")
    return {
      std: (law.high - law.low) / Math.sqrt(12),
      most: law.high,
      least: law.low,
    };
  if (law.kind === "truncatedNormal")
    return {
      std: law.std * 0.8796256610342398,
      most: law.high,
      least: law.low,
    };
  if (law.kind === "normal")
    return { std: law.std, most: Infinity, least: -Infinity };
  throw new Error(`Expected a law with a spread. Received ${law.kind}.`);
}

describe("weights are born", () => {
  const drawn = seen.beginnings["initializers, shape (3, 3, 64, 128)"];
  const fans = { fanIn: 9 * 64, fanOut: 9 * 128 };
  it.each(Object.entries(drawn))("by %s", async (name, told) => {
    const model = await modelOf(
      `${imports}m = nn.Conv(128, (3, 3), kernel_init=nn.initializers.${name}())\nx = np.zeros((2, 4, 4, 64), np.float32)\nm.apply(m.init(jax.random.key(0), x), x)\n`,
    );
    const kernel = model.parameters[0];
    const law = lawOf(
      kernel?.initializer.value ?? { kind: "given", what: "" },
      kernel?.fans ?? fans,
    );
    expect(law.std / told.std).toBeCloseTo(1, 1.5);
    expect(told.most).toBeLessThanOrEqual(law.most * (1 + 1e-5));
    expect(told.least).toBeGreaterThanOrEqual(law.least - 1e-6);
  });
  it.each(Object.entries(seen.beginnings.kernels))(
    "in %s",
    async (code, told) => {
      const channels = Number(/ on (\d+)$/.exec(code)?.[1]);
      const shape = code.includes("Dense") ? "2" : "2, 4, 4";
      const law = await spreadOf(
        `m = ${code.replace(/ on \d+$/, "")}\nx = np.zeros((${shape}, ${channels}), np.float32)\nm.apply(m.init(jax.random.key(0), x), x)\n`,
        "kernel",
      );
      expect(law.std / told.std).toBeCloseTo(1, 1.5);
      expect(told.most).toBeLessThanOrEqual(law.most * (1 + 1e-5));
    },
  );
  it("as vectors of length about 1 in tables", async () => {
    const law = await spreadOf(
      "m = nn.Embed(2000, 64)\nx = np.zeros((2, 3), np.int32)\nm.apply(m.init(jax.random.key(0), x), x)\n",
      "table",
    );
    for (const told of Object.values(seen.beginnings.tables))
      expect(law.std / told.std).toBeCloseTo(1, 1.5);
    expect(seen.beginnings["biases are zero"]).toBe(true);
  });
});

describe("modes", () => {
  const dropouts = async (body: string) => {
    const model = await modelOf(imports + body);
    return model.nodes.flatMap((node) =>
      node.op === "dropout" ? [node.options] : [],
    );
  };
  const told = seen.modes;
  it("of linen's dropout follow deterministic", async () => {
    const [by, always, channels] = await dropouts(`
class M(nn.Module):
    @nn.compact
    def __call__(self, x, train):
        x = nn.Dropout(0.25)(x, deterministic=not train)
        x = nn.Dropout(0.25, deterministic=False)(x)
        return nn.Dropout(0.5, broadcast_dims=(1,))(x, deterministic=not train)
m = M()
x = np.ones((4, 5, 6), np.float32)
m.apply(m.init(jax.random.key(0), x, False), x, True, rngs={"dropout": jax.random.key(1)})
`);
    expect(by?.activeIn.value).toBe("training");
    expect(always?.activeIn.value).toBe("always");
    expect(channels?.granularity.value).toBe("channel");
    expect(told["broadcast_dims=(1,) drops whole rows"]).toBe(true);
    expect(told["deterministic leaves ones"]).toBe(true);
    expect(told["values of dropout .25 of ones"]).toEqual([
      0,
      expect.closeTo(1 / (1 - (by?.dropRate.value ?? NaN)), 5),
    ]);
  });
  it("of nnx's dropout follow train() and eval()", async () => {
    const [drop] = await dropouts(
      "m = nnx.Dropout(0.25, rngs=nnx.Rngs(0))\nm(np.ones((4, 5), np.float32))\n",
    );
    expect(drop?.activeIn.value).toBe("training");
    expect(told["nnx drops before eval()"]).toBe(true);
    expect(told["nnx drops after eval()"]).toBe(false);
  });
});
