// Update rules beside what the real Keras did to one weight (truth.json, made by probe.py).
import { describe, expect, it } from "vitest";
import type { Argument } from "../../python/recording.ts";
import { did, near, optimizer } from "./truthRows.ts";

/** One weight at 1 after given gradients, by the options of the neutral language. */
describe("update rules", () => {
  const rules = did["update rules"];
  const sgd = (
    stated: Readonly<Record<string, Argument>>,
    gradients: readonly number[],
  ): number[] => {
    const { learningRate, momentum, nesterov, weightDecay } = optimizer<"sgd">(
      "SGD",
      stated,
    );
    let [w, v] = [1, 0];
    return gradients.map((g) => {
      w -= learningRate * weightDecay * w;
      v = momentum * v - learningRate * g;
      w += nesterov ? momentum * v - learningRate * g : v;
      return w;
    });
  };
  it("SGD", () => {
    near(
      sgd({ learning_rate: 0.1, momentum: 0.9 }, [1, 1]),
      rules["SGD lr .1 momentum .9, gradients 1 1"],
    );
    near(
      sgd({ learning_rate: 0.1, momentum: 0.9, nesterov: true }, [1, 1]),
      rules["SGD lr .1 momentum .9 nesterov, gradients 1 1"],
    );
    near(
      sgd({ learning_rate: 0.1, weight_decay: 0.5 }, [0]),
      rules["SGD lr .1 weight_decay .5, gradient 0"],
    );
  });
  it("Adam adds epsilon before the bias is corrected", () => {
    const { learningRate, beta1, beta2, epsilon, epsilonForm } =
      optimizer<"adam">("Adam", { learning_rate: 0.1 });
    expect(epsilonForm).toBe("hat");
    let [w, m, v] = [1, 0, 0];
    const after = [1e-6, 1e-6].map((g, i) => {
      m = beta1 * m + (1 - beta1) * g;
      v = beta2 * v + (1 - beta2) * g * g;
      w -=
        (((learningRate * Math.sqrt(1 - beta2 ** (i + 1))) /
          (1 - beta1 ** (i + 1))) *
          m) /
        (Math.sqrt(v) + epsilon);
      return w;
    });
    near(after, rules["Adam lr .1, gradients 1e-6 1e-6"], 5);
    const decayed = optimizer<"adam">("AdamW", { learning_rate: 0.1 });
    near(
      [1 - decayed.learningRate * decayed.weightDecay],
      rules["AdamW lr .1, gradient 0"],
    );
  });
  const rmsprop = (
    stated: Readonly<Record<string, Argument>>,
    gradients: readonly number[],
  ): number[] => {
    const { learningRate, rho, epsilon, epsilonPlace, momentum, centered } =
      optimizer<"rmsprop">("RMSprop", stated);
    let [w, v, mean, buffer] = [1, 0, 0, 0];
    return gradients.map((g) => {
      v = rho * v + (1 - rho) * g * g;
      mean = rho * mean + (1 - rho) * g;
      const spread = v - (centered ? mean * mean : 0);
      const step =
        (learningRate * g) /
        (epsilonPlace === "inside"
          ? Math.sqrt(spread + epsilon)
          : Math.sqrt(spread) + epsilon);
      buffer = momentum * buffer + step;
      w -= momentum > 0 ? buffer : step;
      return w;
    });
  };
  it("RMSprop", () => {
    near(
      rmsprop({ learning_rate: 0.01 }, [1e-3, 1e-3]),
      rules["RMSprop lr .01, gradients 1e-3 1e-3"],
      5,
    );
    near(
      rmsprop({ learning_rate: 0.01, momentum: 0.9, centered: true }, [1, 2]),
      rules["RMSprop lr .01 momentum .9 centered, gradients 1 2"],
      5,
    );
  });
  it("Adagrad", () => {
    const { learningRate, initialAccumulator, epsilon, epsilonPlace } =
      optimizer<"adagrad">("Adagrad", { learning_rate: 0.1 });
    expect(epsilonPlace).toBe("inside");
    let [w, sum] = [1, initialAccumulator];
    const after = [1, 1].map((g) => {
      sum += g * g;
      w -= (learningRate * g) / Math.sqrt(sum + epsilon);
      return w;
    });
    near(after, rules["Adagrad lr .1, gradients 1 1"]);
  });
});
