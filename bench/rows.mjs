// The rows of the engine bench: ours against each rival, measured side by side.
import { spreadOf, takeTurns } from "./turns.mjs";

/**
 * Times ours and its rivals in turns and makes a row of each pair: `{work, value, unit, spread, backend, against, ratio, …}`.
 * A ratio is how many times as fast ours is. A rival is `{ open, aim, batch }`: `batch` where it is timed at another batch than
 * ours, and its seconds are scaled by the number of examples. Nobody is left out in silence.
 */
export async function against({ work, ours, rivals, batch, rounds }) {
  const opened = [];
  for (const open of [ours, ...rivals.map((rival) => rival.open)]) {
    opened.push(await open());
    const { name, refused } = opened.at(-1);
    process.stderr.write(`  ${name}: ${refused ?? "ready"}\n`);
  }
  try {
    const able = opened.filter(({ refused }) => !refused);
    const timed = new Map();
    (await takeTurns(able, rounds)).forEach((times, i) =>
      timed.set(able[i], times),
    );
    return rivals.map((rival, i) =>
      rowOf(
        work,
        batch,
        result(opened[0], timed),
        rival,
        result(opened[i + 1], timed),
      ),
    );
  } finally {
    for (const { close } of opened) await close?.();
  }
}

function result(contestant, timed) {
  const times = timed.get(contestant);
  const refused = contestant.refused ?? times?.failed ?? null;
  return { ...contestant, refused, seconds: times?.seconds ?? [] };
}

function rowOf(work, batch, ours, asked, rival) {
  const { label, aim, remark, batch: theirBatch } = asked;
  const share = theirBatch ? batch / theirBatch : 1;
  const mine = ours.refused ? null : spreadOf(ours.seconds);
  const theirs = rival.refused
    ? null
    : spreadOf(rival.seconds, { scale: share });
  const notes = [
    ours.refused && `ours: ${ours.refused}`,
    rival.refused && `${label ?? rival.name}: ${rival.refused}`,
    theirs && share !== 1 && `measured at batch ${theirBatch}, times ${share}`,
    remark,
  ].filter(Boolean);
  return {
    work,
    value: mine?.value ?? null,
    unit: "s",
    spread: mine?.spread ?? null,
    backend: ours.about ? `${ours.about.backend}, ${ours.about.device}` : null,
    against: rivalText(label, rival),
    ratio:
      mine && theirs
        ? Number((theirs.value / mine.value).toPrecision(3))
        : null,
    rival: theirs,
    aim,
    flops: ours.about?.flops ?? null,
    note: notes.join("; ") || null,
  };
}

const rivalText = (label, { name, about }) =>
  label ?? (about ? `${about.library}, ${about.backend}` : name);
