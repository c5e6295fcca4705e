/** What a store of our own needs to see the objects of other repositories. */

/** Value of GIT_ALTERNATE_OBJECT_DIRECTORIES. */
export function alternatesList(stores: readonly string[]): string {
  return stores.map((store) => (/[:"\n]/.test(store) ? quoted(store) : store)).join(':');
}

/** A path quoted as in C, which git reads wherever a path may end too early. */
export function quoted(path: string): string {
  return `"${path.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}

/**
 * Objects that an alternate left at its origin come from there here too; all three keys, or git writes one to the fork.
 * @param url origin of a partial clone; `null` for a whole one
 */
export function promisorSettings(url: string | null, name: string): string[] {
  const remote = `remote.trust-upstream-${name}`;
  return url === null
    ? []
    : [`${remote}.url=${url}`, `${remote}.promisor=true`, `${remote}.partialclonefilter=blob:none`];
}
