// The sizes of the works, shared by ours and the rivals of the browser.

/** The GRU of the repository: sentences of IMDB, 30,000 words. */
export const gruSize = {
  vocabulary: 30_000,
  embedding: 125,
  units: 100,
  steps: 150,
  batch: 64,
};

/** The plain matrix product that a step's speed is told as a share of: n × n by n × n. */
export const productSize = 1024;
export const productFlops = 2 * productSize ** 3;
