// What runs the mathematics, in words.
import type { BackendId, DeviceReport } from "../../engines/engine.ts";
import type { BackendChoice } from "../state/page.ts";

const names: Readonly<Record<BackendId, string>> = {
  webgpu: "WebGPU",
  webgl: "WebGL",
  wasm: "Wasm",
  cpu: "CPU",
};

export const backendName = (backend: BackendId): string => names[backend];

export const backendChoices: readonly { id: BackendChoice; words: string }[] = [
  { id: "auto", words: "the best this browser has" },
  { id: "webgpu", words: "WebGPU" },
  { id: "webgl", words: "WebGL" },
  { id: "wasm", words: "WebAssembly, on the CPU" },
  { id: "cpu", words: "plain JavaScript, on the CPU" },
];

/** `WebGPU · Apple M3`, `WebGL · SwiftShader (software)`; before the first run, what was chosen. */
export function deviceText(
  report: DeviceReport | null,
  choice: BackendChoice,
): string {
  if (!report)
    return choice === "auto"
      ? "device chosen at Run"
      : `${names[choice]}, at Run`;
  const { backend, name, software } = report.device;
  return `${names[backend]}${name ? ` · ${name}` : ""}${software ? " (software)" : ""}`;
}
