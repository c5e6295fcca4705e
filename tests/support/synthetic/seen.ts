/** What a reader sees at the four places of the shipped hooks, in real upstream and in files like it. */
import { bare, countOf, entriesIn, inside, statementsIn } from './plain-rust.ts';

export interface SeenRun {
  readonly lock: string;
  readonly above: number;
  /** The statement above the first call. */
  readonly last: string;
  /** `17 provide(providers)` */
  readonly forms: string;
  /** The last of them. */
  readonly call: string;
  readonly below: string;
}

export interface SeenEnding {
  readonly signature: string;
  readonly statements: number;
  /** How the last of them begins. */
  readonly last: string;
  readonly tail: string;
  /** The option's field that other code of the file asks. */
  readonly field: string;
}

export interface SeenTable {
  readonly opening: string;
  readonly entries: number;
  /** Between these two the hook goes; `''`: none. */
  readonly between: readonly [string, string];
  readonly words: string;
}

/** Statements of the hook's place with the hooks in it. */
export interface SeenFile<T> {
  readonly seen: T;
  /** The keys, or statements, in order. */
  readonly order: readonly string[];
}

const RUN = /pub static DEFAULT_QUERY_PROVIDERS\s*:\s*(\w+)<Providers>\s*=\s*\w+::new\(\|\|\s*\{/;

export function runIn(text: string): SeenFile<SeenRun> {
  const code = bare(text);
  const statements = statementsIn(inside(code, RUN)).map(tight);
  const calls = statements.filter((one) => /^[\w:]+::provide\(/.test(one));
  const first = statements.indexOf(calls[0] ?? '');
  const own = calls.filter((one) => !one.startsWith('rustc_verify'));
  return {
    seen: {
      lock: RUN.exec(code)?.[1] ?? '',
      above: first,
      last: statements[first - 1] ?? '',
      forms: countOf(own.join('\n'), /\bprovide\(.*?\)/g),
      call: own.at(-1)?.slice(0, -1) ?? '',
      below: statements.slice(first + calls.length).join(' '),
    },
    order: calls,
  };
}

export function endingIn(text: string): SeenFile<SeenEnding> {
  const code = bare(text);
  const signature = /^fn analysis\(.*?\{/m.exec(code)?.[0] ?? '';
  const all = statementsIn(inside(code, /^fn analysis\(.*?\{/m)).map(tight);
  const tail = all.at(-1)?.startsWith('Ok(') === true ? (all.pop() ?? '') : '';
  const statements = all.filter((one) => !one.includes('rustc_verify::'));
  const blank = tail !== '' && /\n\n\s*Ok\(\(\)\)\n\}/.test(text) ? ' behind an empty line' : '';
  return {
    seen: {
      signature: tight(signature).slice(0, -1),
      statements: statements.length,
      last: statements.at(-1)?.replace(/(\{|\|\|).*/, '') ?? '',
      tail: tail === '' ? '' : tail + blank,
      field: countOf(
        code,
        /\b(?:debugging|unstable)_opts\b(?!\.(?:verify|validate|print))/g,
      ).replaceAll(/\d+ /g, ''),
    },
    order: all,
  };
}

const ATTRIBUTES = /pub (?:const|static) BUILTIN_ATTRIBUTES\s*:\s*&\[BuiltinAttribute\]\s*=\s*&\[/;

export function attributesIn(text: string): SeenFile<SeenTable> {
  const code = bare(text);
  const entries = entriesIn(inside(code, ATTRIBUTES)).map((one) => collapsed(withoutDocs(one)));
  const keys = entries.map(attributeKey);
  const own = entries.filter((_, at) => !HOOKED.test(keys[at] ?? ''));
  const opening = tight(ATTRIBUTES.exec(code)?.[0] ?? '').replace(/:.*/, '');
  return {
    seen: {
      opening,
      entries: own.length,
      between: [own.map(attributeKey).at(-1) ?? '', ''],
      words: countOf(own.map(nameless).join(',\n'), /\b(?:[A-Z]\w*|\w+!)|""|[&,[@$]/g),
    },
    order: entries.map((entry, at) => (HOOKED.test(keys[at] ?? '') ? entry : (keys[at] ?? ''))),
  };
}

/** `$` for every mention of its own name. */
function nameless(entry: string): string {
  return entry.replaceAll(new RegExp(`\\b${attributeKey(entry)}\\b`, 'g'), '$$');
}

const HOOKED = /^(?:requires|ensures|invariant|decreases|verify)$/;

function attributeKey(entry: string): string {
  const call = /^\w+!\((?:TEST, ?)?(?:unsafe(?:\(\w+\))? )?(\w+)/.exec(entry)?.[1];
  return call ?? /sym::(\w+)/.exec(entry)?.[1] ?? entry;
}

const OPTIONS = /options!\s*\{\s*(?:DebuggingOptions|UnstableOptions)\b/;

export function optionsIn(text: string): SeenFile<SeenTable> {
  const code = bare(text);
  const start = OPTIONS.exec(code);
  const all = start === null ? [] : optionEntries(code.slice(start.index));
  const head = all.findIndex((entry) => entry.includes(' = ('));
  const entries = all.slice(head);
  const keys = entries.map(optionKey);
  const own = entries.filter((_, at) => keys[at] !== 'verify');
  const order = entries.map((entry, at) => (keys[at] === 'verify' ? entry : (keys[at] ?? '')));
  const names = own.map(optionKey);
  const below = names.indexOf('verify_llvm_ir');
  return {
    seen: {
      opening: all.slice(0, head).join(', '),
      entries: own.length,
      between: [names[below - 1] ?? '', names[below] ?? ''],
      words: countOf(
        own.map(placesOf).join('\n'),
        /: bool\b|\b[A-Z_]{6,}\b|\bMITIGATION\b|#\[\w+|""/g,
      ),
    },
    order,
  };
}

/** An option's type may hold commas: pieces up to the one that ends in its tuple belong together. */
function optionEntries(code: string): string[] {
  const found: string[] = [];
  let open = '';
  for (const piece of entriesIn(inside(code, /options!\s*\{/))) {
    open = open === '' ? piece : `${open}, ${piece}`;
    const isHeader = !found.some((one) => one.includes('='));
    if (/= \(.*\)$/.test(open) || (isHeader && !open.includes(':'))) {
      found.push(open);
      open = '';
    }
  }
  return found;
}

function optionKey(entry: string): string {
  return /^(?:#\[.*?\] ?)*(\w+) ?:/.exec(withoutDocs(entry))?.[1] ?? entry;
}

/** Without the default value and the parser: attributes, whether its type is `bool`, and the rest. */
function placesOf(entry: string): string {
  const [, head = '', tuple = ''] = /^(.*?)= \((.*)\)$/.exec(entry) ?? [];
  const [, , ...rest] = entriesIn(tuple);
  const type = head.endsWith(': bool ') ? ': bool' : '';
  return `${/#\[\w+/.exec(head)?.[0] ?? ''} ${type} ${rest.join(', ')}`;
}

function withoutDocs(entry: string): string {
  return entry.replace(/^(?:#\[(?!rustc_lint).*?\] ?)+/, '');
}

/** Lists of strings as one, no comma before a closing bracket. */
function collapsed(entry: string): string {
  return tight(entry)
    .replaceAll(/, ?(?=[)\]}])/g, '')
    .replaceAll(/\[""(?:, ?"")+\]/g, '[""]');
}

/** No blank inside of brackets, none around `:`. */
function tight(code: string): string {
  return code
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([()[\]{}]) ?/g, '$1')
    .replaceAll(/ ?: (?!:)/g, ':')
    .trim();
}
