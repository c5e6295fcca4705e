import { describe, expect, it } from 'vitest';
import { removeHooks } from '../../../src/engine/intents/remove.ts';
import { hooksIn } from '../../support/hooks.ts';
import { rustParser } from '../../support/rust-parser.ts';
import { attributesFile, OLD_ENTRIES, passesFile } from '../../support/rustc-shape.ts';

const parser = await rustParser();
const ENTRY = 'gated!(requires, Normal, template!(Word), experimental!(requires)),';

describe('removeHooks', () => {
  it('takes the comments that the fork wrote above a hook with it, and leaves those of upstream', () => {
    const hooks = hooksIn('builtin_attrs.rs');
    const base = attributesFile(OLD_ENTRIES).replace(
      '    gated!(naked',
      '    // Unstable:\n    gated!(naked',
    );
    const ours = base.replace('    gated!(naked', `    // tRust:\n    ${ENTRY}\n    gated!(naked`);
    const removed = removeHooks(parser, ours, hooks, hooks, base);
    expect(removed.text).toBe(base);
    expect(removed.blocks.map(({ code }) => code)).toEqual([`// tRust:\n${ENTRY}`]);
  });

  it('leaves as many empty lines as upstream has there', () => {
    const hooks = hooksIn('passes.rs');
    const base = passesFile();
    const ours = base.replace(
      '    *providers',
      '\n    rustc_verify::provide(providers);\n\n    *providers',
    );
    expect(removeHooks(parser, ours, hooks, hooks, base).text).toBe(base);
  });

  it('leaves alone what is there twice or shares its line', () => {
    const hooks = hooksIn('builtin_attrs.rs');
    const twice = attributesFile([ENTRY, ENTRY]);
    const shared = attributesFile([`${ENTRY} gated!(marker, Normal, template!(Word)),`]);
    for (const text of [twice, shared])
      expect(removeHooks(parser, text, hooks, hooks, null)).toEqual({ text, blocks: [] });
  });

  it('undoes the comma that an entry in a list without a last one needed', () => {
    const hooks = hooksIn('builtin_attrs.rs');
    const base = attributesFile(['gated!(marker, Normal, template!(Word))']);
    const ours = attributesFile(['gated!(marker, Normal, template!(Word)),', ENTRY.slice(0, -1)]);
    const removed = removeHooks(parser, ours, hooks, hooks, base);
    expect(removed.text).toBe(base);
    expect(removed.blocks[0]?.code).toBe(ENTRY);
  });
});
