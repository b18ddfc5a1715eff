// What is wrong or not modelled stops with a message that names the call and what is known instead.
import { afterAll, expect, it } from "vitest";
import { nodePython } from "../../python/node.ts";
import { signaturesOf } from "../lookup.ts";
import { read } from "../read.ts";
import jax from "./index.ts";

const python = nodePython(jax.python);
afterAll(() => python.close());
const version = jax.versions[0] ?? "";
const imports =
  "import jax\nimport jax.numpy as jnp\nimport numpy as np\nimport optax\nfrom flax import linen as nn\nfrom flax import nnx\nkey = jax.random.key(0)\nx = np.ones((4, 8, 8, 3), np.float32)\n";

async function record(program: string) {
  return python.record({
    cells: [imports + program],
    signatures: signaturesOf(jax, version),
    versions: Object.fromEntries(
      jax.modules.map((module) => [module, version]),
    ),
  });
}

it.each([
  ["nn.Conv(3, 3).init(key, x)", /kernel_size to be a tuple/],
  ["nn.Dense(3)(x)", /unbound modules/],
  ["nn.Dnse(3)", /flax\.linen\.Dnse is not known here\. Did you mean Dense/],
  ["optax.adamm(1e-3)", /optax\.adamm is not known here\. Did you mean/],
  ["jax.vmap(lambda a: a)", /jax\.vmap is not known here/],
  ["nn.Dropout(0.5).apply({}, x, deterministic=False)", /needs PRNG/],
  ["nn.Dropout(0.5).apply({}, x)", /"deterministic" must be passed/],
  [
    "m = nn.BatchNorm(use_running_average=False)\nm.apply(m.init(key, x), x)",
    /"batch_stats" is immutable/,
  ],
  [
    "m = nn.Dense(3)\nm.apply(m.init(key, x), np.ones((4, 5), np.float32))",
    /expected to generate shape \(5, 3\)/,
  ],
  ["nn.Dense(3, dtype=jnp.bfloat16)", /32-bit floats/],
  ["nnx.Conv(3, 4, (3, 3))", /rngs/],
  [
    "m = nnx.Linear(3, 2, rngs=nnx.Rngs(0))\nnnx.Optimizer(m, optax.sgd(0.1))",
    /Missing required argument `wrt`/,
  ],
  [
    "m = nn.Dense(3)\np = m.init(key, x)\njax.grad(lambda p: m.apply(p, x))(p)",
    /Gradient only defined for scalar-output functions/,
  ],
  [
    "m = nn.Dense(3)\np = m.init(key, x)\ng = jax.grad(lambda p: m.apply(p, x).sum())(p)\ntx = optax.sgd(0.1)\ntx.update(jax.tree.map(lambda a: jnp.clip(a, -1, 1), g), tx.init(p))",
    /no gradient as jax\.grad gives it/,
  ],
])("%s", async (program, message) => {
  const { error } = await record(program);
  expect(error?.message ?? "recorded without complaint").toMatch(message);
  expect(error?.span).not.toBeNull();
});

it("refuses an option that is not modelled when it is read", async () => {
  const recording = await record(
    "m = nn.Conv(3, (3, 3), input_dilation=2)\nm.apply(m.init(key, x), x)",
  );
  expect(recording.error).toBeNull();
  expect(() => read(recording, jax, version)).toThrow(
    /Expected input_dilation of flax\.linen\.Conv/,
  );
});

it("says so where running statistics are trained and not kept", async () => {
  const { error, notes } = await record(`
class M(nn.Module):
    @nn.compact
    def __call__(self, x, train):
        return nn.BatchNorm(use_running_average=not train)(x)
m = M()
v = m.init(key, x, False)
m.apply(v, x, True, mutable=["batch_stats"])
m.apply(v, x, False)
`);
  expect(error).toBeNull();
  expect(notes.map(({ text }) => text).join()).toMatch(
    /what apply\(…, mutable=\['batch_stats'\]\) returned was not kept/,
  );
});
