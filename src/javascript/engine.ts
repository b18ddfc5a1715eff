// QuickJS, once its WebAssembly is up: runs one column in a fresh context of its own, bounded in time, memory and depth.
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime,
  type QuickJSSyncVariant,
  type QuickJSWASMModule,
} from "quickjs-emscripten-core";
import type { PythonFile } from "../python/client.ts";
import {
  emptyRecording,
  type Recording,
  type RecordingError,
  type RecordRequest,
} from "../python/recording.ts";
import {
  failure,
  limitFailure,
  syntaxFailure,
  type Thrown,
} from "./failures.ts";
import { mostPages, mostStack } from "./limits.ts";
import { ProgramError, programOf, type Program } from "./program.ts";

export interface Engine {
  record(request: RecordRequest): Promise<Recording>;
}

/** Starts QuickJS. `files`: the recorder's and the frameworks' modules by path; `seconds`: how long one record may take. */
export async function startEngine(
  variant: QuickJSSyncVariant,
  files: readonly PythonFile[],
  seconds: number,
): Promise<Engine> {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const quiet = newVariant(variant, {
    // What it prints when it cannot give its memory back is no news: it is started anew.
    emscriptenModule: { printErr: () => undefined } as object,
    wasmMemory: () =>
      Promise.resolve(
        new WebAssembly.Memory({ initial: 256, maximum: mostPages }),
      ),
  });
  const start = () => newQuickJSWASMModuleFromVariant(quiet);
  let up = start();
  await up;
  return {
    record: async (request) => {
      try {
        const { recording, whole } = record(await up, texts, seconds, request);
        if (!whole) up = start();
        return recording;
      } catch (error) {
        up = start(); // Whatever broke it must not stand in the way of the next program.
        throw error;
      }
    },
  };
}

interface Recorded {
  readonly recording: Recording;
  /** Whether QuickJS is still fit for the next program. */
  readonly whole: boolean;
}

function record(
  quickjs: QuickJSWASMModule,
  texts: ReadonlyMap<string, string>,
  seconds: number,
  request: RecordRequest,
): Recorded {
  let program: Program;
  try {
    program = programOf(request.cells);
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    const recording = { ...emptyRecording, error: syntaxFailure(error) };
    return { recording, whole: true };
  }
  const runtime = quickjs.newRuntime();
  const context = runtime.newContext();
  const run = new Run(runtime, context, texts, seconds, request, program);
  try {
    const recording = run.record();
    return { recording, whole: closed(runtime, context) };
  } catch (error) {
    const thrown = brokenBy(error);
    return {
      recording: { ...emptyRecording, error: failure(thrown, program) },
      whole: false,
    };
  }
}

/** What a program did that QuickJS itself could not bear: the stack it stands on was full before its own bound, or its memory ran out. */
function brokenBy(error: unknown): Thrown {
  if (error instanceof RangeError)
    return { name: error.name, message: "stack overflow", stack: "" };
  if (error instanceof WebAssembly.RuntimeError)
    return {
      name: "InternalError",
      message: `out of memory (${error.message})`,
      stack: "",
    };
  throw error;
}

/** Gives the memory back. After a program that filled it, QuickJS may find that it cannot, and has to be started anew. */
function closed(runtime: QuickJSRuntime, context: QuickJSContext): boolean {
  try {
    context.dispose();
    runtime.dispose();
    return true;
  } catch {
    return false;
  }
}

class Run {
  private deadline = 0;
  private over = false;

  constructor(
    private readonly runtime: QuickJSRuntime,
    private readonly context: QuickJSContext,
    private readonly texts: ReadonlyMap<string, string>,
    private readonly seconds: number,
    private readonly request: RecordRequest,
    private readonly program: Program,
  ) {
    runtime.setMaxStackSize(mostStack);
    runtime.setInterruptHandler(() => {
      this.over ||= performance.now() > this.deadline;
      return this.over;
    });
    runtime.setModuleLoader(
      (name) =>
        this.texts.get(name) ?? {
          error: new Error(`Cannot find module '${name}' here.`),
        },
    );
  }

  record(): Recording {
    this.begin(this.seconds);
    const { signatures, versions, example, entry } = this.request;
    this.evaluate("begin", startText(this.texts, { signatures, versions }));
    const thrown = this.run("program", this.program.text);
    const tried =
      thrown ??
      this.run(
        "finish",
        `import { __scope } from "program"; import { finish } from "rosetta/run.js"; finish(__scope, ${json(example)}, ${json(entry)});`,
      );
    const error = tried && this.failureOf(tried);
    this.begin(this.seconds);
    const text = this.read(
      "document",
      'import { document } from "rosetta/run.js"; globalThis.__document = document();',
    );
    return this.recording(text, error);
  }

