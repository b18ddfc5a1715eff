// compile, fit, evaluate, predict: one batch per pass is run without numbers.
import {
  bindConfig,
  endPass,
  log,
  note,
  noEffect,
  place,
  sizeOf,
  standingAt,
  step,
  UnknownCall,
} from "rosetta/index.js";
import { Dataset } from "./data.js";
import {
  batched,
  callbacks,
  history,
  inputsOf,
  quiet,
  refused,
  rowsOf,
  single,
  tensorsOf,
  unknownNumbers,
  walk,
} from "./feeding.js";
import { bothModes, Layer } from "./layer.js";
import { averaged, lossOf } from "./losses.js";
import { optimizerOf } from "./optimizers.js";
import { Tensor } from "./tensor.js";

const enough = 2; // a model that learned so often in the same way is not recorded again

/** What every model can do once it is compiled. */
export class Trainer extends Layer {
  compile(config) {
    const { values } = bindConfig("tf.LayersModel.compile", config);
    this.compiledAt = place();
    this.optimizer = optimizerOf(values.optimizer);
    this.optimizer_ = this.optimizer;
    this.loss = values.loss;
    this.metricsNames = [
      "loss",
      ...[values.metrics ?? []]
        .flat()
        .map((each) =>
          typeof each === "string" ? each : (each?.name ?? "metric"),
        ),
    ];
    this.seen = new Map();
  }

  mustBeCompiled(call) {
    if (!this.optimizer)
      throw new Error(
        `You must compile a model before ${call}. Use LayersModel.compile(modelCompileConfig).`,
      );
  }

  /** The scalar that training makes small. */
  total(targets, outputs) {
    const losses = this.lossesFor(outputs.length);
    if (targets.length !== outputs.length)
      throw new Error(
        `Expected one tensor of targets for each output. Received ${targets.length} for ${outputs.length}.`,
      );
    const parts = outputs.map((each, i) =>
      averaged(lossOf(losses[i]), targets[i], each),
    );
    return parts.reduce((sum, each) => sum.add(each));
  }

  lossesFor(count) {
    if (Array.isArray(this.loss)) return this.loss;
    if (this.loss !== null && typeof this.loss === "object") {
      const names = this.outputs.map((each) => each.history.layer.name);
      return names.map((name) => {
        if (!(name in this.loss))
          throw new Error(`Output "${name}" is missing from loss dictionary.`);
        return this.loss[name];
      });
    }
    return Array(count).fill(this.loss);
  }

  learn(examples, targets) {
    const outputs = bothModes(this, examples, true);
    const total = standingAt(this.compiledAt, () =>
      this.total(targets, outputs),
    );
    step(total, this.optimizer, this.trainableWeights);
  }

  /** Learns on one batch, unless it was seen often enough. */
  learnOnce(key, examples, targets, optimizerKey = this.optimizer) {
    const count = this.seen.get(key) ?? 0;
    this.seen.set(key, count + 1);
    if (count < enough && optimizerKey) this.learn(examples, targets);
  }

  async fit(x, y, args = {}) {
    this.mustBeCompiled("training/testing");
    const { values, stated } = bindConfig("tf.LayersModel.fit", args);
    refused(values, ["sampleWeight", "classWeight", "stepsPerEpoch"], "fit");
    const [examples, targets, held] = this.heldOut(
      inputsOf(x, this.inputs),
      tensorsOf(y),
      values,
    );
    const size = values.batchSize ?? 32;
    const epochs = values.epochs - (values.initialEpoch ?? 0);
    const said = [
      ["batchSize", "batch_size"],
      ["shuffle", "shuffle"],
    ].flatMap(([option, name]) => (option in stated ? [name] : []));
    walk(
      "tf.LayersModel.fit",
      examples,
      targets,
      {
        batchSize: size,
        order: values.shuffle ? "each epoch" : "never",
        stated: said,
        times: epochs,
      },
      (batch, truth) =>
        epochs > 0 &&
        this.learnOnce(
          `fit ${sizeOf(examples[0].dims[0])} ${size}`,
          batch,
          truth,
        ),
    );
    if (held)
      walk("tf.LayersModel.fit.validationData", held[0], held[1], {
        batchSize: values.validationBatchSize ?? size,
        order: "never",
      });
    callbacks(values.callbacks);
    return history(this, epochs, Boolean(held));
  }

  heldOut(examples, targets, { validationData, validationSplit }) {
    if (Array.isArray(validationData))
      return [
        examples,
        targets,
        [tensorsOf(validationData[0]), tensorsOf(validationData[1])],
      ];
    if (!validationSplit) return [examples, targets, null];
    const rows = sizeOf(examples[0].dims[0]);
    const at = Math.floor(rows * (1 - validationSplit));
    const part = (list, from, to) => list.map((each) => rowsOf(each, from, to));
    return [
      part(examples, 0, at),
      part(targets, 0, at),
      [part(examples, at, rows), part(targets, at, rows)],
    ];
  }

