// Recording → Draft: the calls that training depends on, each matched to the phrase that says what it is.
import {
  lossNames,
  type Initializer,
  type Note,
  type Place,
  type Setting,
  type Shape,
  type Value,
  type ValueId,
} from "../ir/index.ts";
import type {
  Call,
  ParameterRef,
  Recording,
  TensorId,
} from "../python/recording.ts";
import { constructedObject, makeContext, type Sentence } from "./context.ts";
import type { Dialect } from "./dialect.ts";
import type {
  Draft,
  DraftNode,
  DraftOptimizer,
  DraftParameter,
} from "./draft.ts";
import { lookup, signaturesOf } from "./lookup.ts";
import { modifiersOf } from "./modified.ts";
import type { Context } from "./phrase.ts";
import { ReadError } from "./readError.ts";
import { sliceOf, type Slice } from "./trace.ts";
import { atVersion } from "./version.ts";
import { printArgument } from "./words.ts";

const valueOf = (tensor: TensorId): ValueId => `v${tensor}`;

/** Everything that one reading looks things up in. */
interface Reading {
  readonly recording: Recording;
  readonly dialect: Dialect;
  readonly version: string;
  readonly signatures: Readonly<Record<string, string>>;
  readonly constructs: ReadonlyMap<number, Call>;
  readonly slice: Slice;
}

/** Reads a recording in a dialect at a version. Throws ReadError where a call cannot be expressed. */
export function read(
  recording: Recording,
  dialect: Dialect,
  version: string,
): Draft {
  const slice = sliceOf(recording);
  const constructs = new Map(
    recording.calls
      .filter((call) => call.kind === "construct")
      .map((call) => [call.object as number, call]),
  );
  const reading: Reading = {
    recording,
    dialect,
    version,
    signatures: signaturesOf(dialect, version),
    constructs,
    slice,
  };
  const nodes = slice.calls.map((call) => readNode(reading, call));
  const learned = learnedTensors(reading);
  const ends = endpoints(reading, nodes, learned);
  return {
    dialect,
    version,
    recording,
    nodes,
    learned,
    values: valuesOf(reading),
    ...ends,
    loss: slice.loss === null ? null : valueOf(slice.loss),
    optimizer: readOptimizer(reading),
    late: lateInitializers(reading),
    notes: notesOf(reading),
  };
}

function readNode(reading: Reading, call: Call): DraftNode {
  const { recording, dialect, version, constructs } = reading;
  const construct =
    call.object === undefined ? null : (constructs.get(call.object) ?? null);
  const path = phrasePath(dialect, construct, call);
  const phrase = lookup(dialect).phrases.get(path);
  if (!phrase)
    throw new ReadError(
      `${path} was called, but ${dialect.title} has no phrase for it here. Write it with layers or functions that are known, or leave it out.`,
      call.where[0] ?? null,
    );
  const sentence: Sentence = {
    construct: construct && speaksOf(path, construct.path) ? construct : null,
    apply: call,
    twin: twinOf(reading.slice, call),
  };
  const shapes = (ids: readonly TensorId[]): Shape[] =>
    ids.map((id) => recording.tensors[id]?.shape ?? []);
  const context = makeContext({
    recording,
    version,
    sentence,
    signature: atVersion(phrase.signature, version),
    applied: phrase.applied,
    signatures: reading.signatures,
    inputs: shapes(call.inputs),
    outputs: shapes(call.outputs),
  });
  refuseUnclaimed(phrase.claims, context, path, call);
  const object =
    call.object === undefined ? undefined : recording.objects[call.object];
  const operands = phrase.operands?.(call.inputs, context) ?? call.inputs;
  return {
    id: `n${call.id}`,
    phrase,
    context,
    call: path,
    name: object?.name || call.scope,
    inputs: operands.map(valueOf),
    outputs: call.outputs.map(valueOf),
    weights: { ...object?.parameters, ...call.parameters },
    places: placesOf(sentence),
  };
}

/** What a layer's call is called: as the layer was made, or a part of it by its own name (`torch.nn.LSTM.dropout`). */
function phrasePath(
  dialect: Dialect,
  construct: Call | null,
  call: Call,
): string {
  const { phrases } = lookup(dialect);
  if (!construct || !phrases.has(construct.path)) return call.path;
  const part = call.path.startsWith(`${construct.path}.`);
  return part && phrases.has(call.path) ? call.path : construct.path;
}

