import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { checkHooks } from '../../../src/engine/intents/check.ts';
import { insertHooks } from '../../../src/engine/intents/insert.ts';
import { removeHooks } from '../../../src/engine/intents/remove.ts';
import { hooksIn } from '../../support/hooks.ts';
import { realUpstream } from '../../support/real-upstream.ts';
import { rustParser } from '../../support/rust-parser.ts';

const FILES = ['passes.rs', 'builtin_attrs.rs', 'options.rs'];
const RELEASES = ['1.48.0', '1.56.0', '1.58.0', '1.63.0', '1.64.0', '1.72.0', '1.73.0'];

if (realUpstream === undefined)
  console.warn('TRUST_UPSTREAM_REPO is not set: hooks are not tried on real rustc');

describe.skipIf(realUpstream === undefined)('the shipped hooks on real rustc', async () => {
  const parser = await rustParser();

  it.each(RELEASES.flatMap((release) => FILES.map((file) => [file, release])))(
    '%s of %s',
    (file, release) => {
      const hooks = hooksIn(file);
      const text = execFileSync(
        'git',
        ['-C', realUpstream ?? '', 'show', `${release}:${hooks[0]?.file}`],
        {
          encoding: 'utf8',
          maxBuffer: 1e8,
        },
      );
      const result = insertHooks(parser, text, hooks);
      const full = result.kind === 'inserted' ? result.text : '';
      expect(result.kind).toBe('inserted');
      expect(checkHooks(parser, full, hooks).every(({ kind }) => kind === 'ok')).toBe(true);
      expect(removeHooks(parser, full, hooks, hooks, null).text).toBe(text);
    },
  );
});
