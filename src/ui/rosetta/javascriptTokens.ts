// Colours for JavaScript before the editor is there, as pythonTokens.ts gives them for Python.
import { tokensBy, type Token } from "./pythonTokens.ts";

const keywords =
  "async await break case catch class const continue default delete do else export extends false finally for from function if import in instanceof let new null of return static super switch this throw true try typeof undefined var void while yield";

const pattern = new RegExp(
  [
    String.raw`(?<comment>\/\/[^\n]*|\/\*[^]*?(?:\*\/|$))`,
    String.raw`(?<string>"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|${"`"}(?:\\[^]|[^${"`"}\\])*(?:${"`"}|$))`,
    String.raw`(?<number>(?<![\w.$])(?:0[xob][\da-fA-F_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?n?))`,
    String.raw`(?<keyword>(?<![\w.$])(?:${keywords.replaceAll(" ", "|")})(?![\w$]))`,
  ].join("|"),
  "g",
);

/** The source cut into tokens; joined, they are the source again. */
export const javascriptTokens = (source: string): Token[] =>
  tokensBy(pattern, source);
