/** Features that name a feature or a dependency: each must be there, if it was there on its own side. */
import { parse } from 'smol-toml';
import type { Sources } from './agree.ts';
import { recordOf } from './record.ts';

/** Whether the merged manifest names nothing that is missing, but what was missing on a side already. */
export function referencesHold({ ours, theirs }: Sources, merged: string): boolean {
  const known = new Set([...dangling(ours), ...dangling(theirs)]);
  return dangling(merged).every((reference) => known.has(reference));
}

function dangling(text: string): string[] {
  const manifest = recordOf(parse(text));
  const features = recordOf(manifest['features']);
  const names = new Set([...Object.keys(features), ...dependencyNames(manifest)]);
  return Object.entries(features).flatMap(([feature, list]) =>
    (Array.isArray(list) ? list : [])
      .filter((one): one is string => typeof one === 'string' && !names.has(target(one)))
      .map((one) => `${feature}: ${one}`),
  );
}

/** `dep:x`, `x?/f` and `x/f` name `x`. */
function target(reference: string): string {
  return reference.replace(/^dep:/, '').replace(/\??\/.*$/, '');
}

function dependencyNames(manifest: Record<string, unknown>): string[] {
  const owners = [manifest, ...Object.values(recordOf(manifest['target'])).map(recordOf)];
  return owners.flatMap((owner) =>
    ['dependencies', 'dev-dependencies', 'build-dependencies'].flatMap((kind) =>
      Object.keys(recordOf(owner[kind])),
    ),
  );
}
