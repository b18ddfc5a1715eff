// Whether a program is JavaScript, by its text alone: for columns whose notebook, file and dialect say nothing.

/** A line that JavaScript has and Python has not. */
const telling =
  /^\s*(?:(?:export\s+)?(?:const|let|var)\s+[\w{[$]|(?:async\s+)?function\b|import\b.*\bfrom\s+["']|\/\/|[\w.]+\(.*\);\s*$)/m;

/** Only TensorFlow.js is known here: without `tf` a text is taken for Python. */
export const looksLikeJavaScript = (text: string): boolean =>
  /\btf\b|@tensorflow\//.test(text) && telling.test(text);
