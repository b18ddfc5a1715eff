// What a row may look at while it reads: effective arguments, shapes, ambient settings, both modes.
import type { Shape } from "../ir/index.ts";
import type { Argument, Call, Recording } from "../python/recording.ts";
import { PhraseError, type ConstructedObject, type Context } from "./phrase.ts";
import { parseSignature } from "./signature.ts";

/** A call as one sentence: how its object was made, how it was applied, and how the other mode applied it. */
export interface Sentence {
  readonly construct: Call | null;
  readonly apply: Call | null;
  readonly twin: Call | null;
}

export interface ContextInput {
  readonly recording: Recording;
  readonly version: string;
  readonly sentence: Sentence;
  /** Signature of the constructor or function, and of applying the object. */
  readonly signature: string;
  readonly applied: string | undefined;
  /** Signatures by path, for objects passed as arguments. */
  readonly signatures: Readonly<Record<string, string>>;
  readonly inputs?: readonly Shape[];
  readonly outputs?: readonly Shape[];
}

type Arguments = (name: string) => Argument | undefined;

/** Stated arguments over signature defaults. */
function effective(
  stated: Readonly<Record<string, Argument>>,
  signature: string,
): Arguments {
  const defaults = new Map(
    parseSignature(signature).map((each) => [each.name, each.default]),
  );
  return (name) => (name in stated ? stated[name] : defaults.get(name));
}

function merged(
  construct: Call | null,
  apply: Call | null,
  input: ContextInput,
): Arguments {
  const made = construct
    ? effective(construct.arguments, input.signature)
    : undefined;
  const used = apply
    ? effective(
        apply.arguments,
        construct ? (input.applied ?? "") : input.signature,
      )
    : undefined;
  return (name) => {
    if (apply && name in apply.arguments) return apply.arguments[name];
    return made?.(name) ?? used?.(name) ?? (made ? made(name) : used?.(name));
  };
}

export function constructedObject(
  recording: Recording,
  id: number,
  signatures: Readonly<Record<string, string>>,
): ConstructedObject | undefined {
  const call = recording.calls.find(
    (each) => each.kind === "construct" && each.object === id,
  );
  if (!call) return undefined;
  return {
    path: call.path,
    argument: effective(call.arguments, signatures[call.path] ?? ""),
  };
}

export function makeContext(input: ContextInput): Context {
  const { construct, apply, twin } = input.sentence;
  const argument = merged(construct, apply, input);
  const other = twin ? merged(construct, twin, input) : argument;
  const at = construct?.id ?? apply?.id ?? 0;
  return {
    version: input.version,
    inputs: input.inputs ?? [],
    outputs: input.outputs ?? [],
    argument,
    stated: (name) =>
      name in (construct?.arguments ?? {}) || name in (apply?.arguments ?? {}),
    weightShape: (role) => weightShape(input.recording, input.sentence, role),
    ambient: (key) => ambient(input.recording, key, at),
    constant: (value) =>
      typeof value === "object" && value !== null && "tensor" in value
        ? input.recording.tensors[value.tensor]?.constant
        : undefined,
    object: (id) => constructedObject(input.recording, id, input.signatures),
    activeIn: (name) =>
      activeIn(argument(name), other(name), name, twin !== null),
  };
}

function weightShape(
  recording: Recording,
  { apply, construct }: Sentence,
  role: string,
): readonly number[] | undefined {
  const object = apply?.object ?? construct?.object;
  const ref =
    apply?.parameters[role] ??
    (object === undefined
      ? undefined
      : recording.objects[object]?.parameters[role]);
  return ref === undefined ? undefined : recording.parameters[ref]?.shape;
}

function ambient(
  recording: Recording,
  key: string,
  before: number,
): ReturnType<Context["ambient"]> {
  const event = recording.program.findLast(
    (each) =>
      each.kind === "ambient" && each.key === key && each.after < before,
  );
  // A region that ends says null: from there on nothing holds.
  return event?.kind === "ambient" && event.value !== null
    ? { value: event.value, span: event.where[0] }
    : undefined;
}

function activeIn(
  own: Argument | undefined,
  other: Argument | undefined,
  name: string,
  paired: boolean,
): "training" | "always" | "never" {
  const values = [own, other].map((value) => {
    if (typeof value === "boolean") return value;
    throw new PhraseError(
      `Expected ${name} to be True or False in each mode. Received ${JSON.stringify(value ?? null)}.`,
    );
  });
  if (paired && values[0] !== values[1]) return "training";
  return values[0] ? "always" : "never";
}
