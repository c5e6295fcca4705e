/** Numbers for rows of numbers: equal rows, equal numbers, from 0 on. */
export class RunNumbers {
  private readonly rows = new Map<
    number,
    { readonly row: Int32Array; readonly number: number }[]
  >();
  private count = 0;

  /** Of a part of a list. */
  numberOf(list: Int32Array, from: number, to: number): number {
    const hash = hashOf(list, from, to);
    const alike = this.rows.get(hash);
    if (alike !== undefined) {
      for (const { row, number } of alike) if (isAt(row, list, from, to)) return number;
    }
    const made = { row: list.slice(from, to), number: this.count++ };
    if (alike === undefined) this.rows.set(hash, [made]);
    else alike.push(made);
    return made.number;
  }
}

/** By FNV-1a. */
function hashOf(list: Int32Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (list[at] ?? 0), 0x01000193);
  // Small enough to be no heap number.
  return hash >> 2;
}

function isAt(row: Int32Array, list: Int32Array, from: number, to: number): boolean {
  if (row.length !== to - from) return false;
  for (let at = 0; at < row.length; at++) if (row[at] !== list[from + at]) return false;
  return true;
}
