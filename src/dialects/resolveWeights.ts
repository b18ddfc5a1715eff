// The weights of one node: which of the dialect's play its roles, how they are arranged, born and trained.
import {
  noPenalty,
  opOf,
  type Codec,
  type Initializer,
  type Parameter,
  type Part,
  type Penalty,
  type Setting,
  type Value,
  type ValueId,
} from "../ir/index.ts";
import type { ParameterRef } from "../python/recording.ts";
import { firstSpan, type Draft, type DraftNode } from "./draft.ts";
import type { JoinedWeight, WeightWord } from "./phrase.ts";
import { ReadError } from "./readError.ts";
import { settle } from "./settings.ts";

/** The node's weights by role, and the blocks of joined weights. */
export interface NodeWeights {
  readonly parameters: Readonly<Record<string, string>>;
  readonly parts?: Readonly<Record<string, Part>>;
}

type Known = Map<ParameterRef, Parameter>;
type NeutralRole = Pick<Parameter, "shape" | "fans" | "state">;

/** Finds the weights of a node; new ones are added to those known. */
export function weightsOf(
  draft: Draft,
  node: DraftNode,
  options: Readonly<Record<string, Setting<unknown>>>,
  values: Readonly<Record<ValueId, Value>>,
  known: Known,
): NodeWeights {
  const plain = Object.fromEntries(
    Object.entries(options).map(([key, setting]) => [key, setting.value]),
  );
  const inputs = node.inputs.map((id) => values[id]?.shape ?? []);
  const roles = opOf(node.phrase.op).roles?.(inputs, plain) ?? {};
  const cuts = cutsOf(node);
  const parameters: Record<string, string> = {};
  const parts: Record<string, Part> = {};
  for (const [role, neutral] of inOwnOrder(Object.entries(roles), cuts)) {
    const cut = cuts.get(role);
    const ref = cut
      ? joinedWeight(draft, node, cut.word, known)
      : ownWeight(draft, node, role, neutral, known);
    parameters[role] = `w${ref}`;
    if (cut) parts[role] = cut.part;
  }
  return { parameters, ...(Object.keys(parts).length > 0 && { parts }) };
}

type Cuts = ReadonlyMap<
  string,
  { readonly word: JoinedWeight; readonly part: Part }
>;

/** Roles of joined weights as the dialect orders these weights. */
function inOwnOrder<T>(
  roles: readonly (readonly [string, T])[],
  cuts: Cuts,
): readonly (readonly [string, T])[] {
  const place = new Map([...cuts.keys()].map((role, i) => [role, i]));
  return roles.toSorted(
    ([a], [b]) => (place.get(a) ?? -1) - (place.get(b) ?? -1),
  );
}

/** The blocks of the joined weights that this node has, by role. */
function cutsOf(node: DraftNode): Cuts {
  const own = (node.phrase.joined ?? []).filter(
    ({ parameter }) => node.weights[parameter] !== undefined,
  );
  return new Map(
    own.flatMap((word) =>
      Object.entries(word.parts(node.context)).map(
        ([role, part]) => [role, { word, part }] as const,
      ),
    ),
  );
}

function ownWeight(
  draft: Draft,
  node: DraftNode,
  role: string,
  { shape, fans, state }: NeutralRole,
  known: Known,
): ParameterRef {
  const word = node.phrase.weights?.[role];
  const ref = word && node.weights[word.parameter];
  if (!word || ref === undefined)
    throw new ReadError(
      `Expected ${node.call} to own a weight for ${role}. Received none${word ? ` named ${word.parameter}` : ""}.`,
      firstSpan(node) ?? null,
    );
  const codec = word.codec(node.context);
  refuseOtherLayout(known.get(ref), shape, codec, node);
  if (!known.has(ref))
    known.set(
      ref,
      parameterOf(draft, node, ref, word, codec, role, {
        shape,
        state,
        fans: word.fans?.(node.context) ?? fans,
      }),
    );
  return ref;
}

/** A weight without an owner goes by a name of its own, where the program gave it one; others by their layer's. */
function nameIn(
  node: DraftNode,
  { owner, role }: { readonly owner: number | null; readonly role: string },
  parameter: string,
): string {
  if (owner === null && role !== parameter) return role;
  return node.name ? `${node.name}.${parameter}` : parameter;
}

