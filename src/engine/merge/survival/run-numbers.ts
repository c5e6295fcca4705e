/** Numbers for rows of numbers: equal rows, equal numbers, from 0 on. */
export class RunNumbers {
  private readonly rows = new Map<
    number,
    { readonly row: Int32Array; readonly number: number }[]
  >();
  private count = 0;

  numberOf(row: Int32Array): number {
    const hash = hashOf(row);
    const alike = this.rows.get(hash);
    const known = alike?.find((one) => equal(one.row, row));
    if (known !== undefined) return known.number;
    const made = { row, number: this.count++ };
    if (alike === undefined) this.rows.set(hash, [made]);
    else alike.push(made);
    return made.number;
  }
}

/** By FNV-1a. */
function hashOf(row: Int32Array): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < row.length; at++) hash = Math.imul(hash ^ (row[at] ?? 0), 0x01000193);
  // Small enough to be no heap number.
  return hash >> 2;
}

function equal(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
