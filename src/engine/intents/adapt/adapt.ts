/** The fork's code in the form that its siblings took: learned from what they were and are, told with the examples. */
import { applyEdits, type Edit, type Span } from '../../../base/span.ts';
import { tokenSimilarity } from '../likeness.ts';
import { parseOnce } from '../parse-once.ts';
import type { RustParser } from '../../syntax/parser.ts';
import type { SyntaxTree } from '../../syntax/tree.ts';
import { generalise, isLiteral, matchRule, type Rewrite, type Rule } from './generalise.ts';
import { renames } from './renames.ts';
import { squeezed } from '../snippet.ts';
import { siblingPairs, type SiblingPair } from './siblings.ts';
import { termsIn, textOfTerms, type Unit, unitsIn } from './terms.ts';

export interface Adaptation {
  /** The code in its new form. */
  readonly code: string;
  /** From which siblings, and what speaks against it. */
  readonly note: string;
  /** 0 to 1: lower where siblings disagree, or few show it. */
  readonly confidence: number;
}

/** Every sibling took a new form, and none shows how this code would take it. */
export interface NoForm {
  readonly reason: string;
}

/** A code is adapted once for each thing that changed in its form. */
const MOST_STEPS = 8;

/**
 * @param own the fork's file, and where in it the code stands
 * @param base upstream's old file: what the fork changed shows nothing
 * @param target upstream's new file; both without the fork's code
 * @returns `null` when nothing in the code has a new form
 */
export function adapted(
  parser: RustParser,
  own: SyntaxTree,
  span: Span,
  base: SyntaxTree,
  target: SyntaxTree,
): Adaptation | NoForm | null {
  const once = parseOnce(parser);
  const notes: string[] = [];
  const done = new Set<string>();
  let confidence = 1;
  let [tree, at] = [own, span];
  const pairs = siblingPairs(base, target);
  for (let step = 0; step < MOST_STEPS; step++) {
    const found = nextStep({ base, target, pairs, done }, tree, at);
    if (found === null) break;
    if ('reason' in found) return found;
    if (found.head !== null) done.add(found.head);
    const source = applyEdits(tree.source, found.edits);
    at = { start: at.start, end: at.end + source.length - tree.source.length };
    tree = once.parse(source);
    notes.push(found.note);
    confidence = Math.min(confidence, found.confidence);
  }
  if (notes.length === 0) return null;
  return { code: tree.source.slice(at.start, at.end), note: notes.join('; '), confidence };
}

interface Step extends Omit<Adaptation, 'code'> {
  readonly edits: readonly Edit[];
  /** Of what took a new form; `null`: a name did. */
  readonly head: string | null;
}

interface Work {
  readonly base: SyntaxTree;
  readonly target: SyntaxTree;
  readonly pairs: readonly SiblingPair[];
  /** Heads that have their new form: what they hold now is no old form, whatever it looks like. */
  readonly done: ReadonlySet<string>;
}

