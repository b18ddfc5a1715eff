// A column's cells as one JavaScript module, and the way back from its positions to ranges of the cells.
import { parse, type Node } from "acorn";
import type { Span } from "../ir/index.ts";

export interface Program {
  /** What QuickJS runs. Its first line is ours: imports, and names the program never declares. */
  readonly text: string;
  /** Names declared at the top of the cells: where a model may stand. */
  readonly names: readonly string[];
  /** The range of the call under way at a `line:column` of QuickJS (columns in characters, from 1); of the innermost node where none is. */
  readonly span: (position: string) => Span | null;
}

/** The cells are no JavaScript. */
export class ProgramError extends Error {
  override name = "SyntaxError";
  constructor(
    message: string,
    readonly span: Span,
  ) {
    super(message);
  }
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What a position inside the text stands for, where it is no call of the program's. */
  readonly stands?: Tree;
}
type Tree = Node & Record<string, unknown>;

/** Reads the cells. Throws ProgramError where they are no JavaScript. */
export function programOf(cells: readonly string[]): Program {
  const source = cells.join("\n");
  const places = placesOf(cells);
  const tree = parsed(source, places);
  const edits: Edit[] = [];
  const imports: string[] = [];
  for (const statement of tree["body"] as Tree[]) {
    const made = importOf(statement);
    if (made !== null) {
      imports.push(made);
      edits.push({ ...rangeOf(statement), text: "" });
    } else if (isExport(statement))
      edits.push({ ...exportWord(statement), text: "" });
    else if (isBareCall(statement))
      // A promise nobody waits for would swallow its error.
      edits.push({
        start: statement.start,
        end: statement.start,
        text: "await ",
      });
  }
  const found = survey(tree);
  edits.push(
    ...found.dynamic.map((start) => ({
      start,
      end: start + "import".length,
      text: "dynimp",
    })),
  );
  edits.push(...found.loops.flatMap(ticking));
  edits.sort((a, b) => a.start - b.start || a.end - b.end);
  const undeclared = found.assigned.filter((name) => !found.declared.has(name));
  const head = [
    'import { imported as __imported, tick as __tick } from "rosetta/run.js";',
    ...imports,
    ...(undeclared.length > 0
      ? [`var ${[...new Set(undeclared)].join(", ")};`]
      : []),
  ].join(" ");
  const names = [...topNames(tree), ...new Set(undeclared)];
  const foot = `\nexport const __scope = { ${[...new Set(names)].join(", ")} };`;
  const body = edited(source, edits);
  return {
    text: `${head}\n${body}${foot}`,
    names,
    span: spanFinder(body, edits, tree, places),
  };
}

function parsed(source: string, places: Places): Tree {
  try {
    return parse(source, {
      ecmaVersion: "latest",
      sourceType: "module",
      allowAwaitOutsideFunction: true,
      allowHashBang: true,
    }) as unknown as Tree;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const at = (error as SyntaxError & { pos?: number }).pos ?? 0;
    const message = error.message.replace(/ \(\d+:\d+\)$/, "");
    throw new ProgramError(message, places(at, at + 1));
  }
}

type Places = (start: number, end: number) => Span;

/** From offsets in the joined text to a range of a cell. */
function placesOf(cells: readonly string[]): Places {
  const starts = cells.map((_, i) =>
    cells.slice(0, i).reduce((sum, cell) => sum + cell.length + 1, 0),
  );
  return (start, end) => {
    const cell = Math.max(
      starts.findLastIndex((each) => each <= start),
      0,
    );
    const text = cells[cell] ?? "";
    const at = (offset: number) => {
      const before = text.slice(0, offset - (starts[cell] ?? 0));
      return {
        line: before.split("\n").length,
        column: before.length - (before.lastIndexOf("\n") + 1),
      };
    };
    const [from, to] = [at(start), at(end)];
    return {
      cell,
      startLine: from.line,
      startColumn: from.column,
      endLine: to.line,
      endColumn: to.column,
    };
  };
}

const rangeOf = ({ start, end }: Tree) => ({ start, end });
const nameOf = (node: unknown): string =>
  (node as { name?: string; value?: string }).name ??
  String((node as { value?: string }).value);

/** An import as a declaration on our own line; null for any other statement. */
function importOf(statement: Tree): string | null {
  if (statement.type !== "ImportDeclaration") return null;
  const from = JSON.stringify((statement["source"] as Tree)["value"]);
  const parts = (statement["specifiers"] as Tree[]).map((each) => {
    const local = nameOf(each["local"]);
    if (each.type === "ImportNamespaceSpecifier")
      return `var ${local} = __imported(${from});`;
    if (each.type === "ImportDefaultSpecifier")
      return `var ${local} = __imported(${from});`;
    return `var ${local} = __imported(${from})[${JSON.stringify(nameOf(each["imported"]))}];`;
  });
  return parts.length > 0 ? parts.join(" ") : `__imported(${from});`;
}

const isExport = (statement: Tree): boolean =>
  statement.type === "ExportNamedDeclaration" &&
  Boolean(statement["declaration"]);

/** `export const model = …` without its first word. */
const exportWord = (statement: Tree) => ({
  start: statement.start,
  end: (statement["declaration"] as Tree).start,
});

const isBareCall = (statement: Tree): boolean =>
  statement.type === "ExpressionStatement" &&
  ["CallExpression", "ChainExpression"].includes(
    (statement["expression"] as Tree).type,
  );

