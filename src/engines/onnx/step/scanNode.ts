// A scan as ONNX's own Scan: its body is a graph inside the node, which sees what is kept from the graph around it. The file does not grow with
// the number of steps, and a session of it starts in a tenth of the time.
import type { Attributes } from "../../step/primitives.ts";
import { OnnxBuilder, valueInfo, type Name } from "../builder.ts";
import type { GraphProto } from "../proto.ts";
import { Emitter } from "./emitter.ts";
import type { Laid } from "./laid.ts";
import type { EmitBody } from "./scan.ts";

type Scan = Attributes["scan"];

/** The results of a scan that has sequences: the states after its last step, then each output of all steps. */
export function asNode(
  e: Emitter,
  scan: Scan,
  inputs: readonly Laid[],
  emitBody: EmitBody,
): Laid[] {
  const { steps, backward, sequences, body } = scan;
  const carried = body.states.length;
  const settled = inputs.map((each) => e.settled(each));
  const fed = settled.slice(0, carried + sequences);
  const { graph, results } = bodyGraph(e, scan, settled, emitBody);
  const direction = Number(backward);
  const names = e.b.several(
    "Scan",
    fed.map(({ name }) => name),
    {
      body: { graph },
      num_scan_inputs: sequences,
      scan_input_directions: Array<number>(sequences).fill(direction),
      scan_output_directions: body.outputs.map(() => direction),
    },
    results.length,
  );
  return results.map(({ shape, type }, i) =>
    e.plain(names[i] as Name, i < carried ? shape : [steps, ...shape], type),
  );
}

interface BodyGraph {
  readonly graph: GraphProto;
  readonly results: readonly Laid[];
}

function bodyGraph(
  outer: Emitter,
  { body, sequences }: Scan,
  inputs: readonly Laid[],
  emitBody: EmitBody,
): BodyGraph {
  const carried = body.states.length;
  // Names of a body may not hide those of the graph around it.
  const prefix = `${outer.b.prefix}s${outer.b.nodes.length}_`;
  const b = new OnnxBuilder(prefix);
  const e = new Emitter(b, outer.batchSize, outer.target);
  const fed = inputs
    .slice(0, carried + sequences)
    .map(({ shape, type }, i) =>
      e.plain(`${prefix}in${i}`, i < carried ? shape : shape.slice(1), type),
    );
  const values = emitBody(e, body, [...fed, ...inputs.slice(fed.length)]);
  const results = [...body.states, ...body.outputs].map((ref) => {
    const laid = e.settled(values[ref] as Laid);
    // A name of its own, even where a step gives out what it was given, or one value twice.
    return { ...laid, name: b.op("Identity", [laid.name]) };
  });
  const info = ({ name, shape, type }: Laid) => valueInfo(name, shape, type);
  const graph = {
    node: b.nodes,
    name: "body",
    initializer: b.initializers,
    input: fed.map(info),
    output: results.map(info),
  };
  return { graph, results };
}
