// Signatures as the real framework prints them (signatures.json, made by probe.py --signatures), by call.
import printed from "./signatures.json";

const texts = printed as Readonly<Record<string, string>>;

/** The signature of a call. Throws where the framework printed none. */
export function signatureOf(path: string): string {
  const found = texts[path];
  if (found === undefined)
    throw new Error(
      `Expected signatures.json to hold ${path}. Add it to probe_signatures.py and run that.`,
    );
  return found;
}

/** Signatures of many calls. */
export const signaturesOf = (
  paths: readonly string[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(paths.map((path) => [path, signatureOf(path)]));
