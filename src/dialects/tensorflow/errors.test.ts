// What a program of TensorFlow's is told where it cannot be read: the call, and what is known instead.
import { afterAll, expect, it } from "vitest";
import { nodePython } from "../../python/node.ts";
import { signaturesOf } from "../lookup.ts";
import tensorflow from "./index.ts";

const python = nodePython(tensorflow.python);
afterAll(() => python.close());
const version = tensorflow.versions[0] ?? "";

const head = `import tensorflow as tf
x = tf.placeholder(tf.float32, [None, 4, 4, 6])
`;

async function told(program: string): Promise<string> {
  const recording = await python.record({
    cells: [head + program],
    signatures: signaturesOf(tensorflow, version),
    versions: { tensorflow: version },
  });
  return recording.error?.message ?? "read without complaint";
}

const cases: readonly (readonly [
  what: string,
  program: string,
  said: RegExp,
])[] = [
  [
    "an optimiser that shrinks weights",
    "tf.train.ProximalAdagradOptimizer(0.1)",
    /ProximalAdagradOptimizer is not modelled here: after each update it also draws weights towards zero.*Expected AdagradOptimizer/,
  ],
  [
    "an optimiser of averaged gradients",
    "tf.train.AdagradDAOptimizer(0.1, tf.train.get_or_create_global_step())",
    /AdagradDAOptimizer is not modelled here: .*Expected AdagradOptimizer/,
  ],
  [
    "numbers of its own on other axes than those normalised",
    "tf.contrib.layers.layer_norm(x, begin_norm_axis=2)",
    /layer_norm\(begin_norm_axis=2, begin_params_axis=-1\) on 4 axes is not modelled here\. Expected both to be one axis, or all axes but the batch/,
  ],
  [
    "groups over some places",
    "tf.contrib.layers.group_norm(x, groups=2, reduction_axes=(-2,))",
    /group_norm\(channels_axis=-1, reduction_axes=\(-2,\)\) on 4 axes is not modelled here\. Expected all axes but batch and channels/,
  ],
  [
    "groups that do not fit",
    "tf.contrib.layers.group_norm(x)",
    /Invalid groups 32 for 6 channels/,
  ],
  [
    "a normalisation whose numbers start otherwise",
    "tf.contrib.layers.instance_norm(x, param_initializers={'gamma': tf.zeros_initializer()})",
    /instance_norm\(param_initializers=.*\) is not modelled here\. Known: None/,
  ],
  [
    "neighbours among features of rows",
    "tf.nn.lrn(tf.placeholder(tf.float32, [None, 6]))",
    /Shape must be rank 4 but is rank 2 for 'LRN'/,
  ],
  [
    "another way to resize",
    "tf.image.resize_images(x, [8, 8], method=tf.image.ResizeMethod.BICUBIC)",
    /resize_images with another method than BILINEAR and NEAREST_NEIGHBOR is not modelled here/,
  ],
];

it.each(cases)("tells of %s", async (_what, program, said) => {
  expect(await told(program)).toMatch(said);
});
