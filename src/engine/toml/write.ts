/** TOML as a person would write it: texts of several lines stand as they are. */
import { stringify } from 'smol-toml';

export type TomlValue = string | number | boolean | { readonly [key: string]: number };

/** `[[name]]` and its keys; those that are undefined are left out. */
export function tableOf(
  name: string,
  keys: Readonly<Record<string, TomlValue | undefined>>,
): string {
  const lines = Object.entries(keys).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key} = ${valueOf(value)}`],
  );
  return `[[${name}]]\n${lines.join('\n')}\n`;
}

function valueOf(value: TomlValue): string {
  if (typeof value === 'object') {
    const pairs = Object.entries(value).map(([key, number]) => `${key} = ${number}`);
    return `{ ${pairs.join(', ')} }`;
  }
  const plain = stringify({ v: value }).replace(/^v = /, '').trimEnd();
  if (typeof value !== 'string' || !/[\n"\\]/.test(value)) return plain;
  // Literal strings take anything but control characters and their own quotes.
  if (value.split('').some(isControl) || value.includes("''") || value.endsWith("'")) return plain;
  return value.includes('\n') ? `'''\n${value}'''` : value.includes("'") ? plain : `'${value}'`;
}

function isControl(char: string): boolean {
  return char !== '\n' && char !== '\t' && (char < ' ' || char === '\u007F');
}
