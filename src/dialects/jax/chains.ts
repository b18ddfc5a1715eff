// optax.chain: what stands before an update rule (clipping, scaling, weight decay) becomes options of that rule.
import type {
  Clipping,
  DecayForm,
  GradientScale,
  OptimizerName,
} from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import {
  elsewhere,
  optimizerPhrase,
  PhraseError,
  type ConstructedObject,
  type Context,
  type OptimizerPhrase,
  type Word,
} from "../phrase.ts";
import { expected, number } from "../words.ts";
import { inOptax } from "./sources.ts";

const source = inOptax("optax/_src/combine.py · chain");

/** Signatures of the transformations that may stand before a rule. */
export const chainSignatures: Readonly<Record<string, string>> = {
  "optax.clip": "max_delta",
  "optax.clip_by_global_norm": "max_norm",
  "optax.add_decayed_weights": "weight_decay=0.0, mask=None",
  "optax.scale": "step_size",
  "optax.identity": "",
};

interface Before {
  readonly scale: number;
  readonly clipping: readonly Clipping[];
  /** null where no transformation decays weights. */
  readonly decay: number | null;
}

const at = (object: ConstructedObject, parameter: string): number =>
  number(object.argument(parameter), parameter);

/** The transformations in their order. What the neutral language cannot put in that order is refused. */
function before(context: Context): Before {
  const value = context.argument("before");
  const list = Array.isArray(value) ? (value as readonly Argument[]) : [];
  let found: Before = { scale: 1, clipping: [], decay: null };
  for (const each of list) {
    const object =
      typeof each === "object" && each !== null && "object" in each
        ? context.object(each.object)
        : undefined;
    if (!object) throw expected("before", "transformations of optax", value);
    found = joined(found, object);
  }
  return found;
}

function joined(found: Before, object: ConstructedObject): Before {
  const stage = found.decay === null ? "scaled" : "decayed";
  switch (object.path) {
    case "optax.identity":
      return found;
    case "optax.scale":
      if (found.decay !== null || found.clipping.length > 0)
        throw new PhraseError(
          "Expected optax.scale to stand first in a chain. Received it after clipping or weight decay: that order is not modelled here.",
        );
      return { ...found, scale: found.scale * at(object, "step_size") };
    case "optax.clip": {
      const high = at(object, "max_delta");
      const clip: Clipping = { kind: "value", low: -high, high, stage };
      return { ...found, clipping: [...found.clipping, clip] };
    }
    case "optax.clip_by_global_norm": {
      const clip: Clipping = {
        kind: "norm",
        most: at(object, "max_norm"),
        over: "all weights",
        order: 2,
        epsilon: 0,
        scales: "longer",
        stage,
      };
      return { ...found, clipping: [...found.clipping, clip] };
    }
    case "optax.add_decayed_weights":
      if ((object.argument("mask") ?? null) !== null)
        throw new PhraseError(
          "Expected optax.add_decayed_weights to decay all weights. Received a mask: weights that are left out are not modelled here.",
        );
      return {
        ...found,
        decay: (found.decay ?? 0) + at(object, "weight_decay"),
      };
    default:
      throw new PhraseError(
        `Expected one of ${Object.keys(chainSignatures).join(", ")} before an update rule. Received ${object.path}: it is not modelled here.`,
      );
  }
}

const row = <T>(read: (context: Context) => T): Word<T> => ({
  from: ["before"],
  read,
  write: () => null,
  default: { kind: "signature", source },
  samples: [],
});

/** Decay before the rule goes through the gradient; the rule's own decay may not stand beside it. */
function decayRows(
  own: Word<number>,
  form: Word<DecayForm>,
): { weightDecay: Word<number>; decayForm: Word<DecayForm> } {
  const said = own.from.length > 0;
  return {
    weightDecay: {
      ...row((context) => {
        const { decay } = before(context);
        if (!said) return decay ?? 0;
        const rule = own.read(context);
        if (decay !== null && rule !== 0)
          throw new PhraseError(
            "Expected one weight decay. Received optax.add_decayed_weights beside the rule's own: both at once are not modelled here.",
          );
        return decay ?? rule;
      }),
      from: ["before", ...own.from],
    },
    decayForm: row((context) => {
      if (before(context).decay !== null) return "inGradient";
      const fact = form.default;
      return fact.kind === "implied" && typeof fact.value === "string"
        ? fact.value
        : "inGradient";
    }),
  };
}

type Signed = OptimizerPhrase & { readonly signature: string };

/** The same rule at the end of a chain. */
export function chained<Name extends OptimizerName>(
  rule: OptimizerPhrase<Name>,
): OptimizerPhrase<Name> {
  const { options } = rule as unknown as OptimizerPhrase<"sgd">;
  return optimizerPhrase({
    ...rule,
    calls: rule.calls.map((call) => `optax.chain(${call})`),
    signature: `${(rule as unknown as Signed).signature}, before=()`,
    options: {
      ...options,
      gradientScale: row<GradientScale>((context) => before(context).scale),
      clipping: row<readonly Clipping[]>((context) => before(context).clipping),
      ...decayRows(options.weightDecay, options.decayForm),
    },
    claims: {
      ...rule.claims,
      before: elsewhere("clipping, scaling and weight decay"),
    },
  } as unknown as OptimizerPhrase<Name>);
}
