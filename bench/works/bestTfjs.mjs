// Which backend of stock tfjs is the fastest here: each is tried for two steps of the work itself.
import { onceWithin, openPage } from "../contestants.mjs";

const backends = ["wasm", "webgl", "cpu", "webgpu"];

/** The first step compiles, the second is what counts. Neither may take longer than this, nor than so many times the best so far. */
const longest = 120;
const behind = 10;

/** Resolves with the fastest backend, and what the others took or why they refused. */
export async function bestTfjs({ place, threads }, work, batch) {
  const tried = [];
  for (const backend of backends) {
    const best = Math.min(...tried.map(({ seconds }) => seconds ?? Infinity));
    const limit = Math.min(longest, Math.max(behind * best, 5));
    tried.push(await trial(place, { work, backend, batch, threads }, limit));
  }
  const able = tried.filter(({ refused }) => !refused);
  able.sort((a, b) => a.seconds - b.seconds);
  return {
    backend: able[0]?.backend ?? "wasm",
    remark: `tfjs at batch ${batch}: ${tried.map(words).join(", ")}`,
  };
}

async function trial(place, asked, limit) {
  const { backend } = asked;
  const page = await openPage(place, "tfjs", asked);
  if (page.refused) return { backend, refused: page.refused };
  try {
    await onceWithin(page, limit);
    return { backend, seconds: await onceWithin(page, limit) };
  } catch (error) {
    return { backend, refused: error.message };
  } finally {
    await page.close();
  }
}

const words = ({ backend, seconds, refused }) =>
  refused
    ? `${backend} cannot (${refused.split("\n")[0].slice(0, 90)})`
    : `${backend} ${seconds.toPrecision(3)} s`;
