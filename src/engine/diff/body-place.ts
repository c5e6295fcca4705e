/** Places inside a body in words. */
import { codeOf, compactText, tokensIn } from '../syntax/tokens.ts';
import { childInField, type SyntaxNode, type SyntaxTree } from '../syntax/tree.ts';

const LONGEST = 60;

/** The nearest thing around `place` (itself first) that a person would name. */
export function placeOf(tree: SyntaxTree, place: SyntaxNode | null): string {
  for (let at = place; at !== null; at = at.parent) {
    const words = wordsFor(tree, at);
    if (words !== null) return `in ${words}`;
  }
  return 'in the file';
}

function wordsFor(tree: SyntaxTree, node: SyntaxNode): string | null {
  const field = (name: string): string => quoted(tree, childInField(node, name));
  switch (node.type) {
    case 'match_expression':
      return `the match on ${field('value')}`;
    case 'match_arm':
      return `the arm ${field('pattern')}`;
    case 'if_expression':
      return `\`if ${bare(tree, childInField(node, 'condition'))}\``;
    case 'else_clause':
      return node.parent === null
        ? 'an else'
        : `the else of ${wordsFor(tree, node.parent) ?? 'it'}`;
    case 'while_expression':
      return `\`while ${bare(tree, childInField(node, 'condition'))}\``;
    case 'for_expression': {
      const [one, all] = [childInField(node, 'pattern'), childInField(node, 'value')];
      return `\`for ${bare(tree, one)} in ${bare(tree, all)}\``;
    }
    case 'loop_expression':
      return 'the loop';
    case 'closure_expression':
      return 'the closure';
    case 'call_expression':
      return `the call of ${quoted(tree, calledName(node))}`;
    case 'macro_invocation':
      return `\`${bare(tree, childInField(node, 'macro'))}!\``;
    case 'struct_expression':
      return `the literal of ${field('name')}`;
    case 'let_declaration':
      return `\`let ${bare(tree, childInField(node, 'pattern'))}\``;
    case 'array_expression':
      return 'the array';
    case 'macro_rule':
      return `the rule ${field('left')}`;
    case 'function_item':
      return `the body of ${field('name')}`;
    case 'const_item':
    case 'static_item':
      return `the value of ${field('name')}`;
    case 'macro_definition':
      return `the macro ${field('name')}`;
    default:
      return null;
  }
}

/** Of `a.b(c).d(e)` only `d`. */
function calledName(call: SyntaxNode): SyntaxNode | null {
  const called = childInField(call, 'function');
  const generic = called?.type === 'generic_function' ? childInField(called, 'function') : called;
  return generic?.type === 'field_expression' ? childInField(generic, 'field') : (generic ?? null);
}

function quoted(tree: SyntaxTree, node: SyntaxNode | null): string {
  return `\`${bare(tree, node)}\``;
}

function bare(tree: SyntaxTree, node: SyntaxNode | null): string {
  if (node === null) return '';
  const near = { start: node.start, end: Math.min(node.end, node.start + 4 * LONGEST) };
  return shortened(compactText(codeOf(tokensIn(tree, near))));
}

export function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).trimEnd()}…`;
}