  async fitDataset(dataset, args = {}) {
    this.mustBeCompiled("training/testing");
    if (!(dataset instanceof Dataset))
      throw new Error("Expected fitDataset to be given a tf.data.Dataset.");
    const { values } = bindConfig("tf.LayersModel.fitDataset", args);
    refused(values, ["classWeight"], "fitDataset");
    const { xs, ys } = await dataset.element();
    const event = dataset.begin(
      "tf.LayersModel.fitDataset",
      tensorsOf(xs)[0],
      tensorsOf(ys)[0],
    );
    event.times = values.epochs - (values.initialEpoch ?? 0);
    this.learnOnce(
      `dataset ${dataset.size}`,
      dataset.batchOf(tensorsOf(xs), event.id, "features"),
      dataset.batchOf(tensorsOf(ys), event.id, "targets"),
    );
    endPass(event);
    if (values.batchesPerEpoch !== undefined && values.batchesPerEpoch !== null)
      note(
        "not modelled",
        "batchesPerEpoch: how many batches an epoch has is the data's own affair here; an epoch is one walk over it.",
      );
    if (values.validationData instanceof Dataset) {
      const held = await values.validationData.element();
      endPass(
        values.validationData.begin(
          "tf.LayersModel.fitDataset.validationData",
          tensorsOf(held.xs)[0],
          tensorsOf(held.ys)[0],
        ),
      );
    } else if (Array.isArray(values.validationData)) {
      const [hx, hy] = values.validationData;
      walk(
        "tf.LayersModel.fitDataset.validationData",
        tensorsOf(hx),
        tensorsOf(hy),
        { batchSize: values.validationBatchSize ?? 32, order: "never" },
      );
    }
    callbacks(values.callbacks);
    return history(this, event.times, Boolean(values.validationData));
  }

  async trainOnBatch(x, y) {
    this.mustBeCompiled("training/testing");
    const examples = inputsOf(x, this.inputs);
    this.learnOnce(
      `batch ${sizeOf(examples[0].dims[0])}`,
      batched(examples),
      batched(tensorsOf(y)),
    );
    const numbers = unknownNumbers(this.metricsNames.length);
    return numbers.length === 1 ? numbers[0] : numbers;
  }

  evaluate(x, y, args = {}) {
    this.mustBeCompiled("training/testing");
    const { values, stated } = bindConfig("tf.LayersModel.evaluate", args);
    walk("tf.LayersModel.evaluate", inputsOf(x, this.inputs), tensorsOf(y), {
      batchSize: values.batchSize,
      order: "never",
      stated: "batchSize" in stated ? ["batch_size"] : [],
    });
    const made = this.metricsNames.map(() => new Tensor([], "float32"));
    return made.length === 1 ? made[0] : made;
  }

  async evaluateDataset(dataset) {
    const { xs, ys } = await dataset.element();
    endPass(
      dataset.begin(
        "tf.LayersModel.evaluateDataset",
        tensorsOf(xs)[0],
        tensorsOf(ys)[0],
      ),
    );
    const made = this.metricsNames.map(() => new Tensor([], "float32"));
    return made.length === 1 ? made[0] : made;
  }

  predict(x, args = {}) {
    const { values, stated } = bindConfig("tf.LayersModel.predict", args);
    const examples = inputsOf(x, this.inputs);
    const inModel =
      examples.some((each) => each.rosettaSource?.pass) ||
      this.optimizer === undefined;
    if (inModel) return single(bothModes(this, batched(examples), false));
    let outputs = null;
    walk(
      "tf.LayersModel.predict",
      examples,
      null,
      {
        batchSize: values.batchSize,
        order: "never",
        stated: "batchSize" in stated ? ["batch_size"] : [],
      },
      (batch) => {
        outputs =
          log.traces.length === 0
            ? bothModes(this, batch, false)
            : quiet(this, batch);
      },
    );
    const rows = sizeOf(examples[0].dims[0]);
    return single(
      outputs.map(
        (each) => new Tensor([rows, ...each.dims.slice(1)], each.dtype),
      ),
    );
  }

  predictOnBatch(x) {
    return single(bothModes(this, batched(inputsOf(x, this.inputs)), false));
  }

  async save() {
    noEffect("model.save writes files; a dry run writes none.");
    return {};
  }
  async loadWeights() {
    throw new UnknownCall(
      "loadWeights: weights from files are not modelled here.",
    );
  }
}
