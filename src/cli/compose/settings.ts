/** The configuration of one call: file, environment and flags read and resolved. */
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { files } from '../../adapters/process/files.ts';
import { Problem } from '../../base/problem.ts';
import { findConfigFile } from '../../config/find.ts';
import { resolveConfig, type ResolvedConfig } from '../../config/resolve.ts';
import type { CommonOptions } from '../options.ts';
import type { Session } from '../session.ts';

export interface Settings {
  readonly resolved: ResolvedConfig;
  /** Why the file could not be used, when asked to go on without it. */
  readonly problem: Problem | null;
}

/** Throws Problem `config`; when `lenient`, falls back to the defaults and says why instead. */
export async function loadSettings(
  session: Session,
  options: CommonOptions,
  lenient: boolean,
): Promise<Settings> {
  const { fork, upstream, state } = options;
  const question = { env: session.env, flags: { fork, upstream, state }, home: homedir() };
  try {
    return {
      resolved: resolveConfig({ ...question, file: await configFile(options) }),
      problem: null,
    };
  } catch (error) {
    if (!lenient || !(error instanceof Problem)) throw error;
    return { resolved: resolveConfig({ ...question, file: null }), problem: error };
  }
}

async function configFile({
  fork,
  config,
}: CommonOptions): Promise<{ path: string; text: string } | null> {
  const path =
    config === undefined
      ? await findConfigFile(resolve(fork ?? '.'), (file) => files.exists(file))
      : resolve(config);
  if (path === null) return null;
  const text = await files.read(path);
  if (text === null)
    throw new Problem('config', `no configuration file at ${path}`, 'check --config');
  return { path, text };
}
