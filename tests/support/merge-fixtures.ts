import { readdirSync, readFileSync } from 'node:fs';
import { isConflict } from './merge-case.ts';

export interface MergeFixture {
  readonly name: string;
  readonly read: (file: string) => string;
}

/** The folders of fixtures/`group`, one merge each. */
export function mergeFixtures(group: string): MergeFixture[] {
  const root = new URL(`../../fixtures/${group}/`, import.meta.url);
  return readdirSync(root).map((name) => ({
    name,
    read: (file) => readFileSync(new URL(`${name}/${file}`, root), 'utf8'),
  }));
}

/**
 * What a fixture fixes of a text with markers: what conflicts and what does not. How a conflict is called is tested
 * elsewhere, and a blank line beside it may stand in or outside of it.
 */
export function comparable(text: string): string {
  if (!isConflict(text)) return text;
  return text.replaceAll(/^(<{7,} ours).*$/gm, '$1').replaceAll(/^\n/gm, '');
}
