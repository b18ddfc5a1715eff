// Signatures of TensorFlow.js: keys and parameters from its declarations, defaults from what its objects say and from its code.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parse } from "acorn";
import ts from "typescript";

const require = createRequire(import.meta.url);
const folder = (name) =>
  dirname(require.resolve(`@tensorflow/${name}/package.json`));

/** Keys that every layer's config takes: said once, as **kwargs. */
const shared = new Set([
  "name",
  "trainable",
  "dtype",
  "inputShape",
  "batchInputShape",
  "batchSize",
  "inputDType",
  "weights",
  "updatable",
]);

/** A JavaScript value as a Python literal, the form in which phrases write defaults. */
function literal(value) {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return `'${value}'`;
  if (typeof value === "number") return String(value);
  if (Array.isArray(value))
    return `(${value.map(literal).join(", ")}${value.length === 1 ? "," : ""})`;
  throw new Error(
    `Expected a plain default. Received ${JSON.stringify(value)}.`,
  );
}

const told = ({ seed: _seed, ...rest }) => JSON.stringify(rest);

/** An initialiser as its config says it, by the short name that makes the same. */
function named(tf, config) {
  for (const [name, make] of Object.entries(tf.initializers)) {
    if (
      name === "constant" ||
      name === "identity" ||
      name === "varianceScaling"
    )
      continue;
    const own = make({});
    if (
      own.getClassName() === config.className &&
      told(own.getConfig()) === told(config.config)
    )
      return name;
  }
  throw new Error(
    `Expected an initialiser with a name. Received ${JSON.stringify(config)}.`,
  );
}

const program = ts.createProgram(
  [
    join(folder("tfjs-layers"), "dist/index.d.ts"),
    join(folder("tfjs-core"), "dist/index.d.ts"),
  ],
  {
    target: ts.ScriptTarget.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    ignoreDeprecations: "6.0",
    skipLibCheck: true,
  },
);
const checker = program.getTypeChecker();

function exportsOf(file) {
  const source = program.getSourceFile(file);
  return new Map(
    checker
      .getExportsOfModule(checker.getSymbolAtLocation(source))
      .map((each) => [each.name, each]),
  );
}

const resolved = (symbol) =>
  symbol.flags & ts.SymbolFlags.Alias
    ? checker.getAliasedSymbol(symbol)
    : symbol;

/** The keys of the config a factory takes, in the order they are declared; whether each must be given. */
function keysOf(symbol) {
  const declaration = resolved(symbol).valueDeclaration;
  const [parameter] = checker
    .getTypeAtLocation(declaration)
    .getCallSignatures()[0]
    .getParameters();
  if (!parameter) return [];
  const type = checker.getNonNullableType(
    checker.getTypeOfSymbolAtLocation(parameter, declaration),
  );
  return type.getProperties().map((each) => ({
    name: each.name,
    optional: Boolean(each.flags & ts.SymbolFlags.Optional),
  }));
}

/** `filters, kernelSize, strides=(1, 1), …, **kwargs` for a layer: `made` is one with no more than it must be given. */
function layerSignature(tf, symbol, made) {
  const config = made.getConfig();
  const keys = keysOf(symbol).filter(({ name }) => !shared.has(name));
  const parts = keys.map(({ name, optional }) => {
    if (!optional) return name;
    const value = config[name];
    const initializer =
      value !== null && typeof value === "object" && "className" in value;
    return `${name}=${initializer ? `'${named(tf, value)}'` : literal(value)}`;
  });
  const [must, may] = [
    parts.filter((each) => !each.includes("=")),
    parts.filter((each) => each.includes("=")),
  ];
  return [...must, ...may, "**kwargs"].join(", ");
}