function nextStep(
  { base, target, pairs, done }: Work,
  tree: SyntaxTree,
  at: Span,
): Step | NoForm | null {
  const renamed = renames(base, target, pairs, tree, at);
  if (renamed !== null) return { ...renamed, head: null };
  const text = tree.source.slice(at.start, at.end);
  // What a macro's arguments are by their number, only who knows the macro can say.
  const units = unitsIn(termsIn(tree, at)).filter(({ head }) => !/![([{]$/.test(head));
  for (const unit of units.filter(({ head }) => !done.has(head))) {
    const examples = examplesOf(base, target, pairs, unit);
    const learned = learn({ base, target }, examples, unit, text);
    if (learned === null) continue;
    const { note, confidence, way } = learned;
    // All of that head at once: each by itself, as far as the rule has it.
    const edits = units.flatMap(({ head, values, span }): Edit[] => {
      const holes = head === unit.head ? matchRule(way.rule, values) : null;
      if (holes === null) return [];
      const made = filled(tree.source, target.source, way, holes);
      return made === tree.source.slice(span.start, span.end) ? [] : [{ ...span, text: made }];
    });
    const apart = edits.filter(
      (edit) =>
        !edits.some(
          (other) => other !== edit && other.start <= edit.start && edit.end <= other.end,
        ),
    );
    if (apart.length > 0) return { note, confidence, edits: apart, head: unit.head };
  }
  const old = units.find(
    (unit) => !done.has(unit.head) && isOutdated(unit, examplesOf(base, target, pairs, unit)),
  );
  return old === undefined
    ? null
    : { reason: `all that stand beside it have another form of ${shownHead(old)} now` };
}

/** A literal with a label, where every sibling's literal with that label became something else. */
function isOutdated({ head, values }: Unit, examples: readonly Example[]): boolean {
  return (
    /[:=]$/.test(head) &&
    examples.length > 1 &&
    areLiterals(values) &&
    examples.every(
      ({ changed, before, after }) => changed && areLiterals(before) && !areLiterals(after),
    )
  );
}

function areLiterals(values: Rewrite['before']): boolean {
  return values.every((terms) => isLiteral(textOfTerms(terms)));
}

interface Example extends Rewrite {
  readonly pair: SiblingPair;
  /** Of the sibling, before. */
  readonly text: string;
  /** Where the new values stand. */
  readonly span: Span;
  readonly changed: boolean;
}

/** Such a unit in each sibling that has as many of them before as after. */
function examplesOf(
  base: SyntaxTree,
  target: SyntaxTree,
  pairs: readonly SiblingPair[],
  unit: Unit,
): Example[] {
  const word = /^\w+/.exec(unit.head)?.[0] ?? '';
  const found = pairs.flatMap((pair): Example[] => {
    const text = base.source.slice(pair.before.start, pair.before.end);
    if (!text.includes(word)) return [];
    const olds = unitsIn(termsIn(base, pair.before)).filter(({ head }) => head === unit.head);
    const news = unitsIn(termsIn(target, pair.after)).filter(({ head }) => head === unit.head);
    if (olds.length !== news.length) return [];
    return olds.flatMap((old, index): Example[] => {
      const now = news[index];
      if (now === undefined) return [];
      const changed = formOf(old) !== formOf(now);
      return [{ before: old.values, after: now.values, pair, text, span: now.span, changed }];
    });
  });
  // An argument of a statement is a sibling as the statement is.
  return [...new Map(found.map((example) => [example.span.start, example])).values()];
}

function formOf({ values }: Unit): string {
  return values.map(textOfTerms).join(' , ');
}

/** One way in which siblings changed. */
interface Way {
  readonly rule: Rule;
  /** In whose words the rule is told. */
  readonly first: Example;
  /** Those that changed by it. */
  readonly of: readonly Example[];
}

interface Learned extends Omit<Adaptation, 'code'> {
  readonly way: Way;
}

interface Versions {
  readonly base: SyntaxTree;
  readonly target: SyntaxTree;
}

function learn(
  versions: Versions,
  examples: readonly Example[],
  unit: Unit,
  code: string,
): Learned | null {
  const changed = examples.filter((example) => example.changed);
  const fitting = waysOf(versions, changed).filter(
    ({ rule }) => matchRule(rule, unit.values) !== null,
  );
  const like = (of: readonly Example[]): number =>
    Math.max(0, ...of.map(({ text }) => tokenSimilarity(text, code)));
  const [best] = fitting.sort((a, b) => like(b.of) - like(a.of) || b.of.length - a.of.length);
  if (best === undefined) return null;
  const { of, rule } = best;
  const others = examples.filter(
    (example) => !of.includes(example) && matchRule(rule, example.before) !== null,
  );
  const otherwise = others.filter((example) => example.changed).length;
  if (otherwise >= of.length || (others.length > 0 && like(others) > like(of))) return null;
  const share = of.length / (of.length + others.length);
  const confidence = share * (of.length === 1 ? 0.8 : 0.95);
  return { way: best, confidence, note: noteOf(unit, of, others.length) };
}

/** By one rule where all changed alike, else by that of each. */
function waysOf(versions: Versions, changed: readonly Example[]): Way[] {
  const byCount = new Map<string, Example[]>();
  for (const example of changed) {
    const key = `${example.before.length} ${example.after.length}`;
    byCount.set(key, [...(byCount.get(key) ?? []), example]);
  }
  return [...byCount.values()].flatMap((group) => {
    const common = wayOf(versions, group, group);
    return common === null ? group.flatMap((one) => wayOf(versions, [one], group) ?? []) : [common];
  });
}

function wayOf(
  { base, target }: Versions,
  from: readonly Example[],
  group: readonly Example[],
): Way | null {
  const rule = generalise(from);
  const [first] = from;
  if (rule === null || first === undefined) return null;
  const of = group.filter((example) => {
    const holes = matchRule(rule, example.before);
    const made = holes === null ? null : filled(base.source, target.source, { rule, first }, holes);
    return (
      made !== null &&
      squeezed(made) === squeezed(target.source.slice(example.span.start, example.span.end))
    );
  });
  return { rule, first, of };
}

function noteOf(unit: Unit, of: readonly Example[], against: number): string {
  const names = of.slice(0, 3).map(({ pair }) => pair.name);
  const more = of.length > names.length ? `, and ${of.length - names.length} more` : '';
  const but = against === 0 ? '' : `; ${against} did not change so`;
  return `${shownHead(unit)} as in ${names.join(', ')}${more}${but}`;
}

function shownHead({ head }: Unit): string {
  return `${head}..${CLOSE[head.at(-1) ?? ''] ?? ''}`;
}

const CLOSE: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The first example's new form with our own text in its holes. */
function filled(
  own: string,
  target: string,
  { rule: { holes }, first: { span } }: Pick<Way, 'rule' | 'first'>,
  bound: ReadonlyMap<string, Span>,
): string {
  let text = '';
  let past = span.start;
  for (const { start, end, name } of holes.toSorted((a, b) => a.start - b.start)) {
    const mine = bound.get(name);
    text += target.slice(past, start) + (mine === undefined ? '' : own.slice(mine.start, mine.end));
    past = end;
  }
  return text + target.slice(past, span.end);
}
