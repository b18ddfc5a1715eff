// The data sets this page has: the generated one, and what the visitor dropped on it or fetched.
import { create } from "zustand";
import type { Dataset } from "../../data/dataset.ts";
import { keepText, keptText } from "./browserStorage.ts";

export type DatasetChoice = "generated" | "cifar10";

interface Datasets {
  /** CIFAR-10 as it was dropped or fetched. */
  readonly given: Dataset | null;
}

export const useDatasets = create<Datasets>(() => ({ given: null }));

const addressKey = "rosetta.data-address";

/** Where this copy of the page may fetch the archive from, beside its own site: its policy names it, see `scripts/offline.ts`. */
const usual = String(import.meta.env["VITE_DATA_ADDRESS"] ?? "");

/** The address that was fetched from last. */
export const keptAddress = (): string => keptText(addressKey) ?? usual;

/** Takes dropped files of a data set; says what they hold. */
export async function openData(files: readonly File[]): Promise<string> {
  const { cifar10FromFiles } = await import("../../data/cifar10.ts");
  return take(await cifar10FromFiles(files));
}

/** Fetches CIFAR-10, telling how far it is. */
export async function fetchData(
  address: string,
  onProgress: (loaded: number, total: number | null) => void,
): Promise<string> {
  const { cifar10FromAddress } = await import("../../data/cifar10.ts");
  const text = take(await cifar10FromAddress(address, { onProgress }));
  keepText(addressKey, address);
  return text;
}

function take(given: Dataset): string {
  useDatasets.setState({ given });
  const { title, train, test } = given;
  return `${title}: ${train.count.toLocaleString("en-US")} examples to learn from, ${test.count.toLocaleString("en-US")} to test on. Choose it under Training.`;
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
