/** Reading what git is told now, and telling it otherwise. */
import type { Files } from '../../ports/files.ts';
import type { MergeSettings } from '../../ports/merge-settings.ts';
import { type Found, PROBES } from './plan.ts';
import type { Change } from './report.ts';

export async function found(settings: MergeSettings, files: Files): Promise<Found> {
  const [attributes, keys, merges] = await Promise.all([
    files.read(settings.attributesFile),
    settings.keys(),
    settings.mergesOf(PROBES),
  ]);
  const { attributesFile, configuration } = settings;
  return { attributesFile, attributes, configuration, keys, merges };
}

export async function apply(
  changes: readonly Change[],
  settings: MergeSettings,
  files: Files,
): Promise<void> {
  for (const change of changes) {
    if (change.kind === 'configuration')
      await settings.setKey(change.key.split('.').at(-1) ?? '', change.after);
    else if (change.after === null) await files.remove(change.file);
    else await files.write(change.file, change.after);
  }
}
