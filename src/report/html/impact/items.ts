/** The changed items of one file, worst first, each with its reason and its text before and after. */
import type { Element } from 'hast';
import type { AffectedFile, ImpactItem } from '../../../ports/impact.ts';
import { changeWords, fromWorst } from '../../impact-verdict.ts';
import { diffTable } from '../diff-table.ts';
import { el } from '../element.ts';
import { badge, classTones, code, hookBadge, muted, prose } from '../parts.ts';
import type { ImpactDrawing } from './drawing.ts';

export function worstFirst(items: readonly ImpactItem[]): ImpactItem[] {
  return fromWorst.flatMap((name) => items.filter((item) => item.class === name));
}

export function itemFold(file: AffectedFile, item: ImpactItem, drawing: ImpactDrawing): Element {
  const worrying = item.class === 'BREAKING' || item.class === 'MODERATE';
  return el(
    'details',
    {
      id: drawing.ids('item', `${file.path} ${item.path}`),
      className: ['item'],
      dataClass: item.class,
      dataKind: item.kind,
      dataHook: item.hook,
      open: worrying,
    },
    el(
      'summary',
      {},
      badge(item.class, classTones[item.class]),
      muted(item.kind),
      code(item.path),
      muted(changeWords(item)),
      item.hook === null ? null : hookBadge(item.hook),
    ),
    el('p', {}, prose(item.reason)),
    edits(item),
    texts(file, item, drawing),
  );
}

/** What changed inside, in the order of the body. */
function edits(item: ImpactItem): Element | null {
  if (item.edits === undefined || item.edits.length === 0) return null;
  return el(
    'ul',
    { className: ['edits'] },
    item.edits.map(({ text, where }) =>
      el('li', {}, prose(where === '' ? text : `${text} (${where})`)),
    ),
  );
}

function texts(
  file: AffectedFile,
  item: ImpactItem,
  { ink, report }: ImpactDrawing,
): Element | null {
  if (item.before === null && item.after === null) return null;
  return diffTable(
    {
      path: file.path,
      before: item.before,
      after: item.after,
      headings: [`Before · ${report.from_version}`, `After · ${report.to_version}`],
      starts: { before: item.lines.before?.start ?? 1, after: item.lines.after?.start ?? 1 },
    },
    ink,
    'impact_report.json',
  );
}
