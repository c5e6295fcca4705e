/** Where the fork's hooks stand in one version of an integration point, by a plain rule over its items and lines. */
import { withDescendants, type Item } from '../../src/engine/syntax/item.ts';
import { POINTS } from './strata.ts';

export interface Place {
  readonly hook: string;
  /** 1-based: the hook goes directly after this line. */
  readonly afterLine: number;
  readonly said: string;
}

export function placesIn(path: string, text: string, file: Item): Place[] {
  const lines = text.split('\n');
  const items = [...withDescendants(file)];
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  const [passes, attributes, options] = POINTS;
  if (path === passes) return [...provideCall(), ...guardedCall()];
  if (path === attributes) return attributeEntries();
  if (path === options) return optionEntry();
  return [];

  function provideCall(): Place[] {
    const holder = items.find(({ name }) => name === 'DEFAULT_QUERY_PROVIDERS');
    if (holder === undefined) return [];
    const first = lineOf(holder.core.start);
    const last = lineOf(holder.core.end);
    const at = lines.findLastIndex(
      (line, index) => index >= first - 1 && index < last && /\bprovide\(/.test(line),
    );
    if (at === -1) return [];
    const said = `after the last line with \`provide(\` in DEFAULT_QUERY_PROVIDERS (line ${at + 1}: \`${lines[at]?.trim()}\`)`;
    return [{ hook: 'passes.rs / rustc_verify::provide(providers);', afterLine: at + 1, said }];
  }

  function guardedCall(): Place[] {
    const holder = items.find(({ name, kind }) => name === 'analysis' && kind === 'function');
    if (holder === undefined) return [];
    const close = lineOf(holder.core.end - 1);
    const tail = (lines[close - 2] ?? '').trim();
    const hasTail = /^Ok\(.*\)$/.test(tail);
    const end = hasTail ? close - 2 : close - 1;
    const said = hasTail
      ? `in \`fn analysis\`, directly before its tail \`${tail}\` (line ${close - 1})`
      : `at the end of \`fn analysis\`; its last line before the closing brace is line ${end}: \`${tail}\``;
    return [{ hook: 'passes.rs / the guarded call of verify_crate', afterLine: end, said }];
  }

  function attributeEntries(): Place[] {
    const list = items.find(({ name }) => name === 'BUILTIN_ATTRIBUTES');
    const last = list?.children.filter(({ kind }) => kind === 'attribute entry').at(-1);
    if (last === undefined) return [];
    const at = lineOf(last.end - 1);
    const said = `at the end of BUILTIN_ATTRIBUTES, after its last entry \`${last.name}\` (line ${at})`;
    return [{ hook: 'builtin_attrs.rs / four gated! entries', afterLine: at, said }];
  }

  function optionEntry(): Place[] {
    const table = items.find(({ name }) =>
      /^options!\((?:Debugging|Unstable)Options\)$/.test(name),
    );
    const entries = (table?.children ?? []).filter(({ kind }) => kind === 'option');
    const at = entries.findLastIndex(({ name }) => name < 'verify');
    const previous = entries[at];
    if (previous === undefined) return [];
    const line = lineOf(previous.end - 1);
    const next = entries[at + 1]?.name ?? 'the end of the table';
    const said = `in \`${table?.name}\`, in alphabetical place: after entry \`${previous.name}\` (ends line ${line}), before \`${next}\``;
    return [{ hook: 'options.rs / the entry verify', afterLine: line, said }];
  }
}

/** Where a hook stands, seen from lines `start` to `end`. */
export function relation(
  { afterLine }: Place,
  { start, end }: { start: number; end: number },
): string {
  if (start <= afterLine && afterLine < end) return 'INSIDE this item';
  if (afterLine === end) return 'directly AFTER this item';
  if (afterLine === start - 1) return 'directly BEFORE this item';
  const away = afterLine < start ? start - afterLine - 1 : afterLine - end;
  return `elsewhere in the file (${away} lines away)`;
}
