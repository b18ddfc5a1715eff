// A data set out of whatever files a visitor drops: told by their names, CIFAR-10 where they say nothing else.
import type { Dataset } from "./dataset.ts";

export async function datasetFromFiles(
  files: readonly File[],
): Promise<Dataset> {
  const [file] = files;
  if (file && files.length === 1 && /\.(csv|tsv)$/i.test(file.name)) {
    const { csvDataset } = await import("./csv.ts");
    return csvDataset(await file.text(), file.name);
  }
  if (file && files.length === 1 && /\.npz$/i.test(file.name)) {
    const { npzDataset } = await import("./npz.ts");
    return npzDataset(new Uint8Array(await file.arrayBuffer()), file.name);
  }
  const { cifar10FromFiles } = await import("./cifar10.ts");
  return cifar10FromFiles(files);
}
