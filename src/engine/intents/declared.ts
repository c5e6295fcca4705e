/** `[[hook]]`: an insertion or a replacement in any file of upstream's, with the neighbours it goes between. */
import { z } from 'zod';
import { configProblem } from '../toml/read.ts';
import type { ActionName, Hook } from './hooks.ts';
import { calleeIn, firstNameIn } from './like-calls.ts';
import { dependencyIn } from './manifest-table.ts';
import { dedent } from './snippet.ts';
import type { Slot, Where } from './where.ts';

const lines = z.int().min(0);

export const declaredSchema = z.strictObject({
  /** `null`: made from file and name. */
  id: z.string().min(1).optional(),
  file: z.string().min(1),
  action: z.enum([
    'insert_statement',
    'add_arm',
    'add_element',
    'add_item',
    'add_use',
    'add_module',
    'add_field',
    'add_variant',
    'add_entry',
    'add_dependency',
    'replace_node',
    'wrap_call',
    'replace_lines',
  ]),
  /** The container: `mod m > impl Tr for X > fn f`; empty: the file. */
  in: z.string().default(''),
  after: z.string().optional(),
  before: z.string().optional(),
  place: z.enum(['first', 'last', 'sorted']).optional(),
  /** What it is found by, where the code does not tell: a name, or a word that upstream does not use there. */
  name: z.string().min(1).optional(),
  /** What is replaced, or the call that is wrapped. */
  replaces: z.string().min(1).optional(),
  code: z.string(),
  /** Id of the hook that needs this one to compile. */
  part_of: z.string().min(1).optional(),
  blanks: z.strictObject({ before: lines, after: lines }).optional(),
  description: z.string().default(''),
  risk: z.enum(['high', 'medium', 'low']).default('medium'),
  /** `false`: never put anywhere without a person. */
  safe: z.boolean().default(true),
});

export type Declared = z.infer<typeof declaredSchema>;

interface Form {
  readonly action: Extract<
    ActionName,
    'insert_member' | 'add_dependency' | 'replace_node' | 'replace_lines'
  >;
  readonly slot: Slot;
  readonly commas: boolean;
}

function inserts(slot: Slot, commas: boolean): Form {
  return { action: 'insert_member', slot, commas };
}

function replaces(action: Form['action']): Form {
  return { action, slot: 'statement', commas: false };
}

const FORMS: Readonly<Record<Declared['action'], Form>> = {
  insert_statement: inserts('statement', false),
  add_arm: inserts('arm', false),
  add_element: inserts('element', true),
  add_item: inserts('member', false),
  add_use: inserts('member', false),
  add_module: inserts('member', false),
  add_field: inserts('member', true),
  add_variant: inserts('member', true),
  add_entry: inserts('member', true),
  add_dependency: { action: 'add_dependency', slot: 'member', commas: false },
  replace_node: replaces('replace_node'),
  wrap_call: replaces('replace_node'),
  replace_lines: replaces('replace_lines'),
};

/** Throws Problem `config`, naming file, line and key, for what cannot be a hook. */
export function hooksDeclared(declared: readonly Declared[], text: string, file: string): Hook[] {
  return declared.map((one, at) => {
    const fault = faultOf(one);
    if (fault !== null) throw configProblem(text, file, ['hook', at, fault.key], fault.what);
    return hookOf(one);
  });
}

/** The same code at the same place cannot be told from itself. Throws Problem `config`, naming the key. */
export function refuseTwins(declared: readonly Declared[], text: string, file: string): void {
  const known = new Map<string, number>();
  for (const [at, one] of declared.entries()) {
    const { action, in: container, after, before, place, code } = one;
    const said = [one.file, action, container, after, before, place, one.replaces, code];
    const first = known.get(JSON.stringify(said));
    if (first !== undefined)
      throw configProblem(text, file, ['hook', at, 'code'], `hook[${first}] says the same`);
    known.set(JSON.stringify(said), at);
  }
}

