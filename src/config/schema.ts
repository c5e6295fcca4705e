/** `trust-upstream.toml`: its keys, their defaults and limits. */
import { z } from 'zod';
import { isVersion } from '../base/version.ts';
import { commandSchema, programSchema } from './command.ts';
import { MERGE_SECONDS } from './merge-seconds.ts';

const text = z.string().min(1, 'expected a text that is not empty');
/** Up to what a timer can count. */
const seconds = z
  .number()
  .positive()
  .max(24 * 86_400);
const share = z.number().min(0).max(1);
const release = z.string().refine(isVersion, 'expected a release such as "1.84.0"');

const run = (command: string[]) =>
  z
    .strictObject({
      command: commandSchema.default(command),
      timeout_seconds: seconds.default(4 * 3600),
      /** Added to the environment of the command. */
      env: z.record(z.string(), z.string()).default({}),
    })
    .prefault({});

const notifierSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('stderr') }),
  z.strictObject({
    kind: z.literal('command'),
    command: programSchema,
  }),
]);

export const configSchema = z.strictObject({
  fork: z
    .strictObject({
      /** A repository of the fork; as all paths in the file, relative to the file. */
      path: text.default('.'),
      /** `null`: the branch checked out. */
      branch: text.nullable().default(null),
      /** `null`: found from the version record, the tags or the merge base. */
      base: release.nullable().default(null),
      /** Folders of crates that only the fork has; empty: found by comparing trees. */
      crates: z.array(text).default([]),
    })
    .prefault({}),
  upstream: z
    .strictObject({
      /** An address that git can fetch from, or a folder, which is used as it is. */
      url: text.default('https://github.com/rust-lang/rust.git'),
    })
    .prefault({}),
  build: run(['./x.py', 'build', '--stage', '1']),
  test: run(['./x.py', 'test', '--stage', '1', 'tests/ui']),
  finalize: z.strictObject({ mode: z.enum(['replace', 'merge']).default('replace') }).prefault({}),
  limits: z
    .strictObject({
      /** For one file, in a sync, by the driver and by `resolve`; after that it is merged by lines. */
      merge_seconds: seconds.default(MERGE_SECONDS),
    })
    .prefault({}),
  /** From where on the seed's metrics are alarming. */
  thresholds: z
    .strictObject({
      releases_behind: z.int().min(0).default(1),
      success_rate: share.default(0.9),
      sync_hours: z.number().positive().default(8),
      manual_share: share.default(0.25),
    })
    .prefault({}),
  notify: z.array(notifierSchema).default([{ kind: 'stderr' }]),
  /** `null`: the ones that come with the program. */
  data: z
    .strictObject({
      integration_points: text.nullable().default(null),
      resolution_rules: text.nullable().default(null),
      api_migrations: text.nullable().default(null),
    })
    .prefault({}),
  /** The state folder. */
  state: text.default('~/.trust'),
});

export type Config = z.infer<typeof configSchema>;
