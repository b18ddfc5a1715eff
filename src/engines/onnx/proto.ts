// The part of ONNX's file format that a model's forward pass needs, as a table of fields, and its protobuf encoding.
// Source: onnx/onnx.proto. Written with protobufjs's writer alone: its generated code would need `eval`, which our policy forbids.
import { Writer } from "protobufjs/minimal";

export interface TensorProto {
  readonly name: string;
  readonly dims: readonly number[];
  readonly dataType: number;
  readonly rawData: Uint8Array;
}
export interface AttributeProto {
  readonly name: string;
  readonly type: number;
  readonly f?: number;
  readonly i?: number;
  readonly s?: string;
  readonly ints?: readonly number[];
  readonly floats?: readonly number[];
  readonly strings?: readonly string[];
  readonly g?: GraphProto;
}
export interface NodeProto {
  readonly input: readonly string[];
  readonly output: readonly string[];
  readonly name: string;
  readonly opType: string;
  readonly attribute: readonly AttributeProto[];
  /** `com.microsoft` for onnxruntime's own operators; ONNX's, if not said. */
  readonly domain?: string;
}
interface DimensionProto {
  readonly dimValue?: number;
  readonly dimParam?: string;
}
export interface ValueInfoProto {
  readonly name: string;
  readonly type: {
    readonly tensorType: {
      readonly elemType: number;
      readonly shape: { readonly dim: readonly DimensionProto[] };
    };
  };
}
export interface GraphProto {
  readonly node: readonly NodeProto[];
  readonly name: string;
  readonly initializer: readonly TensorProto[];
  readonly input: readonly ValueInfoProto[];
  readonly output: readonly ValueInfoProto[];
}
export interface ModelProto {
  readonly irVersion: number;
  readonly producerName: string;
  readonly graph: GraphProto;
  readonly opsetImport: readonly {
    readonly domain: string;
    readonly version: number;
  }[];
}

/** TensorProto.DataType. */
export const dataTypes = { float32: 1, int32: 6, int64: 7, bool: 9 } as const;
/** AttributeProto.AttributeType. */
export const attributeTypes = {
  float: 1,
  int: 2,
  string: 3,
  graph: 5,
  floats: 6,
  ints: 7,
  strings: 8,
} as const;
/** Opset 19 is the first whose Pad wraps round. */
export const opset = 19;
export const irVersion = 9;

type Kind = "int64" | "float" | "string" | "bytes" | MessageName;
type MessageName = keyof typeof messages;
/** Field number and kind; lists are told by their values. */
type Fields = Readonly<Record<string, readonly [number, Kind]>>;

const messages = {
  model: {
    irVersion: [1, "int64"],
    producerName: [2, "string"],
    graph: [7, "graph"],
    opsetImport: [8, "opset"],
  },
  opset: { domain: [1, "string"], version: [2, "int64"] },
  graph: {
    node: [1, "node"],
    name: [2, "string"],
    initializer: [5, "tensor"],
    input: [11, "valueInfo"],
    output: [12, "valueInfo"],
  },
  node: {
    input: [1, "string"],
    output: [2, "string"],
    name: [3, "string"],
    opType: [4, "string"],
    attribute: [5, "attribute"],
    domain: [7, "string"],
  },
  attribute: {
    name: [1, "string"],
    f: [2, "float"],
    i: [3, "int64"],
    s: [4, "string"],
    g: [6, "graph"],
    floats: [7, "float"],
    ints: [8, "int64"],
    strings: [9, "string"],
    type: [20, "int64"],
  },
  tensor: {
    dims: [1, "int64"],
    dataType: [2, "int64"],
    name: [8, "string"],
    rawData: [9, "bytes"],
  },
  valueInfo: { name: [1, "string"], type: [2, "type"] },
  type: { tensorType: [1, "tensorType"] },
  tensorType: { elemType: [1, "int64"], shape: [2, "shape"] },
  shape: { dim: [1, "dimension"] },
  dimension: { dimValue: [1, "int64"], dimParam: [2, "string"] },
} as const satisfies Readonly<
  Record<string, Readonly<Record<string, readonly [number, string]>>>
>;

export function encodeModel(model: ModelProto): Uint8Array {
  const writer = Writer.create();
  write(writer, "model", model);
  return writer.finish();
}

function write(writer: Writer, message: MessageName, value: object): void {
  const fields = messages[message] as Fields;
  for (const [name, content] of Object.entries(value) as [string, unknown][]) {
    const field = fields[name];
    if (!field)
      throw new TypeError(
        `Expected a field of ONNX's ${message}. Received ${name}.`,
      );
    const items: readonly unknown[] = Array.isArray(content)
      ? content
      : [content];
    for (const item of items) writeField(writer, field, item);
  }
}

function writeField(
  writer: Writer,
  [id, kind]: readonly [number, Kind],
  value: unknown,
): void {
  switch (kind) {
    case "int64":
      writer.uint32(id << 3).int64(value as number);
      break;
    case "float":
      writer.uint32((id << 3) | 5).float(value as number);
      break;
    case "string":
      writer.uint32((id << 3) | 2).string(value as string);
      break;
    case "bytes":
      writer.uint32((id << 3) | 2).bytes(value as Uint8Array);
      break;
    default:
      writer.uint32((id << 3) | 2).fork();
      write(writer, kind, value as object);
      writer.ldelim();
  }
}
