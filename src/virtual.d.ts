// Modules that the build makes: analyses of shipped notebooks, `virtual:shipped/<notebook>`.
declare module "virtual:shipped/*" {
  const analyses: readonly import("./analysis.ts").ShippedAnalysis[];
  export default analyses;
}
