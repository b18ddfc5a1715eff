// What one dry run of JavaScript may take, unless somebody says otherwise.

/** Seconds. */
export const usualLimit = 5;
export const mostBytes = 256 * 2 ** 20;
/** Bytes of stack: deeper recursion is an error of the program. */
export const mostStack = 512 * 2 ** 10;
