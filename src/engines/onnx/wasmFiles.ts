// The WebAssembly files of onnxruntime-web, served by our own origin; its JavaScript is part of our own bundle.
import webgpu from "onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url";
import plain from "onnxruntime-web/ort-wasm-simd-threaded.wasm?url";
import type { OrtBackend } from "./library.ts";

const whole = (path: string): { readonly wasm: string } => ({
  wasm: new URL(path, self.location.href).href,
});

export const servedOrtFiles: Readonly<
  Record<OrtBackend, { readonly wasm: string }>
> = { wasm: whole(plain), webgpu: whole(webgpu) };
