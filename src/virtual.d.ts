// Modules that the build makes: analyses of shipped notebooks, `virtual:shipped/<notebook>`, and the address of Python's memory.
declare module "virtual:python-image" {
  const url: string;
  export default url;
}

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

/** The kernels of src/engines/simd in base64. */
declare module "virtual:simd-kernels/*" {
  const base64: string;
  export default base64;
}
