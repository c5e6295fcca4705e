/** A set of imports as one `use` declaration, as rustfmt would lay it out. */

const WIDTH = 100;

interface Branch {
  readonly name: string;
  /** Is it imported itself, beside what is below it? With its alias, if it has one. */
  own: string | null;
  readonly below: Branch[];
}

/**
 * @param kept imports in the order they stand in
 * @param added those to be sorted in among them
 * @param column where the declaration stands
 * @returns `null` where the imports have no common path
 */
export function printUse(
  visibility: string,
  kept: readonly string[],
  added: readonly string[],
  column: number,
): string | null {
  const root: Branch = { name: '', own: null, below: [] };
  for (const one of kept) insert(root, one, false);
  for (const one of added) insert(root, one, kept.length > 0);
  const [only, ...others] = root.below;
  if (only === undefined || others.length > 0) return null;
  const start = visibility === '' ? 'use ' : `${visibility} use `;
  const line = `${start}${flat(only)};`;
  if (column + line.length <= WIDTH) return line;
  return `${start}${broken(only, column, column + start.length)};`;
}

function insert(root: Branch, path: string, sorted: boolean): void {
  const [whole = '', alias] = path.split(' as ');
  let at = root;
  for (const name of whole.split('::')) {
    let next = at.below.find((branch) => branch.name === name);
    if (next === undefined) {
      next = { name, own: null, below: [] };
      const place = sorted ? at.below.findIndex((branch) => order(name, branch.name) < 0) : -1;
      at.below.splice(place === -1 ? at.below.length : place, 0, next);
    }
    at = next;
  }
  at.own = alias === undefined ? '' : ` as ${alias}`;
}

function members(branch: Branch): string[] {
  return [...(branch.own === null ? [] : [`self${branch.own}`]), ...branch.below.map(flat)];
}

function flat(branch: Branch): string {
  if (branch.below.length === 0) return branch.name + (branch.own ?? '');
  const inside = members(branch);
  const list =
    inside.length === 1 && branch.own === null ? inside.join('') : `{${inside.join(', ')}}`;
  return `${branch.name}::${list}`;
}

/** Members packed into lines where none is a list of its own, else one a line. */
function broken(branch: Branch, indent: number, column: number): string {
  const [only] = branch.below;
  if (branch.below.length === 0) return flat(branch);
  if (branch.own === null && branch.below.length === 1 && only !== undefined) {
    return `${branch.name}::${broken(only, indent, column + branch.name.length + 2)}`;
  }
  const margin = ' '.repeat(indent + 4);
  const nested = branch.below.some(({ below }) => below.length > 0);
  const lines: string[] = [];
  const own = branch.own === null ? [] : [`self${branch.own}`];
  for (const member of [...own, ...branch.below]) {
    const fits = typeof member === 'string' ? member : flat(member);
    const text =
      typeof member === 'string' || margin.length + fits.length + 1 <= WIDTH
        ? fits
        : broken(member, indent + 4, indent + 4);
    const last = lines.at(-1);
    if (!nested && last !== undefined && margin.length + last.length + text.length + 2 <= WIDTH)
      lines[lines.length - 1] = `${last} ${text},`;
    else lines.push(`${text},`);
  }
  return `${branch.name}::{\n${lines.map((line) => margin + line).join('\n')}\n${' '.repeat(indent)}}`;
}

/** rustfmt's: self, super, crate; then functions and modules, types, constants. */
function order(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function rank(name: string): number {
  const first = ['self', 'super', 'crate'].indexOf(name);
  if (first !== -1) return first;
  if (name === '*') return 9;
  if (/^[a-z_]/.test(name)) return 4;
  return /^[A-Z0-9_]+$/.test(name) && name.length > 1 ? 6 : 5;
}
