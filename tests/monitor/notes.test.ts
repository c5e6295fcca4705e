import { describe, expect, it } from 'vitest';
import { bulletsUnder, readNotes } from '../../src/monitor/notes.ts';

const NOTES = `Version 1.21 (2026-04-16)
=========================

<a id="1.21-Language"></a>

Language
--------
- [Loops may be \`labelled\`](https://example.org/1). Also
  wrapped over two lines.
- See [the reference][ref].

Compiler
--------
* Faster, for:
  - linux
  - mac

#### Targets

- A new target
<a id="1.21-Compat"></a>

Compatibility notes
-------------------
- First paragraph.

  Second paragraph.

Some words, then a second list:

- Another note

Version 1.20.1 (2026-03-26)
===========================

* Fixed a miscompilation

Version 1.20.0 (unreleased)
===========================
Breaking Changes
----------------
- Something broke

Version 1.0.0-alpha.2 (2015-02-20)
==================================
* Not a release

Version 0.12.0 (2014-10-09)
===========================
* Too old

[ref]: https://example.org/ref
`;

const notes = readNotes(NOTES);
const of = (version: string) => notes.find((release) => release.version === version);

describe('readNotes', () => {
  it('finds the releases from 1.0.0 on, newest first, and completes a version without a patch number', () => {
    expect(notes.map(({ version, date }) => [version, date])).toEqual([
      ['1.21.0', '2026-04-16'],
      ['1.20.1', '2026-03-26'],
      ['1.20.0', null],
    ]);
  });

  it('gives sections with one line a bullet: wrapped lines, links, paragraphs and nested lists in it', () => {
    expect(of('1.21.0')?.sections).toEqual([
      {
        title: 'Language',
        bullets: ['Loops may be labelled. Also wrapped over two lines.', 'See the reference.'],
      },
      { title: 'Compiler', bullets: ['Faster, for: linux; mac', 'A new target'] },
      {
        title: 'Compatibility notes',
        bullets: ['First paragraph. Second paragraph.', 'Another note'],
      },
    ]);
  });

  it('keeps the bullets of a point release that has no sections', () => {
    expect(of('1.20.1')?.sections).toEqual([{ title: '', bullets: ['Fixed a miscompilation'] }]);
  });

  it('takes the first of two entries for one version', () => {
    const twice = 'Version 1.2.0 (2020-01-01)\n===\n\nVersion 1.2.0 (2020-02-02)\n===\n';
    expect(readNotes(twice).map(({ date }) => date)).toEqual(['2020-01-01']);
  });

  it.each(['2023-02-30', '2023-13-01', 'soon', '23-01-01'])('takes %s for no date', (date) => {
    expect(readNotes(`Version 1.2.0 (${date})\n===\n`)).toEqual([
      { version: '1.2.0', date: null, sections: [] },
    ]);
  });

  it.each([
    '',
    'Version',
    'Version 1.2.0',
    '# Version 1.9999999999.0 (2020-01-01)',
    '\u0000\ufffd',
  ])('finds nothing in %j', (text) => {
    expect(readNotes(text)).toEqual([]);
  });
});

describe('bulletsUnder', () => {
  it('joins the sections of these titles, whatever their case', () => {
    const release = of('1.21.0');
    expect(release && bulletsUnder(release, 'compatibility notes', 'compiler')).toEqual([
      'Faster, for: linux; mac',
      'A new target',
      'First paragraph. Second paragraph.',
      'Another note',
    ]);
  });
});
