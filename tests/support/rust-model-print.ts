import type { Entry } from './rust-model.ts';

/** The text of a file model. */
export function printed(file: Entry): string {
  return `${items(file, 'items', '')}\n`;
}

function items(entry: Entry, list: string, indent: string): string {
  return of(entry, list)
    .map((one) => led(one, indent))
    .join(entry.wide ? '\n\n' : '\n');
}

/** With what stands in front. */
function led(entry: Entry, indent: string, local = ''): string {
  const front = entry.lead.map((line) => `${indent}${line}\n`).join('');
  return `${front}${indent}${text(entry, indent, local)}`;
}

function of(entry: Entry, list: string): readonly Entry[] {
  return entry.lists[list] ?? [];
}

/** Members between their ends, on one line or on one each. */
function group(
  entry: Entry,
  list: string,
  [open, close]: readonly [string, string],
  indent: string,
  separator = ',',
): string {
  const members = of(entry, list);
  if (members.length === 0) return open + close;
  const wide = entry.wide || members.some(({ lead, trail }) => lead.length > 0 || trail !== '');
  if (!wide) {
    const pad = open.endsWith('{') ? ' ' : '';
    return `${open}${pad}${members.map((one) => text(one, indent, '')).join(`${separator} `)}${pad}${close}`;
  }
  const inner = members
    .map((one) => `${led(one, `${indent}    `)}${separator}${one.trail}\n`)
    .join('');
  return `${open}\n${inner}${indent}${close}`;
}

function lines(entry: Entry, list: string, indent: string, local: string): string {
  const members = of(entry, list);
  return members.length === 0
    ? '{}'
    : `{\n${members.map((one) => `${led(one, `${indent}    `, local)}${one.trail}\n`).join('')}${indent}}`;
}

/** A function binds its variable first. */
function body(entry: Entry, indent: string): string {
  const first = `${indent}    let ${entry.local} = start();\n`;
  const rest = of(entry, 'body').map(
    (one) => `${led(one, `${indent}    `, entry.local)}${one.trail}\n`,
  );
  return `{\n${first}${rest.join('')}${indent}}`;
}

function signature(entry: Entry, indent: string): string {
  const { name, value } = entry;
  const generics =
    of(entry, 'generics').length === 0
      ? ''
      : group({ ...entry, wide: false }, 'generics', ['<', '>'], indent);
  const parameters = group(entry, 'parameters', ['(', ')'], indent);
  const where = of(entry, 'where')
    .map((one) => `\n${indent}    ${text(one, indent, '')},`)
    .join('');
  const clause = where === '' ? '' : `\n${indent}where${where}`;
  return `fn ${name}${generics}${parameters} -> [u8; ${value}]${clause}`;
}

function derived(entry: Entry, indent: string): string {
  return of(entry, 'derive').length === 0
    ? ''
    : `${group({ ...entry, wide: false }, 'derive', ['#[derive(', ')]'], indent)}\n${indent}`;
}

/** Without what stands in front. @param local name of the variable of the function around */
function text(entry: Entry, indent: string, local: string): string {
  const { kind, name, value } = entry;
  const end = of(entry, 'where').length > 0 ? `\n${indent}` : ' ';
  switch (kind) {
    case 'file':
      return printed(entry);
    case 'fn':
      return `${signature(entry, indent)}${end}${body(entry, indent)}`;
    case 'signature':
      return `${signature(entry, indent)};`;
    case 'struct':
      return `${derived(entry, indent)}struct ${name} ${group(entry, 'fields', ['{', '}'], indent)}`;
    case 'tuple':
      return `${derived(entry, indent)}struct ${name}${group(entry, 'positions', ['(', ')'], indent)};`;
    case 'union':
      return `union ${name} ${group(entry, 'fields', ['{', '}'], indent)}`;
    case 'enum':
      return `${derived(entry, indent)}enum ${name} ${group(entry, 'variants', ['{', '}'], indent)}`;
    case 'trait':
      return `trait ${name}: Into<[u8; ${value}]> ${lines(entry, 'members', indent, '')}`;
    case 'impl':
      return `impl Into<[u8; ${value}]> for ${name} ${lines(entry, 'methods', indent, '')}`;
    case 'extern':
      return `extern "${name}" ${lines(entry, 'members', indent, '')}`;
    case 'mod':
      return `mod ${name} ${lines(entry, 'items', indent, '')}`;
    case 'const':
    case 'static':
      return `${kind} ${name}: u32 = ${value};`;
    case 'table':
      return `const ${name}: &[E] = &${group(entry, 'elements', ['[', ']'], indent)};`;
    case 'type':
      return `type ${name} = [u8; ${value}];`;
    case 'use':
      return `use ${name}::${group({ ...entry, wide: false }, 'paths', ['{', '}'], indent).replaceAll(/\{ | \}/g, (brace) => brace.trim())};`;
    case 'rules':
      return `macro_rules! ${name} ${group({ ...entry, wide: true }, 'rules', ['{', '}'], indent, ';')}`;
    case 'options':
      return `options! ${group({ ...entry, wide: true }, 'options', [`{\n${indent}    ${name}, Z_OPTIONS, dbopts, "Z", "unstable",\n`, '}'], indent)}`;
    case 'rule':
      return `(${name}) => { ${value} }`;
    case 'option':
      return `${name}: u32 = (${value}, parse_number, [TRACKED], "about ${name}")`;
    case 'field':
    case 'parameter':
      return `${name}: [u8; ${value}]`;
    case 'variant':
      return `${name}([u8; ${value}])`;
    case 'position':
      return `${name}<${value}>`;
    case 'generic':
    case 'predicate':
      return `${name}: Get<${value}>`;
    case 'derived':
    case 'path':
      return name;
    case 'let':
      return `let ${name} = ${group(entry, 'arguments', [`make_${value}(`, ')'], indent)};`;
    case 'touch':
      return `touch(${local}, ${name}, ${value});`;
    case 'call':
      return `${group(entry, 'arguments', [`${name}(`, ')'], indent)};`;
    case 'chain':
      return `${name}${of(entry, 'links')
        .map((one) => `\n${indent}    .${text(one, indent, '')}`)
        .join('')};`;
    case 'match':
      return `match ${name} ${group({ ...entry, wide: true }, 'arms', ['{', '}'], indent)}`;
    case 'if':
      return `if ${name} > ${value} ${lines(entry, 'body', indent, local)}`;
    case 'literal':
      return `keep(${group(entry, 'initialisers', [`${name} {`, '}'], indent)});`;
    case 'argument':
    case 'link':
    case 'element':
      return `${name}(${value})`;
    case 'arm':
      return `E::${name} => ${value}`;
    case 'initialiser':
    default:
      return `${name}: ${value}`;
  }
}
