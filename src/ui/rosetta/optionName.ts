// A neutral option's name as words: `kernelSize` is `kernel size`, `kernel.initializer` is `kernel initializer`.
export function optionName(option: string): string {
  return option
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replaceAll(".", " ")
    .toLowerCase();
}