const speaksOf = (path: string, made: string): boolean =>
  path === made || path.startsWith(`${made}.`);

/** The call in the other mode; a model that is trained in evaluation mode never leaves it. */
const twinOf = (slice: Slice, call: Call): Call | null =>
  slice.mode === "evaluation" && slice.loss !== null ? call : slice.twin(call);

function placesOf({ construct, apply }: Sentence): Place[] {
  const places: Place[] = [];
  if (construct && construct.where.length > 0)
    places.push({ kind: "definition", stack: construct.where });
  if (apply && apply.where.length > 0)
    places.push({ kind: "use", stack: apply.where });
  return places;
}

/** An `only(...)` parameter with another value stops the reading: a silently dropped option is the worst bug. */
function refuseUnclaimed(
  claims: DraftNode["phrase"]["claims"],
  context: Context,
  path: string,
  call: Call,
): void {
  for (const [parameter, claim] of Object.entries(claims)) {
    if (claim.claim !== "only" || !context.stated(parameter)) continue;
    const value = context.argument(parameter) ?? null;
    if (
      claim.values.some(
        (allowed) => JSON.stringify(allowed) === JSON.stringify(value),
      )
    )
      continue;
    const allowed = claim.values.map(printArgument).join(" or ");
    throw new ReadError(
      `Expected ${parameter} of ${path} to be ${allowed}. Received ${parameter}=${printArgument(value)}: what else it does is not modelled here.`,
      call.where[0] ?? null,
    );
  }
}

function valuesOf({ recording, slice }: Reading): Record<ValueId, Value> {
  const ids = new Set(
    slice.calls.flatMap((call) => [...call.inputs, ...call.outputs]),
  );
  for (const output of slice.outputs) ids.add(output);
  const entries = [...ids].map((id) => {
    const tensor = recording.tensors[id];
    if (!tensor)
      throw new ReadError(`Expected tensor ${id} to be recorded.`, null);
    return [
      valueOf(id),
      { id: valueOf(id), shape: tensor.shape, dtype: tensor.dtype },
    ] as const;
  });
  return Object.fromEntries(entries);
}

/** Parameters that stand among the inputs of calls as tensors of their own. */
function learnedTensors({ recording, slice }: Reading): DraftParameter[] {
  const produced = new Set(slice.calls.flatMap((call) => call.outputs));
  const used = new Set(
    slice.calls
      .flatMap((call) => call.inputs)
      .filter((id) => !produced.has(id)),
  );
  return [...used].flatMap((id) => {
    const parameter = recording.tensors[id]?.parameter;
    return parameter === undefined
      ? []
      : [{ id: `p${parameter}`, parameter, output: valueOf(id) }];
  });
}

/** What is fed (examples, then targets) and what the model answers. */
function endpoints(
  { recording, slice }: Reading,
  nodes: readonly DraftNode[],
  learned: readonly DraftParameter[],
) {
  const made = new Set([
    ...nodes.flatMap((node) => node.outputs),
    ...learned.map((each) => each.output),
  ]);
  const fed = [...new Set(nodes.flatMap((node) => node.inputs))].filter(
    (value) => !made.has(value),
  );
  const given = new Set(
    recording.traces.flatMap((trace) => trace.inputs).map(valueOf),
  );
  const isTarget = (value: ValueId): boolean => {
    const source = recording.tensors[Number(value.slice(1))]?.source;
    // Numbers that the program draws itself are whatever they are used as.
    if (source?.part && (source.dataset !== null || source.pass !== null))
      return source.part === "targets";
    // Fed past every model call: what a loss written by hand compares with.
    if (given.size > 0 && !given.has(value)) return true;
    const users = nodes.filter((node) => node.inputs.includes(value));
    return users.every(
      (node) => isLoss(node) && node.inputs.indexOf(value) > 0,
    );
  };
  return {
    inputs: fed.filter((value) => !isTarget(value)),
    targets: fed.filter(isTarget),
    outputs: answers(slice, nodes),
  };
}

const isLoss = (node: DraftNode): boolean => lossNames.includes(node.phrase.op);

