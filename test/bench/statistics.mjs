/** The value below which `share` (0–1) of the numbers lie; NaN of none. */
export function percentile(numbers, share) {
  if (numbers.length === 0) return Number.NaN;
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}

export const median = (numbers) => percentile(numbers, 0.5);

/** Runs `work(i)` for i in 0…count-1 by `clients` loops without think time; resolves with the wall seconds. */
export async function closedLoop(clients, count, work) {
  let next = 0;
  const loop = async () => {
    for (let i = next++; i < count; i = next++) await work(i);
  };
  const since = performance.now();
  await Promise.all(Array.from({ length: clients }, loop));
  return (performance.now() - since) / 1000;
}

/** Milliseconds that a call took, with its answer. */
export async function timed(call) {
  const since = performance.now();
  const answer = await call();
  return { ms: performance.now() - since, answer };
}
