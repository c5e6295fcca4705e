/** What a path was followed to, as the definitions of a report. */
import type { Definition } from '../../ports/impact.ts';
import { pathOf, type Found } from './resolver.ts';

/** Each definition once; what lies outside of the compiler is left out. */
export function definitionsOf(found: readonly Found[], reach: Definition['reach']): Definition[] {
  const byPlace = new Map<string, Definition>();
  for (const one of found) {
    const definition = definitionOf(one, reach);
    if (definition === null) continue;
    const place = `${definition.path} ${definition.file} ${definition.line}`;
    if (!byPlace.has(place)) byPlace.set(place, definition);
  }
  return [...byPlace.values()];
}

function definitionOf(found: Found, reach: Definition['reach']): Definition | null {
  if (found.kind === 'outside') return null;
  const { module, via } = found;
  const at = { crate: module.crate, via: [...via], reach, ambiguous: false };
  if (found.kind === 'module') {
    const { path, file, cfg } = module;
    const name = path.at(-1) ?? module.crate;
    const parent = path.slice(0, -1).join('::');
    const own = { path: pathOf(module), module: parent, name, file, line: 1, cfg: [...cfg] };
    return { ...at, ...own, kind: 'module', member: null, macro: null };
  }
  const { declared, member, file } = found;
  const { name, line, macro } = declared;
  const [inner] = member;
  const isVariant = inner !== undefined && declared.variants.includes(inner);
  return {
    ...at,
    path: [pathOf(module), name, ...member].join('::'),
    module: module.path.join('::'),
    name,
    member: member.length === 0 ? null : member.join('::'),
    file,
    line,
    kind: isVariant && member.length === 1 ? 'variant' : declared.kind,
    cfg: [...module.cfg, ...declared.cfg],
    macro,
  };
}
