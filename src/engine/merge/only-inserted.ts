/** Is `result` the text `plain` with just these pieces put in, each once? */
export function isOnlyInserted(plain: string, result: string, pieces: readonly string[]): boolean {
  const [first, ...rest] = [...pieces].sort((a, b) => b.length - a.length);
  if (first === undefined) return plain === result;
  for (let at = result.indexOf(first); at !== -1; at = result.indexOf(first, at + 1)) {
    const without = result.slice(0, at) + result.slice(at + first.length);
    if (isOnlyInserted(plain, without, rest)) return true;
  }
  return false;
}
