/** `config show`: every setting, its value, where that comes from. */
import { settingsOf } from './keys.ts';
import { type Origin, originText } from './origin.ts';
import type { ResolvedConfig } from './resolve.ts';

export interface ConfigRow {
  readonly key: string;
  readonly value: string;
  readonly origin: string;
}

/** For people; `(none)` stands for null. */
export function configRows({ config, origins }: ResolvedConfig): ConfigRow[] {
  return settingsOf(config).map(({ key, value }) => ({
    key,
    value: valueText(value),
    origin: originText(origins.get(key) ?? { kind: 'default' }),
  }));
}

/** For programs: `config show --json`. */
export interface ConfigReport {
  readonly schema_version: 1;
  readonly settings: readonly {
    readonly key: string;
    readonly value: unknown;
    readonly origin: Origin;
  }[];
}

export function configReport({ config, origins }: ResolvedConfig): ConfigReport {
  return {
    schema_version: 1,
    settings: settingsOf(config).map(({ key, value }) => ({
      key,
      value,
      origin: origins.get(key) ?? { kind: 'default' },
    })),
  };
}

function valueText(value: unknown): string {
  if (value === null) return '(none)';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
