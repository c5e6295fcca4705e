/** An item as text, cut down to the name that other modules know it by. */

const ATTRIBUTE = String.raw`#!?\s*\[(?:[^[\]"]|"(?:[^"\\]|\\[^])*"|\[(?:[^[\]]|\[[^[\]]*\])*\])*\]`;
const ATTRIBUTES = new RegExp(String.raw`^(?:\s*${ATTRIBUTE})*\s*`);
const EACH_ATTRIBUTE = new RegExp(ATTRIBUTE, 'g');
const DECISIVE = /^#\s*\[\s*(?:cfg\b|path\b|macro_export\b)/;
const VISIBILITY = String.raw`(?:pub\b(?:\s*\([^)]*\))?\s*|crate\s+)`;
const NAME = String.raw`((?:r#)?[\w\u0080-\uffff]+)`;
const MODULE = new RegExp(String.raw`^${VISIBILITY}?(?:unsafe\s+)?mod\s`);
const KEPT = new RegExp(String.raw`^${VISIBILITY}?(use|enum)\b`);
const ENUM = new RegExp(String.raw`^${VISIBILITY}enum\b`);
const WHOLE = new RegExp(
  String.raw`^${VISIBILITY}?(?:(?:unsafe\s+)?mod|use|extern\s+crate|macro_rules)\b|^\}|^${VISIBILITY}macro\s`,
);
const FUNCTION = new RegExp(
  String.raw`^(${VISIBILITY})(?:(?:default|const|async|safe|unsafe|gen|extern(?:\s*"[^"]*")?)\s+)*fn\s+${NAME}`,
);
const OTHER = new RegExp(
  String.raw`^(${VISIBILITY})(?:(?:const|unsafe|auto)\s+(?=trait|unsafe|auto))*(struct|union|trait|type|const|static)\s+(?:mut\s+)?${NAME}`,
);
const EXTENSION = new RegExp(String.raw`\bextension\s*\(\s*(${VISIBILITY})trait\s+${NAME}`);
const CALL = /^(?!macro_rules\b)(?:::)?\w+(?:\s*::\s*\w+)*\s*!\s*(?:$|[({[])/;

/** The shortest item of each kind. */
const SHORTEST: Readonly<Record<string, (name: string) => string>> = {
  struct: (name) => `struct ${name};`,
  union: (name) => `union ${name} {}`,
  trait: (name) => `trait ${name} {}`,
  type: (name) => `type ${name} = ();`,
  const: (name) => `const ${name}: () = ();`,
  static: (name) => `static ${name}: () = ();`,
};

/** What the braces behind an item's header hold. */
export function bodyKind(header: string): 'module' | 'use' | 'enum' | 'macro' | 'other' {
  const bare = header.replace(ATTRIBUTES, '');
  if (MODULE.test(bare)) return 'module';
  const kept = KEPT.exec(bare)?.[1];
  if (kept === 'use' || kept === 'enum') return kept;
  return CALL.test(bare) ? 'macro' : 'other';
}

/** Ends the text inside of an attribute, or of a macro call in round or square brackets? */
export function isOpen(item: string): boolean {
  const bare = item.replace(ATTRIBUTES, '');
  if (/^#!?\s*\[/.test(bare)) return true;
  if (!CALL.test(bare)) return false;
  const count = (brackets: RegExp): number => bare.match(brackets)?.length ?? 0;
  return count(/[([]/g) > count(/[)\]]/g);
}

interface NamedItem {
  /** Those that decide on existence, file or export. */
  readonly attributes: string;
  /** How the item begins in its source, behind its attributes. */
  readonly head: string;
  readonly text: string;
}

/** `null` for what no other module can name. */
export function namedItem(item: string): NamedItem | null {
  const front = ATTRIBUTES.exec(item)?.[0] ?? '';
  const bare = item.slice(front.length).trim();
  const text = extensionTrait(front) ?? shortened(bare);
  if (text === null) return null;
  const attributes = (front.match(EACH_ATTRIBUTE) ?? []).filter((one) => DECISIVE.test(one));
  return {
    attributes: attributes.join(''),
    head: bare.slice(0, bare.search(/[\n{;]|$/)).trim(),
    text,
  };
}

/** `#[extension(pub trait Name)] impl ..` defines a trait. */
function extensionTrait(attributes: string): string | null {
  const [, header, name] = EXTENSION.exec(attributes) ?? [];
  return name === undefined ? null : `${header ?? ''}trait ${name} {}`;
}

function shortened(bare: string): string | null {
  if (WHOLE.test(bare) || CALL.test(bare)) return bare;
  if (ENUM.test(bare)) return withoutPayloads(bare);
  const [, visible = '', name] = FUNCTION.exec(bare) ?? [];
  if (name !== undefined) return `${visible}fn ${name}() {}`;
  const [, visibility = '', kind = '', other] = OTHER.exec(bare) ?? [];
  return other === undefined ? null : `${visibility}${SHORTEST[kind]?.(other) ?? ''}`;
}

/** `enum E { A, B }`: comments, attributes, payloads and values left out, innermost brackets first. */
function withoutPayloads(text: string): string {
  const open = text.indexOf('{');
  const close = text.lastIndexOf('}');
  let body = text.slice(open + 1, close).replace(HIDING, '');
  for (let before = ''; before !== body;) {
    before = body;
    body = body.replace(/#?\s*(?:\([^()[\]{}]*\)|\[[^()[\]{}]*\]|\{[^()[\]{}]*\})/g, '');
  }
  const head = text.slice(0, open).replace(/<[^]*|\bwhere\b[^]*/, '');
  return `${head}{${body.replace(/=[^,]*/g, '').replace(/\s+/g, ' ')}}`;
}

/** Comments, strings and characters. */
const HIDING = /\/\/[^\n]*|\/\*[^]*?\*\/|"(?:[^"\\]|\\[^])*"|'(?:\\[^']+|[^\\'])'/g;
