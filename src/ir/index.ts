// The neutral language, as the other folders see it.
export * from "./data.ts";
export { printFormula } from "./initializers/formula.ts";
export * from "./initializers/initializer.ts";
export * from "./losses/crossEntropy.ts";
export * from "./losses/elementwise.ts";
export * from "./model.ts";
export * from "./op.ts";
export * from "./ops/index.ts";
export * from "./optimizers/optimizer.ts";
export * from "./optionTitle.ts";
export * from "./padding.ts";
export * from "./print.ts";
export * from "./setting.ts";
export * from "./shape.ts";
export * from "./verify.ts";
export * from "./weights.ts";
