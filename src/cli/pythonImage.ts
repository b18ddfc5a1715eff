// The memory of a Python with the page's own modules in it: the build calls this, and the page starts from it.
import { pythonFiles } from "../pipeline.ts";
import { pythonImage } from "../python/image.ts";

export const pageImage = (): Promise<Uint8Array> => pythonImage(pythonFiles);
