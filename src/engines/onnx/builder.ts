// Builds an ONNX graph node by node: constants become initializers, attributes get their types from their values.
import type { Shape } from "../../ir/shape.ts";
import {
  attributeTypes,
  dataTypes,
  type AttributeProto,
  type GraphProto,
  type NodeProto,
  type TensorProto,
  type ValueInfoProto,
} from "./proto.ts";

/** A value of the ONNX graph, by name. */
export type Name = string;
/** Whole numbers are ints; a number that must be a float is written `{ float: 1 }`. */
export type AttributeValue =
  | number
  | string
  | readonly number[]
  | { readonly float: number }
  | { readonly floats: readonly number[] }
  | { readonly strings: readonly string[] }
  | { readonly graph: GraphProto };

export class OnnxBuilder {
  readonly nodes: NodeProto[] = [];
  readonly initializers: TensorProto[] = [];
  private count = 0;

  /** `prefix` begins every name. */
  constructor(readonly prefix = "") {}

  /** Adds a node with one output. */
  op(
    opType: string,
    inputs: readonly Name[],
    attributes: Readonly<Record<string, AttributeValue>> = {},
    domain = "",
  ): Name {
    return this.several(opType, inputs, attributes, 1, domain)[0] as Name;
  }
  /** Adds a node with several outputs. */
  several(
    opType: string,
    inputs: readonly Name[],
    attributes: Readonly<Record<string, AttributeValue>>,
    count: number,
    domain = "",
  ): readonly Name[] {
    const output = Array.from(
      { length: count },
      () => `${this.prefix}t${this.count++}`,
    );
    this.nodes.push({
      input: inputs,
      output,
      name: `${opType}_${output[0] ?? ""}`,
      opType,
      attribute: Object.entries(attributes).map(([name, value]) =>
        attribute(name, value),
      ),
      ...(domain !== "" && { domain }),
    });
    return output;
  }

  floats(values: ArrayLike<number>, dims: readonly number[]): Name {
    return this.initializer(
      new Uint8Array(Float32Array.from(values).buffer),
      dims,
      dataTypes.float32,
    );
  }
  /** A list of int64, as ONNX wants shapes, axes and pads. */
  ints(values: readonly number[]): Name {
    const whole = BigInt64Array.from(values, BigInt);
    return this.initializer(
      new Uint8Array(whole.buffer),
      [values.length],
      dataTypes.int64,
    );
  }
  /** Whole numbers of 32 bits. */
  wholes(values: readonly number[], dims: readonly number[]): Name {
    return this.initializer(
      new Uint8Array(Int32Array.from(values).buffer),
      dims,
      dataTypes.int32,
    );
  }
  number(value: number): Name {
    return this.floats([value], []);
  }
  private initializer(
    rawData: Uint8Array,
    dims: readonly number[],
    dataType: number,
  ): Name {
    const name = `${this.prefix}c${this.initializers.length}`;
    this.initializers.push({ name, dims, dataType, rawData });
    return name;
  }

  unary(opType: string, x: Name): Name {
    return this.op(opType, [x]);
  }
  add(a: Name, b: Name | number): Name {
    return this.op("Add", [a, this.named(b)]);
  }
  sub(a: Name | number, b: Name | number): Name {
    return this.op("Sub", [this.named(a), this.named(b)]);
  }
  mul(a: Name, b: Name | number): Name {
    return this.op("Mul", [a, this.named(b)]);
  }
  div(a: Name | number, b: Name | number): Name {
    return this.op("Div", [this.named(a), this.named(b)]);
  }
  clip(x: Name, low: number | null, high: number | null): Name {
    const above = low === null ? x : this.op("Max", [x, this.number(low)]);
    return high === null ? above : this.op("Min", [above, this.number(high)]);
  }
  where(condition: Name, a: Name, b: Name | number): Name {
    return this.op("Where", [condition, a, this.named(b)]);
  }
  greater(a: Name, b: Name | number): Name {
    return this.op("Greater", [a, this.named(b)]);
  }
  named(value: Name | number): Name {
    return typeof value === "number" ? this.number(value) : value;
  }

  transpose(x: Name, perm: readonly number[]): Name {
    return perm.every((axis, i) => axis === i)
      ? x
      : this.op("Transpose", [x], { perm });
  }
  /** At most one dimension may carry the batch: it becomes −1. */
  reshape(x: Name, shape: Shape): Name {
    const dims = shape.map((dim) => (typeof dim === "number" ? dim : -1));
    return this.op("Reshape", [x, this.ints(dims)]);
  }
  reduce(
    opType: string,
    x: Name,
    axes: readonly number[],
    keepDims: boolean,
  ): Name {
    return axes.length === 0
      ? x
      : this.op(opType, [x, this.ints(axes)], { keepdims: keepDims ? 1 : 0 });
  }
  slice(x: Name, axis: number, start: number, end: number, step = 1): Name {
    return this.op("Slice", [
      x,
      this.ints([start]),
      this.ints([end]),
      this.ints([axis]),
      this.ints([step]),
    ]);
  }
}

function attribute(name: string, value: AttributeValue): AttributeProto {
  if (typeof value === "string")
    return { name, type: attributeTypes.string, s: value };
  if (typeof value === "number")
    return { name, type: attributeTypes.int, i: value };
  if ("float" in value)
    return { name, type: attributeTypes.float, f: value.float };
  if ("floats" in value)
    return { name, type: attributeTypes.floats, floats: value.floats };
  if ("strings" in value)
    return { name, type: attributeTypes.strings, strings: value.strings };
  if ("graph" in value)
    return { name, type: attributeTypes.graph, g: value.graph };
  return { name, type: attributeTypes.ints, ints: value };
}

/** The name, type and shape of what goes in or comes out; the batch stays open. */
export function valueInfo(
  name: Name,
  shape: Shape,
  type: "float32" | "int32",
): ValueInfoProto {
  const dim = shape.map((d) =>
    typeof d === "number"
      ? { dimValue: d }
      : { dimParam: d.batch === 1 ? "N" : `${d.batch}N` },
  );
  return {
    name,
    type: { tensorType: { elemType: dataTypes[type], shape: { dim } } },
  };
}
