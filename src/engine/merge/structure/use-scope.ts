/** The imports of one scope as sets: which declaration of the result brings which of them in. */
import { descendants, isComment } from '../../syntax/tree.ts';
import type { Element } from './element.ts';
import { inverted, type Lists, type Member, placed, taken } from './member.ts';
import type { Sides } from './merger.ts';
import { importTexts, isUse, visibilityOf } from './use-merge.ts';
import { printUse } from './use-print.ts';

type Which = 'base' | 'ours' | 'theirs';
const WHICH = ['base', 'ours', 'theirs'] as const;

/** A declaration's imports, in source order: `std::io::Read`, `std::fmt as f`, in front `pub ` as it stands. */
interface Declaration {
  readonly element: Element;
  readonly visibility: string;
  readonly imports: readonly string[];
  /** Does the base have it as it is? */
  readonly known: boolean;
}

export class UseScope {
  private readonly all: Lists;
  private readonly declarations: Sides<ReadonlyMap<Element, Declaration>>;
  private readonly holders: Record<'ours' | 'theirs', ReadonlyMap<string, Declaration>>;
  private readonly wanted = new Set<string>();
  private readonly torn = new Set<string>();

  constructor(all: Lists) {
    this.all = all;
    const plain = plainElements(all);
    const known = new Set<string>();
    const of = (side: Which): Map<Element, Declaration> =>
      new Map(
        all.lists[side].members
          .filter((element) => plain.has(element))
          .map((element) => [element, declarationOf(all, side, element, known)]),
      );
    const base = of('base');
    for (const { visibility, imports } of base.values()) known.add(wholeOf(visibility, imports));
    this.declarations = { base, ours: of('ours'), theirs: of('theirs') };
    this.holders = {
      ours: holdersOf(this.declarations.ours),
      theirs: holdersOf(this.declarations.theirs),
    };
    this.settle();
  }

  /** Is the declaration merged here? */
  holds(element: Element): boolean {
    return WHICH.some((side) => this.declarations[side].has(element));
  }

  /** The declaration that stands for these; `null` when nothing is left for it, `undefined` where the sides collide. */
  member({ base, ours, theirs }: Sides<Element | null>): Member | null | undefined {
    const mine = ours === null ? undefined : this.declarations.ours.get(ours);
    const others = theirs === null ? undefined : this.declarations.theirs.get(theirs);
    const all = [...(mine?.imports ?? []), ...(others?.imports ?? [])];
    if (all.some((one) => this.torn.has(pathOf(one)))) return undefined;
    const [fromOurs, fromTheirs] = [this.owned(mine), this.owned(others)];
    const own = new Set([...fromTheirs, ...fromOurs]);
    if (own.size === 0) return null;
    const whole = (one: Declaration | undefined): one is Declaration =>
      one !== undefined && equal(new Set(one.imports), own);
    const made =
      whole(others) && !(whole(mine) && this.isUntouched(base, others))
        ? taken(this.all, others.element, 'theirs')
        : whole(mine)
          ? taken(this.all, mine.element, 'ours')
          : this.printed(mine, others, fromOurs, fromTheirs);
    if (made === undefined || base === null || ours === null || theirs === null) return made;
    return { ...made, ...placed({ base, ours, theirs }) };
  }

  private isUntouched(base: Element | null, { element }: Declaration): boolean {
    const { sides } = this.all.merger;
    return base !== null && sides.base.text(base) === sides.theirs.text(element);
  }

  private printed(
    mine: Declaration | undefined,
    others: Declaration | undefined,
    fromOurs: readonly string[],
    fromTheirs: readonly string[],
  ): Member | undefined {
    const leads = fromTheirs.length > 0;
    const model = leads ? others : mine;
    if (model === undefined) return undefined;
    if (leads && fromOurs.length > 0 && mine?.visibility !== others?.visibility) return undefined;
    const side = leads ? 'theirs' : 'ours';
    const { source } = this.all.merger.sides[side].tree;
    const { start } = model.element;
    const column = start - (source.lastIndexOf('\n', start - 1) + 1);
    const [first, second] = leads ? [fromTheirs, fromOurs] : [fromOurs, fromTheirs];
    const added = second.filter((one) => !first.includes(one));
    const text = printUse(model.visibility, first.map(bare), added.map(bare), column);
    if (text === null) return undefined;
    return { ...taken(this.all, model.element, side), pieces: [{ kind: 'text', text }] };
  }

  /** Of what the side's declaration imports, what the result brings in there. */
  private owned(declaration: Declaration | undefined): string[] {
    if (declaration === undefined) return [];
    return declaration.imports.filter(
      (one) => this.wanted.has(one) && this.ownerOf(one) === declaration,
    );
  }

  /** Where both sides have an import, the side that regrouped it decides; theirs when both did. */
  private ownerOf(one: string): Declaration | undefined {
    const [mine, others] = [this.holders.ours.get(one), this.holders.theirs.get(one)];
    return others === undefined || (mine !== undefined && others.known && !mine.known)
      ? mine
      : others;
  }

