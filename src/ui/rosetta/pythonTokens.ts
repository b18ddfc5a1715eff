// Colours for Python before the editor is there: just enough to read code by; Monaco does it properly afterwards.

export type TokenKind = "keyword" | "string" | "number" | "comment" | "plain";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

export const keywords =
  "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield";

const prefix = String.raw`(?:(?<!\w)[rbfu]{1,2})?`;
const pattern = new RegExp(
  [
    String.raw`(?<comment>#[^\n]*)`,
    String.raw`(?<string>${prefix}(?:"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?))`,
    String.raw`(?<number>(?<![\w.])(?:0[xob][\da-fA-F_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?j?))`,
    String.raw`(?<keyword>\b(?:${keywords.replaceAll(" ", "|")})\b)`,
  ].join("|"),
  "g",
);

/** The source cut into tokens; joined, they are the source again. */
export const pythonTokens = (source: string): Token[] =>
  tokensBy(pattern, source);

/** Cuts by a pattern whose groups are named after kinds of tokens. */
export function tokensBy(pattern: RegExp, source: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of source.matchAll(pattern)) {
    if (match.index > end)
      tokens.push({ kind: "plain", text: source.slice(end, match.index) });
    const kind = Object.entries(match.groups ?? {}).find(([, text]) => text);
    tokens.push({ kind: (kind?.[0] ?? "plain") as TokenKind, text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < source.length)
    tokens.push({ kind: "plain", text: source.slice(end) });
  return tokens;
}
