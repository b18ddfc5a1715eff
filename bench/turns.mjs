// How contestants are timed side by side: A B A B …, each after one go that is not counted.

/** A contestant whose go lasts long takes fewer turns, at least one: about this many seconds in all. */
const patience = 120;

/** Lets all take turns; resolves with the seconds of each, by place. One that fails on the way is told with its reason. */
export async function takeTurns(contestants, rounds) {
  const players = [];
  for (const contestant of contestants)
    players.push({
      contestant,
      seconds: [],
      ...(await warm(contestant, rounds)),
    });
  for (let round = 0; round < rounds; round++)
    for (const player of players)
      if (!player.failed && dueIn(round, rounds, player.turns))
        player.seconds.push(await player.contestant.once());
  return players.map(({ seconds, failed }) => ({ seconds, failed }));
}

async function warm(contestant, rounds) {
  try {
    const first = await contestant.once();
    const turns = Math.floor(patience / Math.max(first, 1e-3));
    process.stderr.write(`  ${contestant.name}: ${first.toPrecision(3)} s\n`);
    return { turns: Math.min(rounds, Math.max(1, turns)), failed: null };
  } catch (error) {
    return { turns: 0, failed: error.message };
  }
}

/** Fewer turns than rounds are spread over all of them. */
const dueIn = (round, rounds, turns) =>
  Math.floor(((round + 1) * turns) / rounds) >
  Math.floor((round * turns) / rounds);

/** Median, and lowest–highest with the number of samples, in a unit of so many seconds. */
export function spreadOf(seconds, { scale = 1, digits = 3 } = {}) {
  const sorted = seconds.map((each) => each * scale).sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median =
    sorted.length % 2
      ? sorted[Math.floor(middle)]
      : (sorted[middle - 1] + sorted[middle]) / 2;
  const round = (value) => Number(value.toPrecision(digits));
  return {
    value: round(median),
    spread: `${round(sorted[0])}–${round(sorted.at(-1))} (n=${sorted.length})`,
  };
}
