// Laws of initial weights beside what the real Keras drew (truth.json, made by probe.py).
import { expect, it } from "vitest";
import { distribution, standardDeviation } from "../../ir/index.ts";
import { lookup } from "../lookup.ts";
import keras from "./index.ts";
import { computeFans } from "./initializers.ts";
import { did } from "./truthRows.ts";

it.each(Object.entries(did["initial weights"]))(
  "%s draws from the law Keras draws from",
  (name, drawn) => {
    const phrase = lookup(keras).initializers.get(`keras.initializers.${name}`);
    const meaning = phrase?.read({ path: "", argument: () => undefined }, []);
    if (!meaning) throw new Error(`Expected a phrase for ${name}.`);
    const law = distribution(meaning, computeFans([3, 3, 128, 256]));
    expect(drawn.std / (standardDeviation(law) ?? NaN)).toBeCloseTo(1, 2);
    const bound =
      law.kind === "uniform"
        ? law.high
        : law.kind === "truncatedNormal"
          ? 2 * law.std
          : NaN;
    expect(drawn.largest / bound).toBeGreaterThan(0.99);
    expect(drawn.largest / bound).toBeLessThan(1.00001);
  },
);
