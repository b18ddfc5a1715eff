// The laws of every dialect found: rows read what they write, codecs undo themselves, every parameter is claimed.
import { describe, expect, it } from "vitest";
import {
  coverage,
  joinParts,
  opOf,
  pack,
  takePart,
  unpack,
  type Codec,
  type Weight,
} from "../ir/index.ts";
import type { Argument } from "../python/recording.ts";
import { bareContext } from "./bare.ts";
import { dialects } from "./index.ts";
import type { SchedulePhrase } from "./modifier.ts";
import type { Claim, Phrase, Word } from "./phrase.ts";
import { parseSignature } from "./signature.ts";
import { atVersion } from "./version.ts";

type Words = Readonly<Record<string, Word<unknown>>>;

/** Every row says its first sample, so that rows that look at other arguments find them. */
function baseArguments(
  words: Words,
  signature: string,
  version: string,
  sample: Phrase["sample"],
): Record<string, Argument> {
  const base: Record<string, Argument> = { ...sample?.arguments };
  for (const word of Object.values(words)) {
    if (word.samples.length === 0) continue;
    Object.assign(
      base,
      word.write(
        word.samples[0],
        bareContext(signature, base, version, sample),
      ) ?? {},
    );
  }
  return base;
}

function checkRows(
  words: Words,
  signature: string,
  version: string,
  sample: Phrase["sample"],
): void {
  const base = baseArguments(words, signature, version, sample);
  for (const [option, word] of Object.entries(words)) {
    for (const value of word.samples) {
      const written = word.write(
        value,
        bareContext(signature, base, version, sample),
      );
      if (written === null) continue;
      const names = parseSignature(signature).map((each) => each.name);
      for (const name of Object.keys(written))
        expect(names, `${option} writes ${name}`).toContain(name);
      const read = word.read(
        bareContext(signature, { ...base, ...written }, version, sample),
      );
      expect(read, `read(write(v)) of ${option}`).toEqual(value);
    }
  }
}

function checkClaims(
  signature: string,
  applied: string | undefined,
  rows: readonly (readonly string[])[],
  claims: Readonly<Record<string, Claim>>,
): void {
  const claimed = new Set([...rows.flat(), ...Object.keys(claims)]);
  const parameters = [
    ...parseSignature(signature),
    ...parseSignature(applied ?? ""),
  ].map((each) => each.name);
  expect(
    parameters.filter((name) => !claimed.has(name)),
    "unclaimed parameters",
  ).toEqual([]);
}

/** A schedule that was written is read as what it was, with a learning rate of 1 to start from. */
function checkSchedule(phrase: SchedulePhrase, version: string): void {
  const defaults = new Map(
    parseSignature(atVersion(phrase.signature, version)).map((each) => [
      each.name,
      each.default,
    ]),
  );
  for (const curve of phrase.samples) {
    const written = phrase.write(curve);
    if (written === null)
      throw new Error("Expected a schedule to say its own samples.");
    const object = {
      path: written.path,
      argument: (name: string) => written.arguments[name] ?? defaults.get(name),
    };
    const inner = () => {
      throw new Error("Expected samples without schedules inside.");
    };
    expect(phrase.read(object, { base: 1, inner })).toEqual(curve);
  }
}

/** A shape that a codec takes: what its reshape asks for, seen through the permutations before it. */
function storageShape(codec: Codec): readonly number[] {
  const at = codec.findIndex((step) => step.step === "reshape");
  const reshape = codec[at];
  const first = codec.find((step) => step.step === "permute");
  if (reshape?.step !== "reshape")
    return (first?.axes ?? [0, 1]).map((_, axis) => axis + 2);
  return codec.slice(0, at).reduceRight((shape: readonly number[], step) => {
    if (step.step !== "permute") return shape;
    return step.axes.map((_, axis) => shape[step.axes.indexOf(axis)] ?? 0);
  }, reshape.from);
}

const rowsOf = (words: Words) => Object.values(words).map((word) => word.from);

