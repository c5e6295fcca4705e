/** What the configuration says of merging single files, for the driver and for `resolve`. */
import { resolve } from 'node:path';
import { files } from '../../adapters/process/files.ts';
import { findConfigFile } from '../../config/find.ts';
import { MERGE_SECONDS } from '../../config/merge-seconds.ts';
import type { Config } from '../../config/schema.ts';
import type { CommonOptions } from '../options.ts';
import type { Session } from '../session.ts';

export interface MergeSettings {
  /** Hooks are protected when a configuration is named; `null`: none is. */
  readonly config: Config | null;
  /** `limits.merge_seconds`: of the configuration named, else of the nearest one. */
  readonly seconds: number;
  /** Why the nearest configuration was not used. */
  readonly problem: string | null;
}

/** Throws Problem `config` when the configuration that is named cannot be used. */
export async function mergeSettings(
  options: CommonOptions,
  session: Session,
): Promise<MergeSettings> {
  const named = options.config !== undefined;
  if (!named && (await nearest(options)) === null)
    return { config: null, seconds: MERGE_SECONDS, problem: null };
  // Loaded when it is needed: every merge of the driver would wait for it.
  const { loadSettings } = await import('./settings.ts');
  const { resolved, problem } = await loadSettings(session, options, !named);
  const { config } = resolved;
  return {
    config: named ? config : null,
    seconds: config.limits.merge_seconds,
    problem: problem?.message ?? null,
  };
}

function nearest({ fork }: CommonOptions): Promise<string | null> {
  return findConfigFile(resolve(fork ?? '.'), (file) => files.exists(file));
}
