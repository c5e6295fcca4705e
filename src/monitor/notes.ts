/** RELEASES.md, the release notes in upstream's tree, as data. */
import type { Heading, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString } from 'mdast-util-to-string';
import { compareVersions, isVersion } from '../base/version.ts';
import { bulletsOf } from './bullets.ts';

interface NotesSection {
  /** As written: `Compatibility Notes`, `Stabilised APIs`; empty before the first heading of a release. */
  readonly title: string;
  /** One line of plain text each, nested ones folded in. */
  readonly bullets: readonly string[];
}

export interface ReleaseNotes {
  readonly version: string;
  /** `YYYY-MM-DD`; `null` when the heading gives none (a draft) or one that is no date. */
  readonly date: string | null;
  readonly sections: readonly NotesSection[];
}

/** `Version 1.84.0 (2025-01-09)`, also `Version 1.95 (…)`; not `Version 1.0.0-alpha (…)`. */
const TITLE = /^Version (\d+\.\d+)(\.\d+)?(?:\s+\(([^)]*)\))?$/;

/** Releases from 1.0.0 on, as ordered in the file (newest first); of two headings for one version, the first. */
export function readNotes(markdown: string): ReleaseNotes[] {
  const found = new Map<string, ReleaseNotes>();
  for (const { heading, content } of releasesIn(fromMarkdown(markdown).children)) {
    const [, minor = '', patch = '.0', date] = TITLE.exec(heading) ?? [];
    const version = minor + patch;
    if (!isVersion(version) || compareVersions(version, '1.0.0') < 0 || found.has(version))
      continue;
    found.set(version, { version, date: validDate(date), sections: sectionsIn(content) });
  }
  return [...found.values()];
}

/** Bullets of every section with one of these titles, whatever their case. */
export function bulletsUnder(notes: ReleaseNotes, ...titles: string[]): string[] {
  return notes.sections
    .filter(({ title }) => titles.includes(title.toLowerCase()))
    .flatMap(({ bullets }) => bullets);
}

function releasesIn(nodes: readonly RootContent[]): { heading: string; content: RootContent[] }[] {
  const releases: { heading: string; content: RootContent[] }[] = [];
  for (const node of nodes) {
    const heading = node.type === 'heading' ? textOf(node) : '';
    if (heading.startsWith('Version ')) releases.push({ heading, content: [] });
    else releases.at(-1)?.content.push(node);
  }
  return releases;
}

/** Headings below the second level (`std & core`, `2018 edition`) divide a section, they do not end it. */
function sectionsIn(content: readonly RootContent[]): NotesSection[] {
  const sections = [{ title: '', bullets: [] as string[] }];
  for (const node of content) {
    if (node.type === 'heading' && node.depth <= 2)
      sections.push({ title: textOf(node), bullets: [] });
    else if (node.type === 'list') sections.at(-1)?.bullets.push(...bulletsOf(node));
  }
  return sections.filter(({ title, bullets }) => title !== '' || bullets.length > 0);
}

/** Without the anchors that stand before (or, with no empty line between, inside) a heading. */
function textOf(heading: Heading): string {
  return toString(heading, { includeHtml: false }).replace(/\s+/g, ' ').trim();
}

function validDate(text: string | undefined): string | null {
  if (text === undefined || !/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const time = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text) ? text : null;
}
