// Where the files of tfjs's WebAssembly lie for programs under Node: in the installed package.
import { createRequire } from "node:module";
import { dirname, sep } from "node:path";

/** The folder of the `.wasm` files, with a separator at its end as tfjs wants it. */
export function installedWasmFiles(): string {
  const require = createRequire(import.meta.url);
  return (
    dirname(
      require.resolve("@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm"),
    ) + sep
  );
}
