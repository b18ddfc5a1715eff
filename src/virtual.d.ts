// Modules that the build makes: analyses of shipped notebooks, `virtual:shipped/<notebook>`.
declare module "virtual:shipped/*" {
  const analyses: readonly import("./analysis.ts").ShippedAnalysis[];
  export default analyses;
}

declare module "virtual:shipped" {
  const notebooks: Readonly<
    Record<
      string,
      () => Promise<{
        default: readonly import("./analysis.ts").ShippedAnalysis[];
      }>
    >
  >;
  export default notebooks;
}
