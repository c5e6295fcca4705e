/** Release versions of Rust: strict `x.y.z`, no prefix, no suffix. */

const STRICT = /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/;

interface Parts {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

function partsOf(version: string): Parts | null {
  const found = STRICT.exec(version);
  if (found === null) return null;
  return { major: Number(found[1]), minor: Number(found[2]), patch: Number(found[3]) };
}

/** Is this a release version (`1.84.0`; not `1.84`, `v1.84.0`, `1.0.0-alpha`)? */
export function isVersion(text: string): boolean {
  return STRICT.test(text);
}

/** Negative when `a` is older than `b`, 0 when equal. Both must be versions. */
export function compareVersions(a: string, b: string): number {
  const left = partsOf(a);
  const right = partsOf(b);
  if (left === null || right === null) throw new TypeError(`not versions: ${a}, ${b}`);
  return left.major - right.major || left.minor - right.minor || left.patch - right.patch;
}

/** How many minor versions of `known` lie above `base`: point releases do not count. */
export function releasesBehind(base: string, known: readonly string[]): number {
  const at = partsOf(base);
  if (at === null) throw new TypeError(`not a version: ${base}`);
  const newer = known
    .map(partsOf)
    .filter((p) => p !== null)
    .filter((p) => p.major > at.major || (p.major === at.major && p.minor > at.minor));
  return new Set(newer.map((p) => `${p.major}.${p.minor}`)).size;
}

/** The known versions nearest to a mistyped one, at most `count`, nearest first; the newest when it is like no version. */
export function nearestVersions(wanted: string, known: readonly string[], count = 3): string[] {
  const numbers = /\d+(\.\d+)+/.exec(wanted)?.[0].split('.').map(Number);
  if (numbers === undefined) {
    return known
      .filter(isVersion)
      .sort((a, b) => compareVersions(b, a))
      .slice(0, count);
  }
  const [major = 1, minor = 0, patch = 0] = numbers;
  const distance = (version: string): number => {
    const p = partsOf(version);
    if (p === null) return Number.POSITIVE_INFINITY;
    return (
      Math.abs(p.major - major) * 1e8 + Math.abs(p.minor - minor) * 1e3 + Math.abs(p.patch - patch)
    );
  };
  return [...known].sort((a, b) => distance(a) - distance(b)).slice(0, count);
}