/** What the program calls it: a layer of several floors has a `weight_ih_l0` and a `weight_ih_l1`. */
const nameOf = (
  draft: Draft,
  ref: ParameterRef,
  { parameter }: JoinedWeight,
): string => draft.recording.parameters[ref]?.role ?? parameter;

/** A weight that plays several roles keeps the dialect's arrangement. */
function joinedWeight(
  draft: Draft,
  node: DraftNode,
  word: JoinedWeight,
  known: Known,
): ParameterRef {
  const ref = node.weights[word.parameter] as ParameterRef;
  const shape = draft.recording.parameters[ref]?.shape ?? [];
  refuseOtherLayout(known.get(ref), shape, [], node);
  if (!known.has(ref))
    known.set(
      ref,
      parameterOf(
        draft,
        node,
        ref,
        { ...word, parameter: nameOf(draft, ref, word) },
        [],
        word.parameter,
        {
          shape,
          state: false,
          fans: word.fans(node.context),
        },
      ),
    );
  return ref;
}

function parameterOf(
  draft: Draft,
  node: DraftNode,
  ref: ParameterRef,
  word: Pick<WeightWord, "parameter" | "initializer" | "penalty">,
  codec: Codec,
  role: string,
  neutral: NeutralRole,
): Parameter {
  const recorded = draft.recording.parameters[ref];
  if (!recorded)
    throw new ReadError(
      `Expected parameter ${ref} to be recorded.`,
      firstSpan(node) ?? null,
    );
  const first = settle(
    word.initializer,
    node.context,
    firstSpan(node),
    `initialiser of ${word.parameter} of ${node.call}`,
  );
  return {
    id: `w${ref}`,
    name: nameIn(node, recorded, word.parameter),
    role,
    ...neutral,
    dialectShape: recorded.shape,
    codec,
    dtype: recorded.dtype,
    ...initializerOf(draft, ref, first),
    trainable: trainability(draft, ref),
    penalty: penaltyOf(node, word),
  };
}

export const unpunished: Setting<Penalty> = {
  value: noPenalty,
  origin: "default",
  words: "",
  parameters: [],
};

/** What the weight adds to the loss, where its layer has a word for that. */
function penaltyOf(
  node: DraftNode,
  word: Pick<WeightWord, "parameter" | "penalty">,
): Setting<Penalty> {
  return word.penalty
    ? settle(
        word.penalty,
        node.context,
        firstSpan(node),
        `regulariser of ${word.parameter} of ${node.call}`,
      )
    : unpunished;
}

export function initializerOf(
  draft: Draft,
  ref: ParameterRef,
  first: Setting<Initializer>,
): Pick<Parameter, "initializer" | "history"> {
  const all = [first, ...(draft.late.get(ref) ?? [])];
  return { initializer: all.at(-1) ?? first, history: all.slice(0, -1) };
}

/** One weight serves many nodes only where all read it in the same neutral arrangement. */
function refuseOtherLayout(
  known: Parameter | undefined,
  shape: readonly number[],
  codec: Codec,
  node: DraftNode,
): void {
  const alike =
    known?.shape.join() === shape.join() &&
    JSON.stringify(known.codec) === JSON.stringify(codec);
  if (!known || alike) return;
  throw new ReadError(
    `Expected a weight shared by several calls to be arranged alike in all of them. Received ${known.name}, which ${node.call} reads as (${shape.join(", ")}) and another call as (${known.shape.join(", ")}): such tying is not modelled here; give ${node.call} a weight of its own.`,
    firstSpan(node) ?? null,
  );
}

/** Trainable: not frozen, and given to the optimiser if there is one. */
export function trainability(
  draft: Draft,
  ref: ParameterRef,
): Setting<boolean> {
  const recorded = draft.recording.parameters[ref];
  const frozen = recorded?.trainable === false && !recorded.state;
  const given =
    draft.optimizer === null ||
    draft.optimizer.parameters.has(ref) ||
    recorded?.state === true;
  if (!frozen && given)
    return {
      value: recorded?.state !== true,
      origin: "default",
      words: "",
      parameters: [],
    };
  return {
    value: false,
    origin: "stated",
    words: frozen ? "frozen" : "not given to the optimiser",
    parameters: [],
  };
}
