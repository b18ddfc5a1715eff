// What runs the mathematics, in words.
import {
  backends,
  engineIds,
  type BackendId,
  type DeviceReport,
} from "../../engines/engine.ts";
import { engineName } from "../../engines/names.ts";
import type { EngineChoice } from "../state/page.ts";

const short: Readonly<Record<BackendId, string>> = {
  webgpu: "WebGPU",
  webgl: "WebGL",
  wasm: "Wasm",
  cpu: "CPU",
};

export const engineChoices: readonly { id: EngineChoice; words: string }[] = [
  { id: "auto", words: "the fastest here" },
  ...engineIds.map((id) => ({ id, words: engineName(id) })),
];

/** `WebGPU · Apple M3`, `WebGL · SwiftShader (software)`; before the first run, what was chosen. */
export function deviceText(
  report: DeviceReport | null,
  choice: EngineChoice,
): string {
  if (!report)
    return choice === "auto"
      ? "device chosen at Run"
      : `${short[backends[choice]]}, at Run`;
  const { backend, name, software } = report.device;
  return `${short[backend]}${name ? ` · ${name}` : ""}${software ? " (software)" : ""}`;
}
