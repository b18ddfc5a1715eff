// What stands behind each backend on this machine: the graphics adapter's name, and whether it is emulated on the CPU.
import type { BackendId } from "./engine.ts";

export interface Adapter {
  readonly name: string;
  readonly software: boolean;
}

/** Adapters that compute on the CPU: Chromium's, Mesa's, Windows's. */
const emulators: readonly (readonly [RegExp, string])[] = [
  [/swiftshader/i, "SwiftShader"],
  [/llvmpipe/i, "llvmpipe"],
  [/lavapipe/i, "lavapipe"],
  [/softpipe/i, "softpipe"],
  [/microsoft basic render/i, "Microsoft Basic Render Driver"],
];

const emulatorIn = (words: string): string | undefined =>
  emulators.find(([pattern]) => pattern.test(words))?.[1];

/** The adapter, or why there is none. */
export async function adapterOf(
  backend: BackendId,
): Promise<Adapter | { readonly reason: string }> {
  switch (backend) {
    case "webgpu":
      return gpuAdapter();
    case "webgl":
      return webglAdapter();
    case "wasm":
      return typeof WebAssembly === "object"
        ? { name: "WebAssembly", software: false }
        : { reason: "This browser has no WebAssembly." };
    case "cpu":
      return { name: "JavaScript", software: false };
    default:
      backend satisfies never;
      return {
        reason: `Expected a known backend. Received ${String(backend)}.`,
      };
  }
}

/** The part of WebGPU's adapter that names it; TypeScript's library does not know WebGPU yet. */
interface GpuAdapter {
  readonly info?: {
    readonly vendor: string;
    readonly architecture: string;
    readonly device: string;
    readonly description: string;
    readonly isFallbackAdapter?: boolean;
  };
  readonly isFallbackAdapter?: boolean;
}
interface Gpu {
  requestAdapter(): Promise<GpuAdapter | null>;
}

async function gpuAdapter(): Promise<Adapter | { readonly reason: string }> {
  const gpu = (globalThis.navigator as { gpu?: Gpu } | undefined)?.gpu;
  if (!gpu)
    return {
      reason: "This browser gives no WebGPU to workers (navigator.gpu).",
    };
  const adapter = await gpu.requestAdapter();
  if (!adapter) return { reason: "WebGPU found no graphics adapter." };
  const { info } = adapter;
  const name =
    [
      info?.description,
      info?.device,
      [info?.vendor, info?.architecture].join(" "),
    ]
      .map((text) => text?.trim() ?? "")
      .find((text) => text !== "") ?? "graphics adapter";
  const fallback =
    adapter.isFallbackAdapter ?? info?.isFallbackAdapter ?? false;
  const words = Object.values({ ...info, name }).join(" ");
  const emulator = emulatorIn(words);
  return {
    name: emulator ?? name,
    software: fallback || emulator !== undefined,
  };
}

function webglAdapter(): Adapter | { readonly reason: string } {
  if (typeof OffscreenCanvas === "undefined")
    return { reason: "This browser has no OffscreenCanvas for workers." };
  const gl = new OffscreenCanvas(1, 1).getContext("webgl2");
  if (!gl) return { reason: "This browser gives no WebGL 2 to workers." };
  const extension = gl.getExtension("WEBGL_debug_renderer_info");
  const name = String(
    gl.getParameter(extension?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER),
  );
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  const emulator = emulatorIn(name);
  return {
    name: emulator ?? shortName(name),
    software: emulator !== undefined,
  };
}

/** `ANGLE (Apple, ANGLE Metal Renderer: Apple M3, Unspecified Version)` says more than a visitor wants. */
function shortName(renderer: string): string {
  const inner = /^ANGLE \([^,]*, (.*)$/.exec(renderer)?.[1];
  if (!inner) return renderer;
  const first = inner.split(", ")[0] ?? inner;
  return first
    .replace(/^ANGLE Metal Renderer: /, "")
    .replace(/ Direct3D11 .*$/, "")
    .replace(/^Vulkan [\d.]+ /, "");
}
