/** How the seed's `trust-sync` calls map onto our commands. */

const OWN_COMMANDS = new Set([
  'status',
  'history',
  'report',
  'worker',
  'analyze',
  'monitor',
  'config',
  'schema',
]);

/** `run --to-version V` is `sync --to V`; `status` and the like stay; anything else is an option of `sync`. */
export function syncArguments(given: readonly string[]): string[] {
  const [first, ...rest] = given;
  if (first !== undefined && OWN_COMMANDS.has(first)) return [...given];
  const options = first === 'run' || first === 'sync' ? rest : given;
  return ['sync', ...options.map((word) => word.replace(/^--to-version(?==|$)/, '--to'))];
}
