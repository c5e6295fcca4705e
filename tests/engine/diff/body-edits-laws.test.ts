import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editedBodies, outsideEdits, overlaps } from '../../support/body-edits.ts';
import { realUpstream } from '../../support/real-upstream.ts';
import { airy, body, fresh, placesIn, tight } from '../../support/rust-bodies.ts';

test('with the edits taken out, both bodies are the same; no edit stands in another', async () => {
  await fc.assert(
    fc.asyncProperty(body, body, async (old, now) => {
      for (const edited of await editedBodies(tight(old), airy(now))) {
        const rest = outsideEdits(edited);
        expect(rest.after).toBe(rest.before);
        expect(overlaps(edited.edits)).toEqual([]);
      }
    }),
    { numRuns: 200 },
  );
});

test('another layout is no edit', async () => {
  await fc.assert(
    fc.asyncProperty(body, async (code) => {
      const bodies = await editedBodies(tight(code), airy(code));
      expect(bodies.flatMap(({ edits }) => edits)).toEqual([]);
    }),
  );
});

test('one expression put in the place of another is one edit that holds little else', async () => {
  await fc.assert(
    fc.asyncProperty(body, fc.nat(), async (code, seed) => {
      const places = placesIn(code);
      const place = places[seed % Math.max(places.length, 1)];
      fc.pre(place !== undefined);
      const bodies = await editedBodies(tight(code), tight(place.with(fresh)));
      const [edit, ...others] = bodies.flatMap(({ edits }) => edits);
      expect(others).toEqual([]);
      const text = tight(place.with(fresh)).slice(edit?.after?.start, edit?.after?.end);
      expect(text).toContain(tight(fresh));
      // `let a = fresh;`, `Pattern if guard => (fresh)`: the largest elements around a single name.
      expect(text.replace(tight(fresh), '').length).toBeLessThan(45);
    }),
    { numRuns: 200 },
  );
});

function git(...args: string[]): string {
  const command = ['-C', realUpstream ?? '', ...args];
  return execFileSync('git', command, { encoding: 'utf8', maxBuffer: 1 << 28 });
}

describe.skipIf(realUpstream === undefined)(
  'real rustc (skipped unless TRUST_UPSTREAM_REPO is set)',
  () => {
    test.each([
      'compiler/rustc_interface',
      'compiler/rustc_session',
      'compiler/rustc_middle/src/ty',
    ])(
      '1.72.0 → 1.73.0, %s: every token that differs is in an edit',
      async (folder) => {
        const [from, to] = ['1.72.0', '1.73.0'];
        const listed = git('diff', '--name-only', '--diff-filter=M', from, to, '--', folder);
        let count = 0;
        for (const path of listed.split('\n').filter((name) => name.endsWith('.rs'))) {
          const bodies = await editedBodies(
            git('show', `${from}:${path}`),
            git('show', `${to}:${path}`),
          );
          for (const edited of bodies) {
            const rest = outsideEdits(edited);
            expect(rest.after, path).toBe(rest.before);
            expect(overlaps(edited.edits), path).toEqual([]);
            count += edited.edits.length;
          }
        }
        expect(count).toBeGreaterThan(20);
      },
      60_000,
    );
  },
);