export function layerSignatures(tf, minimal) {
  const found = exportsOf(
    join(folder("tfjs-layers"), "dist/exports_layers.d.ts"),
  );
  return Object.fromEntries(
    Object.entries(minimal).map(([name, args]) => [
      `tf.layers.${name}`,
      layerSignature(tf, found.get(name), tf.layers[name](args)),
    ]),
  );
}

/** Initialisers: keys from the declarations, defaults from the object made of nothing. */
export function initializerSignatures(tf) {
  const found = exportsOf(
    join(folder("tfjs-layers"), "dist/exports_initializers.d.ts"),
  );
  return Object.fromEntries(
    Object.entries(tf.initializers).map(([name, make]) => {
      const config = make(name === "constant" ? { value: 0 } : {}).getConfig();
      const parts = keysOf(found.get(name)).map(({ name: key, optional }) =>
        optional ? `${key}=${literal(config[key])}` : key,
      );
      return [`tf.initializers.${name}`, parts.join(", ")];
    }),
  );
}

/** Every function of tfjs-core's code by name: its parameters and the text of their defaults. */
function declared() {
  const root = join(folder("tfjs-core"), "dist");
  const files = ["ops", "ops/losses", "optimizers"].flatMap((under) =>
    readdirSync(join(root, under))
      .filter((name) => name.endsWith(".js") && !/_test|tf-core/.test(name))
      .map((name) => join(root, under, name)),
  );
  const table = new Map();
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    const tree = parse(text, { ecmaVersion: "latest", sourceType: "module" });
    for (const statement of tree.body) {
      const own =
        statement.type === "ExportNamedDeclaration" && statement.declaration
          ? statement.declaration
          : statement;
      if (own.type === "FunctionDeclaration") {
        const name = own.id.name.replace(/_$/, "");
        // An op is written as `sum_`; a helper of the same name is not it.
        if (own.id.name.endsWith("_") || !table.has(name))
          table.set(name, own.params);
      }
      if (
        own.type === "ClassDeclaration" &&
        own.id.name === "OptimizerConstructors"
      )
        for (const method of own.body.body)
          table.set(`train.${method.key.name}`, method.value.params);
    }
  }
  return table;
}

function defaultOf(tf, node) {
  if (node.type === "MemberExpression")
    return tf[node.object.name][node.property.name];
  if (node.type === "ArrayExpression")
    return node.elements.map((each) => defaultOf(tf, each));
  if (node.type === "UnaryExpression") return -defaultOf(tf, node.argument);
  if (node.type === "Literal") return node.value;
  throw new Error(`Expected a plain default. Received ${node.type}.`);
}

/** Which parameters may be left out, by the declaration of a function or method. */
function optionalIn(symbol) {
  const type = checker.getTypeOfSymbolAtLocation(
    resolved(symbol),
    program.getSourceFiles()[0],
  );
  const declaration = type.getCallSignatures()[0].getDeclaration();
  return declaration.parameters.map((each) =>
    Boolean(each.questionToken || each.initializer),
  );
}

/** `x, alpha=0.2` for functions given by their arguments' order. */
export function functionSignatures(tf, paths) {
  const table = declared();
  const core = exportsOf(join(folder("tfjs-core"), "dist/index.d.ts"));
  const typeOf = (symbol) =>
    checker.getTypeOfSymbolAtLocation(
      resolved(symbol),
      program.getSourceFiles()[0],
    );
  return Object.fromEntries(
    paths.map((path) => {
      const parts = path.split(".").slice(1);
      let symbol = core.get(parts[0]);
      for (const part of parts.slice(1))
        symbol = typeOf(symbol).getProperty(part);
      const optional = optionalIn(symbol);
      const own = table.get(parts.join(".")) ?? table.get(parts.at(-1));
      const text = own.map((each, i) => {
        if (each.type === "AssignmentPattern")
          return `${each.left.name}=${literal(defaultOf(tf, each.right))}`;
        return optional[i] ? `${each.name}=None` : each.name;
      });
      return [path, text.join(", ")];
    }),
  );
}
