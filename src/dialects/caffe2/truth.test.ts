// What the real Caffe2 said (truth.json) against what the phrases say, where shows and rules do not reach.
import { describe, expect, it } from "vitest";
import type { Argument } from "../../python/recording.ts";
import { bareContext } from "../bare.ts";
import { lookup, signaturesOf } from "../lookup.ts";
import type { Word } from "../phrase.ts";
import { settle } from "../settings.ts";
import { atVersion } from "../version.ts";
import caffe2 from "./index.ts";
import truth from "./truth.json";

const { behaviours, version } = truth;
const signatures = signaturesOf(caffe2, version);

/** The options of a call with these arguments, and nothing else stated. */
function optionsOf(
  path: string,
  stated: Readonly<Record<string, Argument>>,
): Record<string, unknown> {
  const phrase = lookup(caffe2).phrases.get(path);
  if (!phrase) throw new Error(`Expected a phrase for ${path}.`);
  const context = bareContext(
    atVersion(phrase.signature, version),
    stated,
    version,
    phrase.sample,
  );
  return Object.fromEntries(
    Object.entries(
      phrase.options as Readonly<Record<string, Word<unknown>>>,
    ).map(([name, word]) => [
      name,
      settle(word, context, undefined, name).value,
    ]),
  );
}

it("prints a signature for every operator and helper that is spoken", () => {
  const printed = truth.signatures as Readonly<Record<string, string>>;
  const spoken = Object.keys(signatures).filter(
    (path) =>
      /^caffe2\.python\.(brew|core\.Net|optimizer)\.\w+$/.test(path) &&
      lookup(caffe2).phrases.has(path),
  );
  expect(spoken.filter((path) => !(path in printed))).toEqual([]);
});

describe("dropout", () => {
  const path = "caffe2.python.core.Net.Dropout";
  const kept = (rate: number) => [0, 1 / (1 - rate)];
  it("drops the stated share and scales up what is left", () => {
    const { dropRate } = optionsOf(path, { ratio: 0.75, is_test: 0 });
    expect(behaviours.dropout.quarter).toEqual(kept(dropRate as number));
  });
  it("drops one half where nobody says a share", () => {
    const { dropRate } = optionsOf(path, { is_test: 0 });
    expect(behaviours.dropout.default).toEqual(kept(dropRate as number));
  });
  it("does nothing with is_test, and acts without", () => {
    expect(optionsOf(path, { is_test: 1 })).toMatchObject({
      activeIn: "never",
    });
    expect(optionsOf(path, { is_test: 0 })).toMatchObject({
      activeIn: "always",
    });
    expect(behaviours.dropout.test).toEqual([1]);
  });
  it("asks for is_test in this version", () => {
    expect(behaviours.isTestRequired).toBe(true);
  });
  it("draws each element by itself", () => {
    expect(behaviours.dropout.wholeChannels).toBe(false);
  });
});

it("takes no probability below 1e-20 in a cross-entropy", () => {
  expect(behaviours.smallestProbability).toBeCloseTo(-Math.log(1e-20), 4);
});
