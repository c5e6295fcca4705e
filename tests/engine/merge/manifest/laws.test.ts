import fc from 'fast-check';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../../src/engine/merge/lines.ts';
import { mergeLock } from '../../../../src/engine/merge/manifest/lock/merge.ts';
import { mergeManifest } from '../../../../src/engine/merge/manifest/merge.ts';
import { recordOf } from '../../../../src/engine/merge/manifest/record.ts';
import { lockText, type LockModel, lockModels } from './lock-model.ts';

const NAMES = ['anyhow', 'bar', 'log', 'rand', 'serde', 'zip'];
const FLAGS = ['a', 'b', 'c', 'd'];

interface Requirement {
  readonly version: string;
  readonly features: readonly string[];
  readonly form: 'text' | 'inline' | 'lines';
  readonly comment: boolean;
}

type Manifest = Readonly<Record<string, Readonly<Record<string, Requirement>>>>;

const requirement = fc.record<Requirement>({
  version: fc.constantFrom('1', '1.2', '2'),
  features: fc.uniqueArray(fc.constantFrom(...FLAGS), { maxLength: 3 }),
  form: fc.constantFrom('text', 'inline', 'lines'),
  comment: fc.boolean(),
});
const table = fc.dictionary(fc.constantFrom(...NAMES), requirement, { noNullPrototype: true });
const manifest: fc.Arbitrary<Manifest> = fc.record({
  dependencies: table,
  'dev-dependencies': table,
});

function text(model: Manifest): string {
  const tables = Object.entries(model).map(([name, keys]) => {
    const lines = Object.entries(keys).map(([key, one]) => entry(`${name} ${key}`, key, one));
    return `\n[${name}]\n${lines.join('')}`;
  });
  return `[package]\nname = "demo"\n${tables.join('')}`;
}

function entry(where: string, key: string, one: Requirement): string {
  const comment = one.comment ? `# ${where}\n` : '';
  if (one.form === 'text' && one.features.length === 0)
    return `${comment}${key} = "${one.version}"\n`;
  const quoted = one.features.map((feature) => `"${feature}"`);
  const list =
    one.form === 'lines'
      ? `[\n${quoted.map((feature) => `  ${feature},\n`).join('')}]`
      : `[${quoted.join(', ')}]`;
  return `${comment}${key} = { version = "${one.version}", features = ${list} }\n`;
}

function merged(base: string, ours: string, theirs: string): string | null | undefined {
  const chunks = mergeManifest({ base, ours, theirs });
  return chunks === null ? undefined : cleanText(chunks);
}

