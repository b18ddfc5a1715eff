// Waiting for something that may never come, and why things failed.
import { EngineError } from "./engine.ts";

/** The work's result, or an EngineError when it takes longer than `patience` milliseconds. */
export async function withinPatience<T>(
  work: Promise<T>,
  patience: number,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new EngineError(`No answer within ${Math.round(patience / 1000)} s.`),
        ),
      patience,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

export function reasonOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  if (typeof error === "object" && error !== null && "message" in error)
    return String(error.message);
  return String(error);
}
