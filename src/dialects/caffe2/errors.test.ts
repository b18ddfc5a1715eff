// What a program of Caffe2's is told where it cannot be read: the call, and what is known instead.
import { afterAll, expect, it } from "vitest";
import { nodePython } from "../../python/node.ts";
import { signaturesOf } from "../lookup.ts";
import { read } from "../read.ts";
import { resolve } from "../resolve.ts";
import caffe2 from "./index.ts";

const python = nodePython(caffe2.python);
afterAll(() => python.close());
const version = caffe2.versions[0] ?? "";

const head = `import numpy as np
from caffe2.python import brew, core, model_helper, optimizer, workspace
model = model_helper.ModelHelper(name="m")
x, t = np.random.rand(4, 3, 8, 8).astype(np.float32), np.zeros(4, np.int32)
def run(scores, build=lambda m: optimizer.build_sgd(m, 0.1), x=x, t=t):
    _, loss = model.net.SoftmaxWithLoss([scores, "label"], ["chances", "loss"])
    model.AddGradientOperators([loss])
    build(model)
    workspace.FeedBlob("data", x)
    workspace.FeedBlob("label", t)
    workspace.RunNetOnce(model.param_init_net)
    workspace.RunNetOnce(model.net)
`;
const dense = 'brew.fc(model, "data", "fc", 192, 3)';

/** The message that ends the reading of a program, or its notes. */
async function told(program: string): Promise<string> {
  const recording = await python.record({
    cells: [head + program],
    signatures: signaturesOf(caffe2, version),
    versions: { caffe2: version },
  });
  if (recording.error) return recording.error.message;
  try {
    const model = resolve(read(recording, caffe2, version), "metadata");
    return model.notes.map(({ text }) => text).join("\n");
  } catch (error) {
    return String(error);
  }
}

const cases: readonly (readonly [
  what: string,
  program: string,
  said: RegExp,
])[] = [
  [
    "an unknown helper",
    'brew.max_pol(model, "data", "p", kernel=2)',
    /caffe2\.python\.brew\.max_pol is not known here\. Did you mean .*max_pool/,
  ],
  [
    "an unknown operator",
    'model.net.RoIAlign(["data"], "y")',
    /caffe2\.python\.core\.Net\.RoIAlign is not known here/,
  ],
  [
    "an unknown optimiser",
    "optimizer.build_yellowfin(model)",
    /caffe2\.python\.optimizer\.build_yellowfin is not known here/,
  ],
  [
    "an argument that no operator reads",
    'brew.conv(model, "data", "c", 3, 8, 3, padding=1)',
    /unexpected keyword argument 'padding'/,
  ],
  [
    "a helper without its model",
    'brew.relu("data", "y")',
    /The first input of helper function should be model/,
  ],
  [
    "a blob that nobody fed",
    `s = ${dense}\nworkspace.RunNetOnce(model.net)`,
    /Encountered a non-existing input blob: data/,
  ],
  [
    "a net that was not created",
    "workspace.RunNet('train')",
    /Network train does not exist yet/,
  ],
  [
    "channels that do not fit",
    'run(brew.fc(model, brew.conv(model, "data", "c", 4, 8, 3), "fc", 288, 3))',
    /C == filter\.dim \* group\. Expected 4 input channels/,
  ],
  [
    "a dense layer of another size",
    'run(brew.fc(model, "data", "fc", 100, 3))',
    /Dimension mismatch.*Expected dim_in=192/s,
  ],
  [
    "64-bit floats",
    `run(${dense}, x=x.astype(np.float64))`,
    /Tensor type mismatch, caller expects elements to be float, while tensor contains double/,
  ],
  [
    "64-bit labels",
    `run(${dense}, t=t.astype(np.int64))`,
    /caller expects elements to be int, while tensor contains int64/,
  ],
  [
    "pooling with gaps",
    'run(brew.fc(model, brew.max_pool(model, "data", "p", kernel=2, dilation=2), "fc", 108, 3))',
    /Pooling op does not support dilation/,
  ],
  [
    "padding by old rules",
    'run(brew.fc(model, brew.conv(model, "data", "c", 3, 2, 3, legacy_pad=3), "fc", 128, 3))',
    /legacy_pad=3.*is not known here.*Expected pad/s,
  ],
  [
    "a clip of Adam's steps",
    `run(${dense}, lambda m: optimizer.build_adam(m, 0.1, max_gradient_norm=1.0))`,
    /Expected max_gradient_norm of caffe2\.python\.optimizer\.build_adam to be None/,
  ],
  [
    "a learning rate that swings",
    `run(${dense}, lambda m: optimizer.build_sgd(m, 0.1, policy="cyclical", max_lr=0.5, stepsize=10))`,
    /Expected policy to be one of these: fixed, step, exp.*Received policy='cyclical'/,
  ],
  [
    "two optimisers",
    `run(${dense}, lambda m: (optimizer.build_sgd(m, 0.1), optimizer.build_adam(m, 0.1)))`,
    /is moved by 2 optimisers\. Expected one/,
  ],
  [
    "a decay that comes too late",
    `run(${dense}, lambda m: (optimizer.build_sgd(m, 0.1), optimizer.add_weight_decay(m, 0.1)))`,
    /add_weight_decay is called after the optimiser was built.*nothing is decayed/s,
  ],
  [
    "gradients that nothing uses",
    `run(${dense}, lambda m: None)`,
    /has gradients and nothing that moves its weights/,
  ],
  [
    "gradients that are stopped",
    `run(model.net.StopGradient(${dense}, "kept"))`,
    /gets no gradient: .*StopGradient stops it/,
  ],
  [
    "a constant array",
    `c = model.param_init_net.GaussianFill([], "noise", shape=[3])\nrun(model.net.Add([${dense}, c], "noisy"))`,
    /constant arrays are not modelled/,
  ],
  [
    "softmax over joined axes",
    'h = model.net.Softmax("data", "s")\nrun(brew.fc(model, h, "fc", 192, 3))',
    /Expected axis to be the last of 4 axes/,
  ],
  [
    "weights drawn anew",
    `run(${dense})\nworkspace.RunNetOnce(model.param_init_net)`,
    /is filled anew after training.*init_params=False/s,
  ],
  [
    "dropout without a mode",
    `run(brew.dropout(model, ${dense}, "d"))`,
    /without is_test.*read as 0/s,
  ],
];

it.each(cases)("tells of %s", async (_what, program, said) => {
  expect(await told(program)).toMatch(said);
});
