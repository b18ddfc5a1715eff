// For tests: what the phrases say of a call with given arguments, at the version that truth.json was made with.
import { expect } from "vitest";
import type { OptimizerOptions } from "../../ir/index.ts";
import type { Argument, Call } from "../../python/recording.ts";
import { emptyRecording } from "../../python/recording.ts";
import { makeContext } from "../context.ts";
import { lookup } from "../lookup.ts";
import type { Context, Word } from "../phrase.ts";
import { settle } from "../settings.ts";
import { atVersion } from "../version.ts";
import keras from "./index.ts";
import truth from "./truth.json";

export const version = truth.framework.keras;
/** What the real Keras did. */
export const did = truth.behaviours;

export function contextOf(
  signature: string,
  stated: Readonly<Record<string, Argument>>,
): Context {
  const construct: Call = {
    id: 1,
    path: "",
    kind: "construct",
    arguments: stated,
    inputs: [],
    outputs: [],
    parameters: {},
    where: [],
    scope: "",
    trace: 0,
  };
  return makeContext({
    recording: emptyRecording,
    version,
    sentence: { construct, apply: null, twin: null },
    signature,
    applied: undefined,
    signatures: {},
  });
}

export const values = (
  options: Readonly<Record<string, Word<unknown>>>,
  context: Context,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(options).map(([name, word]) => [
      name,
      settle(word, context, undefined, name).value,
    ]),
  );

/** The options a layer has when these arguments are stated. */
export function layer(
  name: string,
  stated: Readonly<Record<string, Argument>>,
): Record<string, unknown> {
  const phrase = lookup(keras).phrases.get(`keras.layers.${name}`);
  if (!phrase) throw new Error(`Expected a phrase for ${name}.`);
  return values(
    phrase.options,
    contextOf(atVersion(phrase.signature, version), stated),
  );
}

export function optimizer<Name extends keyof OptimizerOptions>(
  name: string,
  stated: Readonly<Record<string, Argument>>,
): OptimizerOptions[Name] & { learningRate: number } {
  const phrase = lookup(keras).optimizers.get(`keras.optimizers.${name}`);
  if (!phrase) throw new Error(`Expected a phrase for ${name}.`);
  return values(
    phrase.options as Record<string, Word<unknown>>,
    contextOf(atVersion(phrase.signature, version), stated),
  ) as unknown as OptimizerOptions[Name] & { learningRate: number };
}

export const near = (
  received: readonly number[],
  expected: readonly number[],
  digits = 6,
): void => {
  expect(received.length).toBe(expected.length);
  received.forEach((value, i) =>
    expect(value).toBeCloseTo(expected[i] ?? NaN, digits),
  );
};