/** The model's answers: what the outermost model call returned; without one, what the loss is given. */
function answers(slice: Slice, nodes: readonly DraftNode[]): ValueId[] {
  const returned = slice.outputs
    .map(valueOf)
    .filter(
      (value) => value !== (slice.loss === null ? "" : valueOf(slice.loss)),
    );
  if (returned.length > 0) return returned;
  return nodes.filter(isLoss).flatMap((node) => node.inputs.slice(0, 1));
}

function readOptimizer(reading: Reading): DraftOptimizer | null {
  const { recording, dialect, version, constructs } = reading;
  const step = recording.program.findLast((event) => event.kind === "step");
  if (!step) return null;
  const construct = constructs.get(step.optimizer);
  const phrase = construct && lookup(dialect).optimizers.get(construct.path);
  if (!construct || !phrase) {
    throw new ReadError(
      `${recording.objects[step.optimizer]?.path ?? "The optimiser"} has no phrase in ${dialect.title} here.`,
      step.where[0] ?? null,
    );
  }
  const sentence: Sentence = { construct, apply: null, twin: null };
  const context = makeContext({
    recording,
    version,
    sentence,
    signature: atVersion(phrase.signature, version),
    applied: undefined,
    signatures: reading.signatures,
  });
  refuseUnclaimed(phrase.claims, context, construct.path, construct);
  const modifiers = modifiersOf(reading, step.optimizer);
  for (const each of modifiers)
    refuseUnclaimed(
      each.phrase.claims,
      each.context,
      each.call.path,
      each.call,
    );
  return {
    phrase,
    context,
    modifiers,
    call: construct.path,
    places: placesOf(sentence),
    parameters: new Set(step.parameters),
  };
}

/** Initialisers that a call set on a parameter after it was made; the last writer wins. */
function lateInitializers({
  recording,
  dialect,
  signatures,
}: Reading): Map<ParameterRef, Setting<Initializer>[]> {
  const late = new Map<ParameterRef, Setting<Initializer>[]>();
  for (const call of recording.calls) {
    if (call.kind !== "late" || call.parameter === undefined) continue;
    const phrase = lookup(dialect).initializers.get(call.path);
    if (!phrase) continue;
    const made = constructedObject(
      {
        ...recording,
        calls: [{ ...call, kind: "construct", object: call.id }],
      },
      call.id,
      signatures,
    );
    const shape = recording.parameters[call.parameter]?.shape ?? [];
    if (!made) continue;
    const words = `${call.path}(${Object.entries(call.arguments)
      .map(([key, value]) => `${key}=${printArgument(value)}`)
      .join(", ")})`;
    const setting: Setting<Initializer> = {
      value: phrase.read(made, shape),
      origin: phrase.origin ?? "stated",
      words,
      parameters: [],
      source: phrase.source,
      ...(call.where[0] && { span: call.where[0] }),
    };
    late.set(call.parameter, [...(late.get(call.parameter) ?? []), setting]);
  }
  return late;
}

function notesOf({ recording, slice }: Reading): Note[] {
  const notes: Note[] = recording.notes.map((note) => ({
    kind: note.kind,
    text: note.text,
    ...(note.where[0] && { span: note.where[0] }),
  }));
  notes.push(...seedNotes(recording));
  if (slice.structure !== null)
    notes.push({ kind: "not modelled", text: slice.structure });
  if (slice.mode === "evaluation" && slice.loss !== null)
    notes.push({
      kind: "warning",
      text: "The model is trained in evaluation mode: dropout does nothing and batch normalisation uses its running statistics.",
    });
  return notes;
}

/** Seeds that the program sets: honoured as the start of our own streams, or said not to be. */
function seedNotes({ program }: Recording): Note[] {
  return program.flatMap((event): Note[] => {
    if (
      event.kind !== "ambient" ||
      !/(^|\.)(seed|RandomState|default_rng)$/.test(event.key)
    )
      return [];
    const span = event.where[0];
    const said = printArgument(event.value);
    const text =
      event.key === "seed"
        ? `The seed ${said} is honoured: initial weights follow from it, from this page's own random numbers, not bit for bit the framework's.`
        : `${event.key}(${said}) is not honoured: initial weights here do not come from that stream.`;
    return [
      {
        kind: event.key === "seed" ? "assumption" : "no effect",
        text,
        ...(span && { span }),
      },
    ];
  });
}