  private begin(seconds: number): void {
    this.over = false;
    this.deadline = performance.now() + seconds * 1000;
  }

  /** Ours: it must succeed. */
  private evaluate(name: string, text: string): void {
    const thrown = this.run(name, text);
    if (thrown)
      throw new Error(
        `Expected the recorder's own modules to start. Received ${thrown.name}: ${thrown.message}\n${thrown.stack}`,
      );
  }

  /** Runs a module and all that it left to do; what it threw, or null. */
  private run(name: string, text: string): Thrown | null {
    const { context } = this;
    const result = context.evalCode(text, name, { type: "module" });
    if (result.error) return this.thrown(result.error);
    const settled = result.value;
    try {
      const broken = this.jobs();
      if (broken) return broken;
      const state = context.getPromiseState(settled);
      if (state.type === "fulfilled" && !state.notAPromise)
        state.value.dispose();
      if (state.type === "rejected") return this.thrown(state.error);
      if (state.type === "pending")
        return {
          name: "Error",
          message:
            "The program waits for something that never comes: a dry run has no network, no files and no clock.",
          stack: "",
        };
      return null;
    } finally {
      settled.dispose();
    }
  }

  private jobs(): Thrown | null {
    const result = this.runtime.executePendingJobs();
    if (result.error) return this.thrown(result.error);
    result.dispose();
    return null;
  }

  private read(name: string, text: string): string {
    const thrown = this.run(name, text);
    if (thrown)
      return JSON.stringify({
        ...emptyRecording,
        stdout: "",
        broken: `${thrown.name}: ${thrown.message}`,
      });
    const handle = this.context.getProp(this.context.global, "__document");
    const read = this.context.getString(handle);
    handle.dispose();
    return read;
  }

  private thrown(handle: QuickJSHandle): Thrown {
    const { context } = this;
    const text = (key: string): string => {
      try {
        const property = context.getProp(handle, key);
        const value =
          context.typeof(property) === "string"
            ? context.getString(property)
            : "";
        property.dispose();
        return value;
      } catch {
        return "";
      }
    };
    const isObject = context.typeof(handle) === "object";
    const thrown = isObject
      ? { name: text("name"), message: text("message"), stack: text("stack") }
      : { name: "Error", message: String(context.dump(handle)), stack: "" };
    handle.dispose();
    return thrown;
  }

  private failureOf(thrown: Thrown): RecordingError {
    return this.over
      ? limitFailure(
          thrown,
          `The dry run was stopped after ${this.seconds} s of JavaScript. Reading needs no long loops: it computes nothing.`,
          this.program,
        )
      : failure(thrown, this.program);
  }

  /** The recorder's document, with positions as ranges. */
  private recording(text: string, error: RecordingError | null): Recording {
    const { broken, ...document } = JSON.parse(text) as Recording & {
      broken?: string;
    };
    const placed = placedIn(document, this.program);
    return {
      ...placed,
      error:
        error ??
        (broken === undefined
          ? null
          : {
              kind: "limit",
              type: "Error",
              message: `What the program did could not be written down: ${broken}`,
              traceback: "",
              span: null,
            }),
    };
  }
}

const json = (value: unknown): string => JSON.stringify(value) ?? "undefined";

/** Brings the recorder and every framework in. */
function startText(
  texts: ReadonlyMap<string, string>,
  request: Pick<RecordRequest, "signatures" | "versions">,
): string {
  const frameworks = [...texts.keys()].filter((path) =>
    /^[^/]+\/provide\.js$/.test(path),
  );
  const imports = frameworks.map(
    (path, i) => `import * as f${i} from ${JSON.stringify(path)};`,
  );
  return `import { begin, open, provide } from "rosetta/run.js"; ${imports.join(" ")}
begin(${JSON.stringify(request)});
${frameworks.map((_, i) => `provide(f${i});`).join(" ")}
open({ ${frameworks.map((_, i) => `...f${i}.globals`).join(", ")} });`;
}

/** Ranges in place of `line:column`; frames of ours are none. */
function placedIn(document: Recording, program: Program): Recording {
  const where = (positions: readonly unknown[]) =>
    positions.flatMap((each) => program.span(String(each)) ?? []);
  const at = <T extends { readonly where: readonly unknown[] }>(
    each: T,
  ): T => ({
    ...each,
    where: where(each.where),
  });
  return {
    ...document,
    calls: document.calls.map(at),
    program: document.program.map(at),
    notes: document.notes.map(at),
  };
}
