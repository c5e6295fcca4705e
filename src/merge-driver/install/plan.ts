/** Everything is read, one decision is made, then it is shown and done. */
import { Problem } from '../../base/problem.ts';
import type { DriverKeys } from '../../ports/merge-settings.ts';
import { DRIVER, otherMerges, withDriver, withoutDriver } from './attributes.ts';
import { isDriverCommand } from './command.ts';
import type { Change } from './report.ts';

export interface Found {
  readonly attributesFile: string;
  /** `null`: there is no such file. */
  readonly attributes: string | null;
  readonly configuration: string;
  readonly keys: DriverKeys;
  /** File of ours to git's word for how it is merged. */
  readonly merges: ReadonlyMap<string, string>;
}

/** Files of each pattern of ours. */
export const PROBES = ['src/lib.rs', 'Cargo.toml', 'Cargo.lock'];

const NAME = 'trust-upstream: Rust merged by structure';

/** @throws Problem `config` when something else merges these files, unless `force` */
export function installation(found: Found, command: string, force: boolean): Change[] {
  const wanted = new Map([
    ['name', NAME],
    ['driver', command],
    // The base of a criss-cross merge is nobody's decision: git's own lines, with markers where they meet.
    ['recursive', 'text'],
  ]);
  if (!force) refuseOthers(found, wanted);
  return changesTo(found, wanted, withDriver(found.attributes));
}

export function removal(found: Found): Change[] {
  const installed = isDriverCommand(found.keys.get('driver') ?? '');
  const wanted = new Map<string, string | null>(
    installed ? [...OURS].map((key) => [key, null]) : [],
  );
  return changesTo(found, wanted, withoutDriver(found.attributes)).toReversed();
}

const OURS = ['name', 'driver', 'recursive'];

function refuseOthers(found: Found, wanted: ReadonlyMap<string, string>): void {
  const fix = 'take it out, or pass --force to put ours over it';
  const driver = found.keys.get('driver');
  for (const [key, value] of found.keys) {
    const other = wanted.has(key) && value !== wanted.get(key);
    if (other && !(driver !== undefined && isDriverCommand(driver)))
      throw new Problem(
        'config',
        `${found.configuration} has merge.${DRIVER}.${key} = ${value}`,
        fix,
      );
  }
  const [line] = otherMerges(found.attributes);
  if (line !== undefined)
    throw new Problem('config', `${found.attributesFile} has the line "${line.trim()}"`, fix);
  for (const [file, merge] of found.merges) {
    if (merge !== 'unspecified' && merge !== DRIVER)
      throw new Problem('config', `git merges files such as ${file} by "${merge}" here`, fix);
  }
}

/** The configuration first: an attribute without its driver is nothing to git, but it is said at every merge. */
function changesTo(
  { attributesFile, attributes, configuration, keys }: Found,
  wanted: ReadonlyMap<string, string | null>,
  after: string | null,
): Change[] {
  const changes: Change[] = [];
  for (const [key, value] of wanted) {
    const before = keys.get(key) ?? null;
    if (before !== value)
      changes.push({
        kind: 'configuration',
        file: configuration,
        key: `merge.${DRIVER}.${key}`,
        before,
        after: value,
      });
  }
  if (after !== attributes)
    changes.push({ kind: 'attributes', file: attributesFile, before: attributes, after });
  return changes;
}
