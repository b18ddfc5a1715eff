// Signatures as the real framework prints them (signatures.json, made by ../mxnet/signatures.py under four versions), by call.
import { byVersion, type Versioned } from "../version.ts";
import printed from "./signatures.json";

const texts = printed as unknown as Readonly<
  Record<string, string | readonly (readonly [since: string, text: string])[]>
>;

/** Whether any version has such a call. */
export const exists = (path: string): boolean => path in texts;

/** The signature of a call in each version. Throws where no version printed one. */
export function signatureOf(path: string): Versioned<string> {
  const found = texts[path];
  if (found === undefined)
    throw new Error(
      `Expected signatures.json to hold ${path}. Add it to signatures.py and run that.`,
    );
  return typeof found === "string" ? found : byVersion(...found);
}

/** Signatures of many calls. */
export const signaturesOf = (
  paths: readonly string[],
): Readonly<Record<string, Versioned<string>>> =>
  Object.fromEntries(paths.map((path) => [path, signatureOf(path)]));
