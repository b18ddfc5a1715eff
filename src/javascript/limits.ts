// What one dry run of JavaScript may take, unless somebody says otherwise.

/** Seconds. */
export const usualLimit = 5;
/** Pages of 64 KiB of WebAssembly's memory: 96 MiB. Tensors need none. (QuickJS cannot count its own bytes in this build.) */
export const mostPages = 1536;
/** Bytes of stack: deeper recursion is an error of the program. */
export const mostStack = 256 * 2 ** 10;
