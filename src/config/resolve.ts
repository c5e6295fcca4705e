/** Every setting from where it counts most: flag, environment, file, default. */
import { z } from 'zod';
import { lineOfKey, readToml } from '../engine/toml/read.ts';
import { refuseUnknownKeys, settingsGiven, settingsOf } from './keys.ts';
import type { Origin } from './origin.ts';
import { anchored, expandHome } from './paths.ts';
import { type Config, configSchema } from './schema.ts';

export interface ConfigQuestion {
  /** The configuration file (absolute path) and its text; `null` when there is none. */
  readonly file: { readonly path: string; readonly text: string } | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Options of the command line as given. */
  readonly flags: { readonly [F in 'fork' | 'upstream' | 'state']?: string | undefined };
  /** The user's home folder. */
  readonly home: string;
}

export interface ResolvedConfig {
  /** Paths from the file are absolute; those from flags and environment are relative to where the program runs. */
  readonly config: Config;
  /** By setting: `fork.path`, `notify`, `state`. */
  readonly origins: ReadonlyMap<string, Origin>;
}

/** Throws Problem `config`, naming file, line and key, when the file cannot be used. */
export function resolveConfig(question: ConfigQuestion): ResolvedConfig {
  const written = question.file === null ? configSchema.parse({}) : readFile(question.file);
  const given = new Map([...writtenOrigins(question.file), ...overrides(question)]);
  const origins = new Map<string, Origin>(
    settingsOf(written).map(({ key }) => [key, given.get(key)?.origin ?? { kind: 'default' }]),
  );
  const path = <T extends string | null>(key: string, value: T): T | string =>
    place(given.get(key)?.value ?? value, origins.get(key), question);
  const { fork, upstream, data, state } = written;
  const config = {
    ...written,
    fork: { ...fork, path: path('fork.path', fork.path) },
    upstream: { url: path('upstream.url', upstream.url) },
    data: {
      integration_points: path('data.integration_points', data.integration_points),
      resolution_rules: path('data.resolution_rules', data.resolution_rules),
      api_migrations: path('data.api_migrations', data.api_migrations),
    },
    state: path('state', state),
  };
  return { config, origins };
}

type Given = readonly [key: string, { readonly origin: Origin; readonly value?: string }];
type ConfigText = NonNullable<ConfigQuestion['file']>;

// The parsed object itself: a record that zod copies lacks a key called `__proto__`.
const rawSchema = z.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null,
);

function readFile({ path, text }: ConfigText): Config {
  refuseUnknownKeys(readToml(rawSchema, text, path), text, path);
  return readToml(configSchema, text, path);
}

function writtenOrigins(file: ConfigText | null): Given[] {
  if (file === null) return [];
  const { path, text } = file;
  return settingsGiven(readToml(rawSchema, text, path)).map((key) => {
    const line = lineOfKey(text, key.split('.'));
    return [key, { origin: { kind: 'file', path, line } }];
  });
}

/** Weakest first. */
function overrides({ env, flags }: ConfigQuestion): Given[] {
  const sources: [key: string, origin: Origin, value: string | undefined][] = [
    ['state', { kind: 'env', name: 'TRUST_HOME' }, env['TRUST_HOME']],
    ['fork.path', { kind: 'flag', name: 'fork' }, flags.fork],
    ['upstream.url', { kind: 'flag', name: 'upstream' }, flags.upstream],
    ['state', { kind: 'flag', name: 'state' }, flags.state],
  ];
  return sources.flatMap(([key, origin, value]) =>
    value === undefined || value === '' ? [] : [[key, { origin, value }] as const],
  );
}

function place<T extends string | null>(
  value: T | string,
  origin: Origin | undefined,
  { home }: ConfigQuestion,
): T | string {
  if (value === null) return value;
  return origin?.kind === 'file' ? anchored(value, origin.path, home) : expandHome(value, home);
}
