// Why a recording could not be read as a model: what, where, expected, received, what to do.
import type { Span } from "../ir/index.ts";

export class ReadError extends Error {
  override name = "ReadError";
  constructor(
    message: string,
    readonly span: Span | null,
  ) {
    super(message);
  }
}
