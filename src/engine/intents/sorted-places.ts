/** Every index at which `key` leaves the fewest pairs out of order; real lists are not sorted throughout. */
export function sortedPlaces(keys: readonly string[], key: string): number[] {
  let inversions = keys.filter((other) => other < key).length;
  const counts = [inversions];
  for (const other of keys) {
    if (other < key) inversions--;
    else inversions++;
    counts.push(inversions);
  }
  const fewest = Math.min(...counts);
  return counts.flatMap((count, at) => (count === fewest ? [at] : []));
}
