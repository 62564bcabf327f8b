/** Does `act` for every item, at most `inFlight` at a time; rejects with the first failure. For workflows and activities. */
export async function inParallel<T>(
  items: readonly T[],
  inFlight: number,
  act: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const lane = async (): Promise<void> => {
    for (const item of queue) await act(item);
  };
  await Promise.all(Array.from({ length: Math.min(inFlight, items.length) }, lane));
}