describe('a merge of manifests', () => {
  it('is the side that changed, when one did', () => {
    fc.assert(
      fc.property(manifest, manifest, (before, after) => {
        const [base, side] = [text(before), text(after)];
        expect(merged(base, side, base)).toBe(side);
        expect(merged(base, base, side)).toBe(side);
        expect(merged(base, side, side)).toBe(side);
      }),
    );
  });

  it('is clean or not, and says the same, whichever side is ours', () => {
    fc.assert(
      fc.property(manifest, manifest, manifest, (b, o, t) => {
        const [base, ours, theirs] = [text(b), text(o), text(t)];
        const [one, other] = [merged(base, ours, theirs), merged(base, theirs, ours)];
        expect(one === null).toBe(other === null);
        if (one == null || other == null) return;
        expect(sorted(parse(one))).toEqual(sorted(parse(other)));
      }),
    );
  });

  it('is the values of both, key by key, or a conflict', () => {
    fc.assert(
      fc.property(manifest, manifest, manifest, (b, o, t) => {
        const result = merged(text(b), text(o), text(t));
        if (result == null) return;
        const read = recordOf(parse(result));
        const wrong = Object.keys(b).flatMap((name) =>
          NAMES.filter((key) => {
            const [base, ours, theirs] = [b, o, t].map((one) => plain(one[name]?.[key]));
            return !holds({ base, ours, theirs }, plainValue(recordOf(read[name])[key]));
          }),
        );
        expect(wrong).toEqual([]);
      }),
    );
  });

  it('applies both of two edits of different keys', () => {
    const edits = fc.dictionary(fc.constantFrom(...NAMES), fc.option(requirement, { nil: null }), {
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(manifest, edits, edits, (base, mine, other) => {
        const free = Object.fromEntries(
          Object.entries(other).filter(([key]) => !Object.hasOwn(mine, key)),
        );
        const ours = edited(base, mine);
        const theirs = edited(base, free);
        const both = edited(ours, free);
        const result = merged(text(base), text(ours), text(theirs));
        expect(result).not.toBeNull();
        expect(sorted(parse(result ?? ''))).toEqual(sorted(parse(text(both))));
      }),
    );
  });
});

function edited(model: Manifest, edits: Readonly<Record<string, Requirement | null>>): Manifest {
  const dependencies = { ...model['dependencies'] };
  for (const [key, one] of Object.entries(edits)) {
    if (one === null) delete dependencies[key];
    else dependencies[key] = one;
  }
  return { ...model, dependencies };
}

interface Plain {
  readonly version: string;
  readonly features: readonly string[];
}

function plain(one: Requirement | undefined): Plain | undefined {
  return one && { version: one.version, features: [...one.features].sort() };
}

/** The edit of the side that made one; of two edits, the features of both, each once. */
function holds(
  { base, ours, theirs }: Partial<Record<'base' | 'ours' | 'theirs', Plain | undefined>>,
  now: unknown,
): boolean {
  const same = (one: unknown, other: unknown): boolean =>
    JSON.stringify(one) === JSON.stringify(other);
  if (same(base, ours)) return same(now, theirs);
  if (same(base, theirs)) return same(now, ours);
  const before = base?.features ?? [];
  const wanted = [...(ours?.features ?? []), ...(theirs?.features ?? [])].filter(
    (feature) => !before.includes(feature),
  );
  const kept = before.filter(
    (feature) => ours?.features.includes(feature) === true && theirs?.features.includes(feature),
  );
  const features = [...new Set([...wanted, ...kept])].sort();
  return same(recordOf(now)['features'], features) || (ours === undefined && now === undefined);
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'string') return { version: value, features: [] };
  if (value === undefined) return undefined;
  const { version, features } = recordOf(value);
  return { version, features: Array.isArray(features) ? features.map(String).sort() : [] };
}

/** Lists of strings in order: they are sets here. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(String).sort();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, sorted(one)]));
}

describe('a merge of locks', () => {
  const result = (b: LockModel, o: LockModel, t: LockModel): string | null | undefined => {
    const chunks = mergeLock({ base: lockText(b), ours: lockText(o), theirs: lockText(t) });
    return chunks === null ? undefined : cleanText(chunks);
  };

  it('is the side that changed, when one did', () => {
    fc.assert(
      fc.property(lockModels, lockModels, (base, side) => {
        expect(result(base, side, base)).toBe(lockText(side));
        expect(result(base, base, side)).toBe(lockText(side));
        expect(result(base, side, side)).toBe(lockText(side));
      }),
    );
  });

  it('is the same whichever side is ours', () => {
    fc.assert(
      fc.property(lockModels, lockModels, lockModels, (base, ours, theirs) => {
        expect(result(base, ours, theirs)).toBe(result(base, theirs, ours));
      }),
    );
  });

  it('is that of both edits, when they are of different packages', () => {
    fc.assert(
      fc.property(lockModels, lockModels, (base, other) => {
        const half = (from: LockModel, rest: LockModel): LockModel => ({
          ...rest,
          bar: from['bar'] ?? [],
          log: from['log'] ?? [],
        });
        const [ours, theirs] = [half(other, base), half(base, other)];
        expect(result(base, ours, theirs)).toBe(lockText(other));
      }),
    );
  });
});
