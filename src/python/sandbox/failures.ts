// The recording of a program that could not be run to its end because its worker had to be stopped.
import { emptyRecording, type Recording } from "../recording.ts";

/** An empty recording whose error says which limit was met. */
export function stopped(type: string, message: string): Recording {
  return {
    ...emptyRecording,
    error: {
      kind: "limit",
      type,
      message,
      traceback: `${type}: ${message}\n`,
      span: null,
    },
  };
}