describe.each(dialects.map((dialect) => [dialect.title, dialect] as const))(
  "%s",
  (_title, dialect) => {
    describe.each(
      dialect.phrases.map((each) => [each.calls[0] ?? "", each] as const),
    )("%s", (_call, phrase) => {
      const words = phrase.options as Words;
      it.each(dialect.versions)(
        "claims every parameter of its signature in %s",
        (version) => {
          const weights = [
            ...Object.values(phrase.weights ?? {}),
            ...(phrase.joined ?? []),
          ].map((each) => each.initializer.from);
          const after = (phrase.after ?? []).map((each) => each.from);
          checkClaims(
            atVersion(phrase.signature, version),
            phrase.applied,
            [...rowsOf(words), ...weights, ...after],
            phrase.claims,
          );
        },
      );
      it.each(dialect.versions)("reads what it writes in %s", (version) => {
        checkRows(
          words,
          atVersion(phrase.signature, version),
          version,
          phrase.sample,
        );
      });
      it("has a word or an implied fact for every option of its op, with a source", () => {
        expect(Object.keys(words).sort()).toEqual(
          Object.keys(opOf(phrase.op).options).sort(),
        );
        for (const word of Object.values(words))
          expect(word.default.source.at).not.toBe("");
      });
      it("unpacks what it packs", () => {
        const context = bareContext(
          atVersion(phrase.signature, dialect.versions[0] ?? ""),
          phrase.sample?.arguments ?? {},
          dialect.versions[0] ?? "",
          phrase.sample,
        );
        for (const word of Object.values(phrase.weights ?? {})) {
          const codec = word.codec(context);
          const from = storageShape(codec);
          const weight: Weight = {
            shape: from,
            data: Float32Array.from(
              { length: from.reduce((a, b) => a * b, 1) },
              (_, i) => i,
            ),
          };
          expect(pack(unpack(weight, codec), codec)).toEqual(weight);
        }
      });
    });
    describe.each(
      dialect.phrases.flatMap((phrase) =>
        (phrase.joined ?? []).map(
          (word) =>
            [
              `${phrase.calls[0] ?? ""} ${word.parameter}`,
              phrase,
              word,
            ] as const,
        ),
      ),
    )("%s", (_weight, phrase, word) => {
      it.each(dialect.versions)(
        "is tiled by its parts and joined again from them in %s",
        (version) => {
          const context = bareContext(
            atVersion(phrase.signature, version),
            phrase.sample?.arguments ?? {},
            version,
            phrase.sample,
          );
          const shape = phrase.sample?.weightShapes?.[word.parameter] ?? [];
          const size = shape.reduce((product, n) => product * n, 1);
          const weight: Weight = {
            shape,
            data: Float32Array.from({ length: size }, (_, i) => i),
          };
          const parts = Object.values(word.parts(context));
          expect(
            [...coverage(shape, parts)].filter((times) => times !== 1),
          ).toEqual([]);
          const pieces = parts.map((part) => ({
            part,
            role: takePart(weight, part),
          }));
          expect(joinParts(shape, pieces)).toEqual(weight);
        },
      );
    });
    it.each(
      dialect.optimizers.map((each) => [each.calls[0] ?? "", each] as const),
    )("%s claims its parameters and reads what it writes", (_call, phrase) => {
      for (const version of dialect.versions) {
        const signature = atVersion(phrase.signature, version);
        checkClaims(
          signature,
          undefined,
          rowsOf(phrase.options as Words),
          phrase.claims,
        );
        checkRows(phrase.options as Words, signature, version, undefined);
      }
    });
    it("claims the parameters of schedules and modifiers, and reads the schedules it writes", () => {
      for (const version of dialect.versions) {
        for (const each of [
          ...(dialect.schedules ?? []),
          ...(dialect.modifiers ?? []),
        ])
          checkClaims(
            atVersion(each.signature, version),
            undefined,
            [],
            each.claims,
          );
        for (const phrase of dialect.schedules ?? [])
          checkSchedule(phrase, version);
      }
    });
    it("names each call once", () => {
      const calls = [
        ...dialect.phrases,
        ...dialect.optimizers,
        ...dialect.initializers,
        ...(dialect.modifiers ?? []),
      ].flatMap((each) => each.calls);
      expect(calls.filter((call, i) => calls.indexOf(call) !== i)).toEqual([]);
    });
  },
);

it("finds the dialects by their folders", () => {
  expect(dialects.map((dialect) => dialect.id)).toEqual([
    "caffe2",
    "chainer",
    "cntk",
    "gluon",
    "jax",
    "keras",
    "lasagne",
    "mxnet",
    "pytorch",
    "tensorflow",
    "tensorflowjs",
  ]);
});
