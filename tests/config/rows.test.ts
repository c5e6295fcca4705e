import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../src/config/resolve.ts';
import { configReport, configRows } from '../../src/config/rows.ts';

const resolved = resolveConfig({
  file: { path: '/w/trust-upstream.toml', text: '[build]\n\ncommand = "make all"' },
  env: { TRUST_HOME: '/state' },
  flags: { fork: '/fork' },
  home: '/home/u',
});

describe('configRows', () => {
  it('names every setting with its value and where that comes from', () => {
    const rows = new Map(configRows(resolved).map(({ key, ...row }) => [key, row]));
    expect([...rows.keys()]).toEqual([
      'fork.path',
      'fork.branch',
      'fork.base',
      'fork.crates',
      'upstream.url',
      'build.command',
      'build.timeout_seconds',
      'build.env',
      'test.command',
      'test.timeout_seconds',
      'test.env',
      'finalize.mode',
      'limits.merge_seconds',
      'thresholds.releases_behind',
      'thresholds.success_rate',
      'thresholds.sync_hours',
      'thresholds.manual_share',
      'notify',
      'data.integration_points',
      'data.resolution_rules',
      'data.api_migrations',
      'state',
    ]);
    expect(rows.get('fork.path')).toEqual({ value: '/fork', origin: '--fork' });
    expect(rows.get('state')).toEqual({ value: '/state', origin: 'env TRUST_HOME' });
    expect(rows.get('fork.branch')).toEqual({ value: '(none)', origin: 'default' });
    expect(rows.get('build.command')).toEqual({
      value: '["make","all"]',
      origin: '/w/trust-upstream.toml:3',
    });
  });
});

describe('configReport', () => {
  it('gives the same as JSON, values in their own types', () => {
    const { schema_version, settings } = configReport(resolved);
    expect(schema_version).toBe(1);
    expect(settings.find(({ key }) => key === 'build.command')).toEqual({
      key: 'build.command',
      value: ['make', 'all'],
      origin: { kind: 'file', path: '/w/trust-upstream.toml', line: 3 },
    });
    expect(JSON.parse(JSON.stringify(settings))).toEqual(settings);
  });
});
