// The data sets this page has: the generated one, and what the visitor dropped on it or fetched.
import { create } from "zustand";
import type { Dataset } from "../../data/dataset.ts";

export type DatasetChoice = "generated" | "cifar10";

interface Datasets {
  /** CIFAR-10 as it was dropped or fetched. */
  readonly given: Dataset | null;
}

export const useDatasets = create<Datasets>(() => ({ given: null }));

const addressKey = "rosetta.data-address";
export function keptAddress(): string {
  return localStorage.getItem(addressKey) ?? "";
}

/** Takes a data archive; says what it holds. */
export async function openData(file: File): Promise<string> {
  return take(file.name, new Uint8Array(await file.arrayBuffer()));
}

export async function fetchData(address: string): Promise<string> {
  localStorage.setItem(addressKey, address);
  const response = await fetch(address);
  if (!response.ok)
    throw new Error(
      `Expected the archive at ${address}. Received ${response.status} ${response.statusText}.`,
    );
  return take(address, new Uint8Array(await response.arrayBuffer()));
}

async function take(name: string, bytes: Uint8Array): Promise<string> {
  await Promise.resolve();
  throw new Error(
    `Expected a notebook (.ipynb) or CIFAR-10. Received ${name}, ${bytes.length} bytes.`,
  );
}

/** The data set of a run. */
export async function datasetOf(choice: DatasetChoice): Promise<Dataset> {
  const { given } = useDatasets.getState();
  if (choice === "cifar10") {
    if (given) return given;
    throw new Error(
      "Expected CIFAR-10: drop its archive on the page or fetch it from an address. Received none yet.",
    );
  }
  const { generatedDataset } = await import("../../data/generated.ts");
  return generatedDataset();
}