  /** What came comes, what went goes; an import that one side dropped and the other brought in otherwise is torn. */
  private settle(): void {
    const forms = {
      base: this.formsOf('base'),
      ours: this.formsOf('ours'),
      theirs: this.formsOf('theirs'),
    };
    for (const path of new Set(WHICH.flatMap((side) => [...forms[side].keys()]))) {
      const of = (side: Which): ReadonlySet<string> => forms[side].get(path) ?? new Set();
      const [base, ours, theirs] = [of('base'), of('ours'), of('theirs')];
      if (equal(ours, base) || equal(ours, theirs)) for (const one of theirs) this.wanted.add(one);
      else if (equal(theirs, base)) for (const one of ours) this.wanted.add(one);
      else if (base.size === 0) for (const one of [...ours, ...theirs]) this.wanted.add(one);
      else this.torn.add(path);
    }
    this.tearRebound();
  }

  /** A name that one side dropped and the other brings in from elsewhere: which of them is meant, a person knows. */
  private tearRebound(): void {
    const bound = {
      base: this.boundBy('base'),
      ours: this.boundBy('ours'),
      theirs: this.boundBy('theirs'),
    };
    for (const [name, before] of bound.base) {
      const [ours, theirs] = [bound.ours.get(name), bound.theirs.get(name)];
      if ((ours === undefined) === (theirs === undefined)) continue;
      const now = ours ?? theirs ?? before;
      if (!equal(now, before)) for (const path of [...now, ...before]) this.torn.add(path);
    }
  }

  /** Paths by the name that they bring in. */
  private boundBy(side: Which): Map<string, Set<string>> {
    const bound = new Map<string, Set<string>>();
    for (const { imports } of this.declarations[side].values()) {
      for (const one of imports) {
        const path = pathOf(one);
        const name = bare(one).split(' as ')[1] ?? path.split('::').at(-1) ?? path;
        if (name !== '*' && name !== '_') bound.set(name, (bound.get(name) ?? new Set()).add(path));
      }
    }
    return bound;
  }

  private formsOf(side: Which): Map<string, Set<string>> {
    const forms = new Map<string, Set<string>>();
    for (const { imports } of this.declarations[side].values()) {
      for (const one of imports) {
        const path = pathOf(one);
        forms.set(path, (forms.get(path) ?? new Set()).add(one));
      }
    }
    return forms;
  }
}

function holdersOf(declarations: ReadonlyMap<Element, Declaration>): Map<string, Declaration> {
  const found = new Map<string, Declaration>();
  for (const declaration of declarations.values()) {
    for (const one of declaration.imports) if (!found.has(one)) found.set(one, declaration);
  }
  return found;
}

/** Declarations of imports alone, and such in every version that has them: the others are merged like any item. */
function plainElements({ merger, lists, ours, theirs }: Lists): Set<Element> {
  const plain = new Set<Element>();
  const isPlain = (side: Which, element: Element | undefined): boolean => {
    const node = element?.main[0];
    return (
      element !== undefined &&
      element.lead.length === 0 &&
      element.trail === '' &&
      isUse(node) &&
      descendants(node, (one) => isComment(one) || one.type === 'ERROR').length === 0 &&
      importTexts(merger.sides[side], node).length > 0
    );
  };
  const [mine, others] = [inverted(ours), inverted(theirs)];
  const seen = { ours: new Set<number>(), theirs: new Set<number>() };
  for (const [at, base] of lists.base.members.entries()) {
    const [o, t] = [mine.get(at), others.get(at)];
    if (o !== undefined) seen.ours.add(o);
    if (t !== undefined) seen.theirs.add(t);
    const [own, other] = [lists.ours.members[o ?? -1], lists.theirs.members[t ?? -1]];
    const fits =
      isPlain('base', base) &&
      (own === undefined || isPlain('ours', own)) &&
      (other === undefined || isPlain('theirs', other));
    if (fits) for (const one of [base, own, other]) if (one !== undefined) plain.add(one);
  }
  for (const side of ['ours', 'theirs'] as const) {
    for (const [at, element] of lists[side].members.entries()) {
      if (!seen[side].has(at) && isPlain(side, element)) plain.add(element);
    }
  }
  return plain;
}

function declarationOf(
  { merger }: Lists,
  side: Which,
  element: Element,
  known: ReadonlySet<string>,
): Declaration {
  const node = element.main[0];
  if (!isUse(node)) throw new TypeError('not a declaration of imports');
  const visibility = visibilityOf(merger.sides[side], node);
  const imports = importTexts(merger.sides[side], node).map((one) => `${visibility}|${one}`);
  return { element, visibility, imports, known: known.has(wholeOf(visibility, imports)) };
}

function wholeOf(visibility: string, imports: readonly string[]): string {
  return [visibility, ...[...imports].sort()].join('\0');
}

function bare(one: string): string {
  return one.slice(one.indexOf('|') + 1);
}

function pathOf(one: string): string {
  return bare(one).split(' as ')[0] ?? one;
}

function equal(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}
