/** Integration points as a map, and below it each file with its items. */
import type { Element } from 'hast';
import type { AffectedFile, ImpactReport } from '../../../ports/impact.ts';
import { fromWorst, itemsByClass } from '../../impact-verdict.ts';
import { count } from '../../wording.ts';
import { el } from '../element.ts';
import { badge, classTones, code, dataTable, fold, muted, path, prose } from '../parts.ts';
import type { ImpactDrawing } from './drawing.ts';
import { itemFold, worstFirst } from './items.ts';

/** Given before anything is drawn, so that what comes first can link to what comes later. */
export function fileIds(files: readonly AffectedFile[], { ids }: ImpactDrawing): FileIds {
  return new Map(files.map((file) => [file, ids('file', file.path)]));
}

export type FileIds = ReadonlyMap<AffectedFile, string>;

/** One row a file: where it stands, what changed, what the sync does about it. */
export function pointsTable(files: readonly AffectedFile[], ids: FileIds): Element {
  return dataTable(
    'Changed files: class, changes and action',
    [
      { title: 'File' },
      { title: 'Class', short: true },
      { title: 'Point risk', short: true },
      { title: 'Changes' },
      { title: 'What to do' },
    ],
    files.map((file) => [
      el('a', { href: `#${ids.get(file) ?? ''}` }, path(file.path)),
      badge(file.risk, classTones[file.risk]),
      file.point_risk,
      file.changes.length === 0
        ? 'none'
        : el(
            'ul',
            {},
            file.changes.map((change) => el('li', {}, prose(change))),
          ),
      prose(file.tRust_action),
    ]),
  );
}

export function fileCards(
  files: readonly AffectedFile[],
  ids: FileIds,
  drawing: ImpactDrawing,
): Element[] {
  const drawn = drawWorstFirst(files, drawing);
  return files.map((file) =>
    el(
      'article',
      { id: ids.get(file) ?? '', className: ['card'], dataRisk: file.risk },
      el('h3', {}, badge(file.risk, classTones[file.risk]), ' ', path(file.path)),
      el('p', {}, prose(file.tRust_action)),
      file.items.length === 0 ? el('p', {}, muted('No item of it changed.')) : items(file, drawn),
    ),
  );
}

/** Harmless items of a file fold into one line when there are many. */
const MANY = 12;

function items(file: AffectedFile, drawn: ReadonlyMap<object, Element>): Element {
  const folds = (safe: boolean): Element[] =>
    worstFirst(file.items)
      .filter((item) => (item.class === 'SAFE') === safe)
      .map((item) => drawn.get(item))
      .filter((element) => element !== undefined);
  const [touching, safe] = [folds(false), folds(true)];
  return el(
    'div',
    {},
    touching,
    safe.length > MANY ? fold(count(safe.length, 'SAFE item'), false, safe) : safe,
  );
}

/** The page's ink goes to the worst items of all files before any lesser one. */
function drawWorstFirst(
  files: readonly AffectedFile[],
  drawing: ImpactDrawing,
): ReadonlyMap<object, Element> {
  const drawn = new Map<object, Element>();
  for (const name of fromWorst) {
    for (const file of files) {
      for (const item of file.items) {
        if (item.class === name) drawn.set(item, itemFold(file, item, drawing));
      }
    }
  }
  return drawn;
}

/** Works without a script: the sheet hides the items of a class whose box is empty. */
export function classFilters(report: ImpactReport): Element {
  const counts = itemsByClass(report);
  return el(
    'fieldset',
    { className: ['filters'] },
    el('legend', {}, 'Show'),
    fromWorst.map((name) =>
      el(
        'label',
        {},
        el('input', { type: 'checkbox', id: `show-${name}`, checked: true }),
        ' ',
        badge(name, classTones[name]),
        ` ${counts.get(name)?.length ?? 0}`,
      ),
    ),
  );
}

/** What stays for a person, against what plain git would have left. */
export function conflictLists(report: ImpactReport): Element {
  return el(
    'div',
    { className: ['pair'] },
    placesCard('What our sync leaves', report.conflicts_expected),
    placesCard('What plain git would leave', report.git_conflicts),
  );
}

function placesCard(title: string, places: readonly string[]): Element {
  return el(
    'div',
    { className: ['card'] },
    el('h3', {}, title),
    places.length === 0
      ? el('p', {}, 'No conflict.')
      : el(
          'ul',
          { className: ['plain', 'dense'] },
          places.map((place) => el('li', {}, code(place))),
        ),
  );
}