function topNames(tree: Tree): string[] {
  return (tree["body"] as Tree[]).flatMap((statement) => {
    const own = isExport(statement)
      ? (statement["declaration"] as Tree)
      : statement;
    if (own.type === "VariableDeclaration")
      return (own["declarations"] as Tree[]).flatMap((each) =>
        bound(each["id"] as Tree),
      );
    if (own.type === "FunctionDeclaration" || own.type === "ClassDeclaration")
      return [nameOf(own["id"])];
    return [];
  });
}

/** The names a pattern binds. */
function bound(pattern: Tree | null): string[] {
  switch (pattern?.type) {
    case "Identifier":
      return [nameOf(pattern)];
    case "ObjectPattern":
      return (pattern["properties"] as Tree[]).flatMap((each) =>
        bound((each["value"] ?? each["argument"]) as Tree),
      );
    case "ArrayPattern":
      return (pattern["elements"] as (Tree | null)[]).flatMap(bound);
    case "AssignmentPattern":
      return bound(pattern["left"] as Tree);
    case "RestElement":
      return bound(pattern["argument"] as Tree);
    default:
      return [];
  }
}

interface Survey {
  readonly declared: ReadonlySet<string>;
  readonly assigned: readonly string[];
  /** Where `import(…)` is written. */
  readonly dynamic: readonly number[];
  readonly loops: readonly Tree[];
}

/** A call at the start of a loop's body: a program that is stopped there stands at the loop. */
function ticking(loop: Tree): Edit[] {
  const body = loop["body"] as Tree;
  const own = { stands: loop };
  if (body.type === "BlockStatement") {
    const start = body.start + 1;
    return [{ start, end: start, text: "__tick();", ...own }];
  }
  return [
    { start: body.start, end: body.start, text: "{__tick();", ...own },
    { start: body.end, end: body.end, text: "}", ...own },
  ];
}

/** Names declared anywhere, names assigned, and dynamic imports. */
function survey(tree: Tree): Survey {
  const declared = new Set<string>();
  const assigned: string[] = [];
  const dynamic: number[] = [];
  const loops: Tree[] = [];
  const declare = (pattern: unknown) =>
    bound(pattern as Tree).forEach((name) => declared.add(name));
  walk(tree, (node) => {
    if (node.type === "VariableDeclarator") declare(node["id"]);
    if (/Function/.test(node.type)) (node["params"] as Tree[]).forEach(declare);
    if (/^(Function|Class)/.test(node.type) && node["id"]) declare(node["id"]);
    if (node.type === "CatchClause") declare(node["param"]);
    if (/^Import.*Specifier$/.test(node.type)) declare(node["local"]);
    if (node.type === "AssignmentExpression")
      assigned.push(...bound(node["left"] as Tree));
    if (node.type === "ImportExpression") dynamic.push(node.start);
    if (/^(For|While|DoWhile)/.test(node.type)) loops.push(node);
  });
  return { declared, assigned, dynamic, loops };
}

/** Visits every node, outer ones first. */
function walk(node: Tree, visit: (node: Tree) => void): void {
  visit(node);
  for (const value of Object.values(node))
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== null && typeof each === "object" && "type" in each)
        walk(each as Tree, visit);
}

function edited(source: string, edits: readonly Edit[]): string {
  let [at, text] = [0, ""];
  for (const edit of edits) {
    text += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + source.slice(at);
}

/** An offset of the edited text as one of the source, or as the node that the text there stands for. */
function originalOf(edits: readonly Edit[], offset: number): number | Tree {
  let moved = 0;
  for (const edit of edits) {
    const start = edit.start + moved;
    if (offset < start) break;
    if (offset < start + edit.text.length) return edit.stands ?? edit.start;
    moved += edit.text.length - (edit.end - edit.start);
  }
  return offset - moved;
}

function spanFinder(
  body: string,
  edits: readonly Edit[],
  tree: Tree,
  places: Places,
): Program["span"] {
  const lines = body.split("\n");
  const starts = lines.map((_, i) =>
    lines.slice(0, i).reduce((sum, line) => sum + line.length + 1, 0),
  );
  const known = new Map<string, Span | null>();
  const find = (position: string): Span | null => {
    const [line = 0, column = 1] = position.split(":").map(Number);
    const text = lines[line - 2];
    if (text === undefined) return null;
    const units = [...text].slice(0, column - 1).join("").length;
    const offset = originalOf(edits, (starts[line - 2] ?? 0) + units);
    if (typeof offset !== "number") return places(offset.start, offset.end);
    const node = calledAt(tree, offset);
    return places(node?.start ?? offset, node?.end ?? offset + 1);
  };
  return (position) => {
    if (!known.has(position)) known.set(position, find(position));
    return known.get(position) ?? null;
  };
}

const calls = new Set([
  "CallExpression",
  "NewExpression",
  "TaggedTemplateExpression",
  "ImportExpression",
]);

/** The innermost call around an offset; QuickJS names a tail call by its `return`, and `new X` by what follows it. */
function calledAt(tree: Tree, offset: number): Tree | null {
  let [call, inner]: [Tree | null, Tree | null] = [null, null];
  let tail: Tree | null = null;
  walk(tree, (node) => {
    const inside = node.start <= offset && offset < node.end;
    const ended = node.type === "NewExpression" && offset === node.end;
    if (calls.has(node.type) && (inside || ended)) call = node;
    if (inside) inner = node;
    if (node.type === "ReturnStatement" && node.start === offset)
      tail = node["argument"] as Tree | null;
  });
  return tail ?? call ?? inner;
}
