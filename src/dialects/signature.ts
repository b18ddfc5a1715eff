// Signature texts as introspection prints them: parameter names and the literal values of their defaults.
import type { Argument } from "../python/recording.ts";

export interface SignatureParameter {
  readonly name: string;
  /** undefined: required; a default that is no literal is `{ unknown: text }`. */
  readonly default: Argument | undefined;
  readonly kind: "positional" | "keyword" | "rest" | "keywords";
}

const parsed = new Map<string, readonly SignatureParameter[]>();

/** The parameters of `in_channels, out_channels, stride=1, *, bias=True`. */
export function parseSignature(text: string): readonly SignatureParameter[] {
  const known = parsed.get(text);
  if (known) return known;
  const result: SignatureParameter[] = [];
  let keywordOnly = false;
  for (const part of splitTopLevel(text)) {
    if (part === "*") keywordOnly = true;
    else if (part === "/") continue;
    else if (part.startsWith("**"))
      result.push({
        name: part.slice(2),
        default: undefined,
        kind: "keywords",
      });
    else if (part.startsWith("*")) {
      result.push({ name: part.slice(1), default: undefined, kind: "rest" });
      keywordOnly = true;
    } else result.push(parameterOf(part, keywordOnly));
  }
  parsed.set(text, result);
  return result;
}

function parameterOf(text: string, keywordOnly: boolean): SignatureParameter {
  const equals = text.indexOf("=");
  const kind = keywordOnly ? "keyword" : "positional";
  if (equals < 0) return { name: text.trim(), default: undefined, kind };
  return {
    name: text.slice(0, equals).trim(),
    default: parseLiteral(text.slice(equals + 1).trim()),
    kind,
  };
}

/** Splits at commas outside brackets and quotes; trims; drops what is empty. */
export function splitTopLevel(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = "";
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? "";
    if (quote) {
      if (char === quote && text[i - 1] !== "\\") quote = "";
    } else if (char === "'" || char === '"') quote = char;
    else if ("([{".includes(char)) depth++;
    else if (")]}".includes(char)) depth--;
    else if (char === "," && depth === 0) {
      parts.push(text.slice(start, i).trim());
      start = i + 1;
    }
  }
  parts.push(text.slice(start).trim());
  return parts.filter((part) => part !== "");
}

/** A Python literal as an argument; anything else is `{ unknown: text }`. */
export function parseLiteral(text: string): Argument {
  if (text === "None") return null;
  if (text === "True") return true;
  if (text === "False") return false;
  if (/^(['"]).*\1$/s.test(text)) return text.slice(1, -1);
  if (/^[+-]?(\d[\d_]*\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text))
    return Number(text.replaceAll("_", ""));
  if (/^[([].*[)\]]$/s.test(text))
    return splitTopLevel(text.slice(1, -1)).map(parseLiteral);
  const special = /^float\(['"](nan|-?inf)['"]\)$/.exec(text)?.[1];
  if (special) return { float: special as "nan" | "inf" | "-inf" };
  return { unknown: text };
}
