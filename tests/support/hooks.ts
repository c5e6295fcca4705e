import { readFileSync } from 'node:fs';
import { deriveHooks, type Hook } from '../../src/engine/intents/hooks.ts';
import { parseIntegrationPoints } from '../../src/engine/intents/points.ts';
import { parseResolutionRules } from '../../src/engine/intents/rules.ts';

export const POINTS = readFileSync(
  new URL('../../data/integration_points.toml', import.meta.url),
  'utf8',
);
export const RULES = readFileSync(
  new URL('../../data/resolution_rules.toml', import.meta.url),
  'utf8',
);

/** A data file as the seed design prints it: what precedes our own additions. */
export function seedPart(text: string): string {
  return text.slice(0, text.indexOf('# Ours'));
}

export function hooksFrom(points: string, rules: string): Hook[] {
  return deriveHooks(
    parseIntegrationPoints(points, 'points.toml').points,
    parseResolutionRules(rules, 'rules.toml'),
  );
}

/** The hooks of the shipped data files. */
export const shippedHooks: readonly Hook[] = hooksFrom(POINTS, RULES);

/** Those of one of the three files: `passes.rs`, `builtin_attrs.rs`, `options.rs`. */
export function hooksIn(name: string): Hook[] {
  return shippedHooks.filter((hook) => hook.file.endsWith(`/${name}`));
}
