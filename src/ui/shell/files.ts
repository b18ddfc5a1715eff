// Files that are opened or dropped, and the notebook going out as a file.
export function openFiles(files: readonly File[]): Promise<void> {
  void files;
  return Promise.resolve();
}
export function saveAsFile(): void {}
