import { expect, it } from "vitest";
import type { Python } from "./client.ts";
import { emptyRecording, type RecordingError } from "./recording.ts";
import { recordOnce } from "./remember.ts";

/** A Python that counts its runs and fails as told. */
function counting(
  error: RecordingError | null = null,
): Python & { runs: number } {
  const empty = {
    ...emptyRecording,
    error,
  };
  return {
    runs: 0,
    ready: Promise.resolve({ seconds: 0, version: "" }),
    record() {
      this.runs++;
      return Promise.resolve(empty);
    },
    interrupt: () => undefined,
    close: () => undefined,
  };
}

const request = (text: string, version = "1") => ({
  cells: [text],
  signatures: {},
  versions: { torch: version },
});

it("runs a text once, and again when it or a version changes", async () => {
  const python = counting();
  await recordOnce(python, request("a"));
  await recordOnce(python, request("a"));
  expect(python.runs).toBe(1);
  await recordOnce(python, request("b"));
  await recordOnce(python, request("a", "2"));
  expect(python.runs).toBe(3);
});

it("tries a run that hit a limit again", async () => {
  const python = counting({
    kind: "limit",
    type: "KeyboardInterrupt",
    message: "",
    traceback: "",
    span: null,
  });
  await recordOnce(python, request("a"));
  await recordOnce(python, request("a"));
  expect(python.runs).toBe(2);
});

it("forgets the oldest", async () => {
  const python = counting();
  for (let i = 0; i < 30; i++) await recordOnce(python, request(String(i)));
  await recordOnce(python, request("29"));
  expect(python.runs).toBe(30);
  await recordOnce(python, request("0"));
  expect(python.runs).toBe(31);
});
