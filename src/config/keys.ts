/** The settings by name: `fork.path`, `notify`, `state`. */
import { distance } from 'fastest-levenshtein';
import { configProblem } from '../engine/toml/read.ts';
import { type Config, configSchema } from './schema.ts';

/** Each setting of a configuration with its value, sections in order. */
export function settingsOf(config: Config): { key: string; value: unknown }[] {
  return Object.entries(config).flatMap(([name, value]) =>
    isTable(value)
      ? Object.entries(value).map(([key, inner]) => ({
          key: `${name}.${key}`,
          value: inner as unknown,
        }))
      : [{ key: name, value }],
  );
}

const SETTINGS = settingsOf(configSchema.parse({})).map(({ key }) => key);
const SECTIONS = new Set(SETTINGS.filter((key) => key.includes('.')).map(sectionOf));
const TABLES = new Set(['', ...SECTIONS, 'notify']);
const KNOWN = [...SECTIONS, ...SETTINGS, 'notify.kind', 'notify.command'];

/** The settings that a parsed file gives. */
export function settingsGiven(raw: Readonly<Record<string, unknown>>): string[] {
  return SETTINGS.filter((key) => {
    const [section = '', name] = key.split('.');
    const value = raw[section];
    return name === undefined ? value !== undefined : isTable(value) && value[name] !== undefined;
  });
}

/** Throws Problem `config` for the first key that is no setting, naming the nearest one that is. */
export function refuseUnknownKeys(
  raw: Readonly<Record<string, unknown>>,
  text: string,
  file: string,
): void {
  const unknown = firstUnknown(raw, [], '');
  if (unknown === null) return;
  throw configProblem(text, file, unknown.path, `unknown key; did you mean ${nearest(unknown)}?`);
}

type Path = readonly (string | number)[];

interface UnknownKey {
  readonly path: Path;
  /** Of TABLES. */
  readonly table: string;
  readonly name: string;
}

function firstUnknown(value: unknown, path: Path, key: string): UnknownKey | null {
  if (!TABLES.has(key)) return null;
  if (Array.isArray(value)) {
    return firstOf(value.map((inner, at) => firstUnknown(inner, [...path, at], key)));
  }
  if (!isTable(value)) return null;
  return firstOf(
    Object.entries(value).map(([name, inner]) => {
      const at = key === '' ? name : `${key}.${name}`;
      return KNOWN.includes(at)
        ? firstUnknown(inner, [...path, name], at)
        : { path: [...path, name], table: key, name };
    }),
  );
}

function firstOf<T>(found: readonly (T | null)[]): T | null {
  return found.find((one) => one !== null) ?? null;
}

/** In the same table, or of the same name elsewhere: `branch` is `fork.branch`. */
function nearest({ table, name }: UnknownKey): string {
  const section = table === '' ? '' : `${table}.`;
  const far = (known: string): number => {
    const other = lastPart(known);
    if (other === name) return 0;
    const shortened = name.length > 2 && (other.startsWith(name) || name.startsWith(other));
    return shortened ? 1 : distance(name, other);
  };
  return KNOWN.filter((known) => known.startsWith(section) || lastPart(known) === name).reduce(
    (best, known) => (far(known) < far(best) ? known : best),
  );
}

function sectionOf(key: string): string {
  return key.slice(0, key.indexOf('.'));
}

function lastPart(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1);
}

function isTable(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
  );
}
