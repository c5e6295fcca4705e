/** Edits follow what moved inside its file. */
import { describe, expect, it } from 'vitest';
import { merged, rust } from './moving.ts';

const LOAD = rust('load', 'path');
const EDITED = LOAD.replace('let count = 0;', 'let count = 0;\n    verify(path);');

function inside(header: string, code: string): string {
  const body = code.trimEnd().replaceAll(/^(?=.)/gm, '    ');
  return `${header} {\n${body}\n}\n`;
}

describe('an item that upstream moved inside its file', () => {
  const rest = `${rust('other', 'name')}\n`;

  it('into a module, and edited by the fork, is edited there', () => {
    const { at, decisions } = merged({
      'a.rs': [`${LOAD}\n${rest}`, `${EDITED}\n${rest}`, `${rest}\n${inside('mod io', LOAD)}`],
    });
    expect(at('a.rs')).toEqual({
      kind: 'clean',
      text: `${rest}\n${inside('mod io', EDITED)}`,
    });
    expect(decisions).toEqual([
      "fn load moved inside a.rs (similarity 1.00): the fork's edit is merged there",
    ]);
  });

  it('to another impl is edited there', () => {
    const method = LOAD.replace('path: &str', '&self, path: &str');
    const edited = EDITED.replace('path: &str', '&self, path: &str');
    const other = rust('other', 'name');
    const file = (first: string, second: string): string =>
      `struct A;\nstruct B;\n\n${inside('impl A', first)}\n${inside('impl B', second)}`;
    const { at } = merged({
      'a.rs': [
        file(`${method}\n${other}`, rust('third', 'key')),
        file(`${edited}\n${other}`, rust('third', 'key')),
        file(other, `${rust('third', 'key')}\n${method}`),
      ],
    });
    expect(at('a.rs')).toEqual({
      kind: 'clean',
      text: file(other, `${rust('third', 'key')}\n${edited}`),
    });
  });

  it('and renamed, in another place, is edited there under its new name', () => {
    const renamed = (code: string): string => code.replace('fn load', 'fn load_all');
    const { at, decisions } = merged({
      'a.rs': [
        `${LOAD}\n${rest}`,
        `${EDITED}\n${rest}`,
        `${rest}\n${inside('mod io', renamed(LOAD))}`,
      ],
    });
    expect(at('a.rs').text).toBe(`${rest}\n${inside('mod io', renamed(EDITED))}`);
    expect(decisions[0]).toContain('fn load moved inside a.rs, now fn load_all (similarity 0.9');
  });
});
