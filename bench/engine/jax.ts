// The CNN in @jax-js/jax, the whole training step in one `jit`; and its plain matrix product.
import {
  blockUntilReady,
  defaultDevice,
  init,
  jit,
  lax,
  nn,
  numpy as np,
  random,
  tree,
  valueAndGrad,
} from "@jax-js/jax";
import { offer, type Ready } from "./contestant.ts";
import { productFlops, productSize } from "./sizes.ts";

type Weights = Record<string, np.Array>;
type Masks = readonly np.Array[];

offer(async ({ work, backend, batch }) => {
  const device = (backend ?? "wasm") as "wasm" | "webgpu";
  if (!(await init(device)).includes(device))
    throw new Error(`jax-js cannot start ${device} here.`);
  defaultDevice(device);
  const about = {
    library: "@jax-js/jax",
    backend: device,
    device,
    flops: work === "product" ? productFlops : null,
  };
  return { about, ...(work === "product" ? product() : cnn(batch)) };
});

const shapes: Readonly<Record<string, readonly number[]>> = {
  w1: [50, 3, 3, 3],
  w2: [50, 50, 3, 3],
  w3: [100, 50, 3, 3],
  w4: [100, 100, 3, 3],
  w5: [6400, 512],
  w6: [512, 10],
  b1: [50, 1, 1],
  b2: [50, 1, 1],
  b3: [100, 1, 1],
  b4: [100, 1, 1],
  b5: [512],
  b6: [10],
};

function weights(): Weights {
  const entries = Object.entries(shapes).map(([name, shape], i) => {
    const fan =
      shape.length === 2
        ? shape[0]!
        : shape.slice(1).reduce((a, b) => a * b, 1);
    const limit = 1 / Math.sqrt(Math.max(fan, 16));
    const values = random.uniform(random.key(i), [...shape], {
      minval: -limit,
      maxval: limit,
    });
    return [name, values] as const;
  });
  return Object.fromEntries(entries);
}

const conv = (x: np.Array, w: np.Array, b: np.Array): np.Array =>
  nn.relu(lax.convGeneralDilated(x, w, [1, 1], "SAME").add(b));
const pool = (x: np.Array): np.Array =>
  lax.reduceWindow(x, np.max, [2, 2], [2, 2]);

/** Mean cross-entropy of a batch; the masks hold 0 or 1 / (1 − dropRate). */
function loss(w: Weights, x: np.Array, y: np.Array, masks: Masks): np.Array {
  const batch = x.shape[0]!;
  const at = (name: string): np.Array => w[name]!;
  x = conv(conv(x, at("w1"), at("b1")), at("w2"), at("b2"));
  x = pool(x).mul(masks[0]!);
  x = conv(conv(x, at("w3"), at("b3")), at("w4"), at("b4"));
  x = pool(x).mul(masks[1]!).reshape([batch, 6400]);
  x = nn.relu(np.dot(x, at("w5")).add(at("b5"))).mul(masks[2]!);
  const scores = np.dot(x, at("w6")).add(at("b6"));
  return nn
    .logSoftmax(scores)
    .mul(y)
    .sum()
    .mul(-1 / batch);
}

const mask = (key: np.Array, drop: number, shape: number[]): np.Array =>
  random
    .bernoulli(key, 1 - drop, shape)
    .astype(np.float32)
    .mul(1 / (1 - drop));

/** SGD with momentum 0.9 and rate 0.01: v ← 0.9·v + g, w ← w − 0.01·v. */
function stepOf(batch: number) {
  return jit(
    (w: Weights, v: Weights, x: np.Array, y: np.Array, key: np.Array) => {
      const [k1, k2, k3] = random.split(key, 3);
      const masks = [
        mask(k1!, 0.25, [batch, 50, 16, 16]),
        mask(k2!, 0.25, [batch, 100, 8, 8]),
        mask(k3!, 0.5, [batch, 512]),
      ];
      const [value, gradient] = valueAndGrad((each: Weights) =>
        loss(each, x, y, masks),
      )(tree.ref(w)) as [np.Array, Weights];
      const nextV: Weights = {};
      const nextW: Weights = {};
      for (const name of Object.keys(w)) {
        nextV[name] = v[name]!.mul(0.9).add(gradient[name]!);
        nextW[name] = w[name]!.sub(nextV[name].ref.mul(0.01));
      }
      return { w: nextW, v: nextV, value };
    },
  );
}

function cnn(batch: number): Pick<Ready, "once"> {
  const step = stepOf(batch);
  let w = weights();
  let v: Weights = Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [name, np.zeros([...shape])]),
  );
  const x = random.uniform(random.key(100), [batch, 3, 32, 32]);
  const labels = Array.from({ length: batch }, (_, i) => i % 10);
  const y = nn.oneHot(np.array(labels, { dtype: np.int32 }), 10);
  let count = 0;
  return {
    async once() {
      const next = step(w, v, x.ref, y.ref, random.key(1000 + count++));
      await blockUntilReady(next);
      [w, v] = [next.w, next.v];
      const value: unknown = await next.value.jsAsync();
      if (!Number.isFinite(value))
        throw new Error(`Expected a finite loss. Received ${String(value)}.`);
    },
  };
}

function product(): Pick<Ready, "once"> {
  const a = random.uniform(random.key(1), [productSize, productSize]);
  const b = random.uniform(random.key(2), [productSize, productSize]);
  return {
    async once() {
      await np.matmul(a.ref, b.ref).data();
    },
  };
}
