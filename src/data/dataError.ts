// A file or array that is no data set: says what was expected and received.
export class DataError extends Error {
  override name = "DataError";
}