function faultOf(one: Declared): { key: string; what: string } | null {
  const neighbours = [one.after, one.before, one.place].filter((given) => given !== undefined);
  if (isReplacement(one)) {
    if (one.replaces === undefined) return { key: 'action', what: `${one.action} needs replaces` };
    if (neighbours.length > 0)
      return {
        key: 'action',
        what: `${one.action} stands beside nothing: no after, before or place`,
      };
    return null;
  }
  if (one.replaces !== undefined)
    return { key: 'replaces', what: `${one.action} replaces nothing` };
  if (one.code.trim() === '') return { key: 'code', what: 'there is no code to insert' };
  if (one.action === 'add_dependency') return dependencyFault(one);
  if (!one.file.endsWith('.rs')) return { key: 'file', what: `${one.action} needs a Rust file` };
  if (neighbours.length === 0)
    return { key: 'action', what: `${one.action} needs after, before or place` };
  if (one.place !== undefined && neighbours.length > 1)
    return { key: 'place', what: 'place goes with neither after nor before' };
  const { slot } = FORMS[one.action];
  if (one.place === 'sorted' && slot === 'statement' && calleeIn(one.code) === null)
    return { key: 'place', what: 'a statement with a sorted place is a call with a name first' };
  if (one.place === 'sorted' && slot !== 'member' && slot !== 'statement')
    return { key: 'place', what: `${one.action} has no sorted place` };
  return null;
}

/** A line that gives one name a value, in the place its name has. */
function dependencyFault(one: Declared): { key: string; what: string } | null {
  if (!one.file.endsWith('Cargo.toml'))
    return { key: 'file', what: 'add_dependency needs a Cargo.toml' };
  if (one.after !== undefined || one.before !== undefined || (one.place ?? 'sorted') !== 'sorted')
    return { key: 'action', what: 'add_dependency has its place by name' };
  const name = dependencyIn(one.code);
  if (name === null) return { key: 'code', what: 'not one line `name = …` of TOML' };
  if (one.name !== undefined && one.name !== name)
    return { key: 'name', what: `the code names ${name}` };
  return null;
}

function hookOf(one: Declared): Hook {
  const key =
    one.name ??
    (one.action === 'add_dependency' ? dependencyIn(one.code) : null) ??
    (slotOf(one) === 'statement' && one.place === 'sorted' ? firstNameIn(one.code) : null) ??
    nameIn(one.code);
  const { action, slot, commas } = FORMS[one.action];
  const where: Where = {
    in: one.in,
    slot,
    after: one.after ?? null,
    before: one.before ?? null,
    place: one.place ?? null,
    like: slot === 'statement' && one.place === 'sorted' ? calleeIn(one.code) : null,
    commas,
    mark: one.name ?? null,
    blanks: one.blanks ?? null,
  };
  return {
    id: one.id ?? `${one.file.split('/').at(-1) ?? one.file}/${key.split('::').at(-1) ?? key}`,
    file: one.file,
    action,
    key,
    macro: null,
    anchor: one.in === '' ? 'the file' : one.in,
    code: isReplacement(one) ? one.code : dedent(one.code.replace(/^\n/, '')).trimEnd(),
    preferred: [],
    description: one.description,
    risk: one.risk,
    safe: one.safe,
    rule: null,
    trigger: null,
    where,
    partOf: one.part_of ?? null,
    replaces: one.replaces ?? null,
  };
}

function slotOf({ action }: Declared): Slot {
  return FORMS[action].slot;
}

function isReplacement({ action }: Declared): boolean {
  return FORMS[action].action.startsWith('replace_');
}

/** The name that the code declares, or its longest word. */
function nameIn(code: string): string {
  const bare = code.replace(/^(\s*(\/\/[^\n]*\n|#!?\[[^\n]*\]\s*\n))*/, '').trim();
  const item =
    /^(?:pub(?:\([^)]*\))?\s+)?(?:(?:unsafe|const|async|default|extern\s+"[^"]*")\s+)*(?:fn|struct|enum|union|trait|mod|type|static|const|macro_rules!)\s+(?:mut\s+)?(\w+)/.exec(
      bare,
    )?.[1] ??
    /^(?:pub(?:\([^)]*\))?\s+)?(\w+)\s*(?::(?!:)|,|$)/.exec(bare)?.[1] ??
    /^\w+!\s*[([{]\s*(\w+)/.exec(bare)?.[1];
  if (item !== undefined) return item;
  const words = (bare.match(/[A-Za-z_]\w*/g) ?? []).sort((a, b) => b.length - a.length);
  return words[0] ?? bare.slice(0, 20);
}
