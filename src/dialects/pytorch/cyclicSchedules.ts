// Learning rates that go up and down: OneCycleLR and CyclicLR.
import { cosineTo, type Curve } from "../../ir/index.ts";
import type { SchedulePhrase } from "../modifier.ts";
import {
  elsewhere,
  ignored,
  only,
  PhraseError,
  type Claim,
  type ConstructedObject,
} from "../phrase.ts";
import { byVersion } from "../version.ts";
import { boolean, number } from "../words.ts";
import { at, scheduler, straight } from "./scheduleRows.ts";

/** Up to max_lr and down again, by cosines or straight lines; momentum stays what it is: `cycle_momentum` is noted while recording. */
function oneCycle(object: ConstructedObject): Curve {
  const total = object.argument("total_steps");
  const steps =
    total === null || total === undefined
      ? at(object, "epochs") * at(object, "steps_per_epoch")
      : number(total, "total_steps");
  const most = at(object, "max_lr");
  const first = most / at(object, "div_factor");
  const last = first / at(object, "final_div_factor");
  const up = at(object, "pct_start") * steps - 1;
  const threePhase = boolean(object.argument("three_phase"), "three_phase");
  const ends = threePhase ? [up, 2 * up, steps - 1] : [up, steps - 1];
  const values = threePhase ? [first, most, first, last] : [first, most, last];
  const straightLines = object.argument("anneal_strategy") === "linear";
  const parts = ends.map((end, i) => {
    const from = i === 0 ? 0 : (ends[i - 1] ?? 0);
    const [value = NaN, next = NaN] = values.slice(i);
    const curve: Curve = straightLines
      ? straight(value, next, end - from)
      : cosineTo(value, next, end - from);
    return { from, curve };
  });
  return { kind: "sequence", parts };
}

function cyclic(object: ConstructedObject): Curve {
  const mode = object.argument("mode");
  if (mode !== "triangular" && mode !== "triangular2")
    throw new PhraseError(
      `Expected mode to be 'triangular' or 'triangular2'. Received mode=${JSON.stringify(mode ?? null)}: cycles that shrink with every step are not modelled here.`,
    );
  const up = at(object, "step_size_up");
  const down = object.argument("step_size_down");
  return {
    kind: "triangular",
    low: at(object, "base_lr"),
    high: at(object, "max_lr"),
    up,
    down: down === null ? up : number(down, "step_size_down"),
    factor: mode === "triangular2" ? 0.5 : 1,
  };
}

const momentum = (from: string): Readonly<Record<string, Claim>> =>
  Object.fromEntries(
    ["cycle_momentum", "base_momentum", "max_momentum"].map((each) => [
      each,
      elsewhere(`noted while recording: ${from} moves the momentum too`),
    ]),
  );

const cyclicParameters = (momentumStep: string) =>
  `optimizer, base_lr, max_lr, step_size_up=2000, step_size_down=None, mode='triangular', gamma=1.0, scale_fn=None, scale_mode='cycle', cycle_momentum=True, base_momentum=0.8, max_momentum=0.9, last_epoch=-1${momentumStep}`;
const oneCycleParameters = (three: string, rest: string) =>
  `optimizer, max_lr, total_steps=None, epochs=None, steps_per_epoch=None, pct_start=0.3, anneal_strategy='cos', cycle_momentum=True, base_momentum=0.85, max_momentum=0.95, div_factor=25.0, final_div_factor=10000.0, ${three}last_epoch=-1${rest}`;

export const cycles: readonly SchedulePhrase[] = [
  scheduler({
    name: "CyclicLR",
    parameters: "",
    signature: byVersion(
      ["1.1.0", cyclicParameters("")],
      ["1.4.0", cyclicParameters(", verbose=False")],
      ["2.2.0", cyclicParameters(", verbose='deprecated'")],
      ["2.7.0", cyclicParameters("")],
    ),
    reads: ["base_lr", "max_lr", "step_size_up", "step_size_down", "mode"],
    read: cyclic,
    claims: {
      ...momentum("CyclicLR"),
      gamma: elsewhere("matters only in mode 'exp_range', which is refused"),
      scale_fn: only(null),
      scale_mode: ignored("it matters only beside scale_fn"),
    },
  }),
  scheduler({
    name: "OneCycleLR",
    parameters: "",
    signature: byVersion(
      ["1.3.0", oneCycleParameters("", "")],
      ["1.4.0", oneCycleParameters("", ", verbose=False")],
      ["1.7.0", oneCycleParameters("three_phase=False, ", ", verbose=False")],
      [
        "2.2.0",
        oneCycleParameters("three_phase=False, ", ", verbose='deprecated'"),
      ],
      ["2.7.0", oneCycleParameters("three_phase=False, ", "")],
    ),
    reads: [
      "max_lr",
      "total_steps",
      "epochs",
      "steps_per_epoch",
      "pct_start",
      "anneal_strategy",
      "div_factor",
      "final_div_factor",
      "three_phase",
    ],
    read: oneCycle,
    claims: momentum("OneCycleLR"),
  }),
];
