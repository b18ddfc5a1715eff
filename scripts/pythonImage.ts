// A Vite plugin: `virtual:python-image` is the address of Python's memory with the library in it, taken while building.
import { resolve } from "node:path";
import { runnerImport, type Plugin } from "vite";

const id = "virtual:python-image";
/** Where the development server has it; a build names it by its content. */
const served = "/python-image.bin";

/** Takes the memory once per build; a server takes it anew when Python files have changed. */
export function pythonImage(): Plugin {
  let taken: Promise<Uint8Array> | null = null;
  let building = true;
  const image = () => (taken ??= takeImage());
  return {
    name: "rosetta-python-image",
    configResolved: ({ command }) => {
      building = command === "build";
    },
    resolveId: (asked) => (asked === id ? `\0${id}` : null),
    async load(asked) {
      if (asked !== `\0${id}`) return null;
      if (!building) return `export default ${JSON.stringify(served)};`;
      const file = this.emitFile({
        type: "asset",
        name: "python.bin",
        source: await image(),
      });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
    configureServer({ middlewares }) {
      // At once, so that it is there when the page asks; who asks hears of a failure.
      image().catch(() => undefined);
      middlewares.use(served, (_, response, next) => {
        image().then((bytes) => {
          response.setHeader("Content-Type", "application/octet-stream");
          response.end(bytes);
        }, next);
      });
    },
    handleHotUpdate({ file }) {
      if (file.endsWith(".py")) taken = null;
    },
  };
}

async function takeImage(): Promise<Uint8Array> {
  const { module } = await runnerImport<{ pageImage(): Promise<Uint8Array> }>(
    resolve(import.meta.dirname, "../src/cli/pythonImage.ts"),
  );
  return module.pageImage();
}
