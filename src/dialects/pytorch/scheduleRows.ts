// What the schedules of torch share: their signatures through the releases, and how arguments are read.
import type { Curve } from "../../ir/index.ts";
import type { Argument } from "../../python/recording.ts";
import type { SchedulePhrase } from "../modifier.ts";
import {
  elsewhere,
  ignored,
  input,
  only,
  type Claim,
  type ConstructedObject,
} from "../phrase.ts";
import { byVersion, type Versioned } from "../version.ts";
import { expected, number } from "../words.ts";
import { inSource } from "./sources.ts";

const source = inSource("torch/optim/lr_scheduler.py", "2.13.0");
export const at = (object: ConstructedObject, name: string): number =>
  number(object.argument(name), name);

export function list(
  object: ConstructedObject,
  name: string,
): readonly Argument[] {
  const value = object.argument(name);
  if (!Array.isArray(value)) throw expected(name, "a list", value);
  return value as readonly Argument[];
}
export const numbers = (object: ConstructedObject, name: string): number[] =>
  list(object, name).map((each) => number(each, name));

type Written = ReturnType<SchedulePhrase["write"]>;
interface Definition {
  readonly name: string;
  readonly parameters: string;
  readonly reads: readonly string[];
  readonly read: SchedulePhrase["read"];
  readonly write?: (curve: Curve) => Readonly<Record<string, Argument>> | null;
  readonly samples?: readonly Curve[];
  readonly claims?: Readonly<Record<string, Claim>>;
  readonly signature?: Versioned<string>;
}

export function scheduler({
  name,
  parameters,
  reads,
  read,
  write = () => null,
  samples = [],
  claims = {},
  signature,
}: Definition): SchedulePhrase {
  const path = `torch.optim.lr_scheduler.${name}`;
  const old = `optimizer, ${parameters}, last_epoch=-1`;
  const say = (curve: Curve): Written => {
    const found = write(curve);
    return found === null ? null : { path, arguments: found };
  };
  return {
    calls: [path],
    signature:
      signature ??
      byVersion(
        ["0.3.1", old],
        ["1.4.0", `${old}, verbose=False`],
        ["2.2.0", `${old}, verbose='deprecated'`],
        ["2.7.0", old],
      ),
    read,
    write: say,
    samples,
    claims: {
      optimizer: input,
      last_epoch: only(-1),
      verbose: ignored("it prints"),
      ...Object.fromEntries(
        reads.map((each) => [each, elsewhere("the curve")]),
      ),
      ...claims,
    },
    source,
  };
}

export const straight = (value: number, end: number, steps: number): Curve => ({
  kind: "polynomial",
  value,
  end,
  steps,
  power: 1,
  cycle: false,
});
