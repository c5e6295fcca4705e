/** A call by git: the driver with the real files, the real git, and the engine in its own thread. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { Problem } from '../../base/problem.ts';
import { driverCall } from '../../merge-driver/call.ts';
import { driveMerge, type Driven } from '../../merge-driver/drive.ts';
import type { Merger } from '../../merge-driver/merger.ts';
import { visible } from '../../report/visible.ts';
import type { CommonOptions } from '../options.ts';
import type { Session } from '../session.ts';
import { secondsOf } from '../time-limit.ts';
import { mergerFor } from './merger.ts';
import { mergeSettings } from './merge-settings.ts';

export interface DriveOptions extends CommonOptions {
  readonly conflictsOut?: string;
  readonly timeLimit?: string;
}

/** 0: merged; 1: a person has to look. Nothing is printed but a line on stderr: stdout is git's. */
export async function drive(
  words: readonly string[],
  options: DriveOptions,
  session: Session,
): Promise<0 | 1> {
  const call = driverCall(words);
  if (call === null) {
    throw new Problem(
      'usage',
      'merge-driver takes the files %O %A %B of git',
      'to set git up: trust-upstream merge-driver --install',
    );
  }
  const warn = (text: string): void => {
    session.streams.err.write(
      `${visible(`trust-upstream: ${call.path}: ${text}`.replace(/\s+/g, ' '))}\n`,
    );
  };
  const merger = await mergerOf(options, session, warn);
  let driven: Driven;
  try {
    driven = await driveMerge(call, {
      read: (path) => readFile(path),
      write: (path, bytes) => writeFileAtomic(path, bytes),
      merger: () => merger,
      lineMerge: async (contents, form) => {
        // Loaded when it is needed: every merge would wait for it.
        const { lineMerge } = await import('../../adapters/git/line-merge.ts');
        return lineMerge(contents, form);
      },
    });
  } finally {
    await merger.close();
  }
  for (const note of driven.merge?.notes ?? []) warn(note);
  if (driven.failure !== null) warn(`merged by lines: ${driven.failure}`);
  await writeRecord(call.path, driven, options.conflictsOut).catch((error: unknown) => {
    warn(`the conflicts were not written to ${options.conflictsOut ?? ''}: ${said(error)}`);
  });
  return driven.exit;
}

/** Without the hooks of the configuration that is named, a clean result might have lost some: lines are merged then. */
async function mergerOf(
  options: DriveOptions,
  session: Session,
  warn: (text: string) => void,
): Promise<Merger> {
  try {
    const { config, seconds, problem } = await mergeSettings(options, session);
    if (problem !== null) warn(`the defaults are used: ${problem}`);
    return mergerFor(config, secondsOf(options.timeLimit ?? '') ?? seconds);
  } catch (error) {
    return refusing(said(error));
  }
}

function refusing(reason: string): Merger {
  return { merge: () => Promise.reject(new Error(reason)), close: () => Promise.resolve() };
}

async function writeRecord(
  path: string,
  driven: Driven,
  folder: string | undefined,
): Promise<void> {
  if (folder === undefined || driven.exit === 0) return;
  const { conflictsFile } = await import('../../report/conflicts.ts');
  const { files } = await import('../../adapters/process/files.ts');
  const text = conflictsFile(path, driven.conflicts, driven.failure);
  await files.write(join(folder, `${path}.conflicts.json`), text);
}

function said(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
