/** Two releases of a file of our own in which happens what the facts say. */
import type {
  AnchorFacts,
  EndingFacts,
  FileFacts,
  ItemFacts,
  ListFacts,
} from '../../../src/engine/distil/facts.ts';
import { Contradiction, type Draw, drawFrom } from './draw.ts';
import { codeOf, entryLines, filling } from './render.ts';
import { rowsOf } from './rows.ts';

export interface SyntheticFile {
  readonly base: string;
  readonly target: string;
}

type Side = 'before' | 'after';
type Both = Readonly<Record<Side, string>>;

/**
 * Throws Contradiction.
 * @param most nameless entries of a list, at least one for each kind of change
 */
export function syntheticFile(facts: FileFacts, seed: number, most = Infinity): SyntheticFile {
  const draw = drawFrom(seed);
  for (const { file } of facts.anchors)
    if (file.before !== facts.path || file.after !== facts.path)
      throw new Contradiction(`${file.before} and ${file.after} are two files`);
  const parts = [
    same('//! Of our own making.\n\nuse rustc_span::Symbol;\n'),
    ...namesUsed(facts),
    ...draw.shuffled([
      ...facts.anchors.map((anchor) => anchorText(anchor, draw, most)),
      ...facts.items.map((item) => itemText(item, facts, draw)).filter((one) => one !== null),
    ]),
  ];
  const text = (side: Side): string =>
    parts
      .map((part) => part[side])
      .filter((part) => part !== '')
      .join('\n');
  return { base: text('before'), target: text('after') };
}

function same(text: string): Both {
  return { before: text, after: text };
}

function namesUsed({ names }: FileFacts): Both[] {
  const uses = (side: Side): string =>
    names[side]
      .map((name) => `fn ask_${name}(sess: &Session) -> bool {\n    sess.opts.${name}.ask\n}\n`)
      .join('\n');
  return [{ before: uses('before'), after: uses('after') }];
}

function anchorText(anchor: AnchorFacts, draw: Draw, most: number): Both {
  return anchor.form === 'list' ? listText(anchor, draw, most) : endingText(anchor, draw);
}

function listText(facts: ListFacts, draw: Draw, most: number): Both {
  const rows = rowsOf(facts, draw, most).map((row) => ({
    ...row,
    own: filling(draw),
    gap: draw.oneOf(['', '', '', '', '\n', '\n    // Others:\n']),
  }));
  const own = filling(draw);
  const end = draw.oneOf(['', '', '\n    // The end of the list.\n']);
  const text = (side: Side): string => {
    const { above, below } = facts.around[side];
    const statements = (list: readonly string[]): string =>
      list.map((shape) => `    ${codeOf(shape, '', own)}\n`).join('');
    const inside = rows
      .map(({ key, own: filled, gap, [side]: shape }, at) => {
        if (shape === null) return '';
        const code = codeOf(shape, key, filled);
        if (code.endsWith(';')) return `    ${code}\n`;
        return (at === 0 ? '' : gap) + entryLines(code, filled, filled.docs);
      })
      .join('');
    const isRun = below.length > 0;
    return [
      `${codeOf(facts.opening[side], '', own)}\n`,
      statements(above),
      inside,
      isRun ? `\n${statements(below)}` : end,
      `${closing(facts.opening[side])}\n`,
    ].join('');
  };
  return { before: text('before'), after: text('after') };
}

function endingText(facts: EndingFacts, draw: Draw): Both {
  const own = filling(draw);
  const most = Math.max(facts.body.before.statements, facts.body.after.statements);
  const fillers = Array.from(
    { length: most },
    (_, at) =>
      draw.oneOf([
        `    tcx.ensure().check_${at}(());\n`,
        `    sess.time("part ${at}", || {\n        tcx.check_${at}();\n    });\n`,
        `    // The next is needed below.\n    let part_${at} = tcx.part(${at});\n`,
      ]) + draw.oneOf(['', '', '\n']),
  );
  const text = (side: Side): string => {
    const { statements, last, tail, blanks } = facts.body[side];
    if ((last === null) !== (statements === 0))
      throw new Contradiction(`the last of ${statements} statements is ${last}`);
    const open = codeOf(facts.opening[side], '', own);
    return [
      `${open}\n`,
      ...fillers.slice(0, Math.max(0, statements - 1)),
      last === null ? '' : `    ${codeOf(last, '', own)}\n`,
      '\n'.repeat(blanks),
      tail === null ? '' : `    ${codeOf(tail, '', own)}\n`,
      '}\n',
    ].join('');
  };
  return { before: text('before'), after: text('after') };
}

/** A function, type or constant that the facts name; `null` for all else, and for what holds an anchor. */
function itemText(
  { change, also, kind, path }: ItemFacts,
  facts: FileFacts,
  draw: Draw,
): Both | null {
  const isAnchor = facts.anchors.some(({ opening }) =>
    [opening.before, opening.after].some((text) => new RegExp(`\\b${path}\\b`).test(text)),
  );
  if (!/^\w+$/.test(path) || isAnchor) return null;
  const kinds = [change, ...also];
  const text = (isNew: boolean): string => {
    const parameter = isNew && kinds.includes('signature') ? 'id: DefId' : 'id: LocalDefId';
    const value = isNew && kinds.includes('body') ? 2 : 1;
    const docs = isNew && kinds.includes('comments') ? '/// Other words.\n' : '';
    if (kind === 'function') return `${docs}fn ${path}(${parameter}) -> u8 {\n    ${value}\n}\n`;
    if (kind === 'struct') return `${docs}struct ${path} {\n    field: [u8; ${value}],\n}\n`;
    return kind === 'const' ? `${docs}const ${path}: u8 = ${value};\n` : '';
  };
  const moved = change === 'moved' && draw.below(2) === 0;
  return {
    before: change === 'added' ? '' : text(false),
    after: change === 'removed' || moved ? '' : text(true),
  };
}

/** What closes the brackets that an opening leaves open. */
function closing(opening: string): string {
  const open: string[] = [];
  for (const char of opening) {
    if ('([{'.includes(char)) open.push(char);
    if (')]}'.includes(char)) open.pop();
  }
  const brackets = open.toReversed().map((char) => ')]}'.charAt('([{'.indexOf(char)));
  return brackets.join('') + (opening.includes(' = ') ? ';' : '');
}
