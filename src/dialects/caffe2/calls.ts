// How Caffe2 is called: an operator as a method of a net, and brew's helper that makes its parameters and adds it.
import type { OpName, Source } from "../../ir/index.ts";
import {
  elsewhere,
  ignored,
  input,
  only,
  phrase,
  type Claim,
  type Phrase,
} from "../phrase.ts";
import { inSource } from "./sources.ts";

/** Arguments that an operator reads and no Python signature names: the operator's own default holds where they are None. */
export const unstated = (names: readonly string[]): string =>
  names.map((name) => `${name}=None`).join(", ");

/** What every operator takes: core.CreateOperator. */
const tail =
  "name='', control_input=None, device_option=None, arg=None, engine=None, debug_info=None";
const everywhere: Readonly<Record<string, Claim>> = {
  name: elsewhere("the node's name"),
  control_input: ignored("it says what runs before what"),
  device_option: ignored("it says where the operator runs"),
  arg: only(null),
  engine: ignored("it says which implementation runs"),
  debug_info: ignored("it is a remark"),
};

const joined = (...parts: readonly string[]): string =>
  parts.filter(Boolean).join(", ");

/** The signature of `net.Conv(…)`. */
export const netSignature = (names: readonly string[]): string =>
  joined("inputs, outputs=None, *", unstated(names), tail);

/** The signature of a helper: its own parameters, those that it takes by name only, then what it hands to the operator. */
export const helperSignature = (
  own: string,
  names: readonly string[] | null,
  byName = "",
): string =>
  names === null
    ? joined("model", own)
    : joined("model", own, "*", byName, unstated(names), tail);

const netClaims: Readonly<Record<string, Claim>> = {
  inputs: input,
  outputs: elsewhere("the node's name"),
  ...everywhere,
};

const helperClaims: Readonly<Record<string, Claim>> = {
  model: elsewhere("the model that the operator is added to"),
  blob_in: input,
  blobs_in: input,
  blob_out: elsewhere("the node's name"),
  use_cudnn: ignored("it says which implementation runs"),
  cudnn_exhaustive_search: ignored("it changes speed only"),
  ws_nbytes_limit: ignored("it changes memory only"),
  float16_compute: ignored("it acts on 16-bit blobs only"),
  enable_tensor_core: ignored("it says which implementation runs"),
  transform_inputs: elsewhere("checked while recording: only None is read"),
  weight_init: elsewhere("the weight's initialiser"),
  WeightInitializer: elsewhere("the weight's initialiser"),
  bias_init: elsewhere("the bias's initialiser"),
  BiasInitializer: elsewhere("the bias's initialiser"),
  ...everywhere,
};

type Definition<Name extends OpName> = Omit<
  Phrase<Name>,
  "calls" | "signature" | "claims" | "source"
> & {
  readonly claims?: Readonly<Record<string, Claim>>;
  readonly source?: Source;
  /** Parameters of a helper that it takes by name only. */
  readonly byName?: string;
};

/** An operator of a net. `part` names what one call means by an argument: `MaxPool.global`. */
export const operator = <Name extends OpName>(
  name: string,
  names: readonly string[],
  definition: Definition<Name>,
  part = "",
): Phrase<Name> =>
  phrase({
    source: inSource("caffe2/python/core.py · Net.__getattr__"),
    ...definition,
    calls: [`caffe2.python.core.Net.${name}${part}`],
    signature: netSignature(names),
    claims: { ...netClaims, ...definition.claims },
  });

/** A helper of brew: `own` are its parameters after the model, `names` what it hands to the operator; null where it hands on nothing. */
export const helper = <Name extends OpName>(
  name: string,
  own: string,
  names: readonly string[] | null,
  { byName, ...definition }: Definition<Name>,
  part = "",
): Phrase<Name> =>
  phrase({
    source: inSource("caffe2/python/brew.py · HelperWrapper"),
    ...definition,
    calls: [`caffe2.python.brew.${name}${part}`],
    signature: helperSignature(own, names, byName),
    claims: { ...helperClaims, ...definition.claims },
  });
