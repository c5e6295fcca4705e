/** The actions by name. */
import type { Action } from '../action.ts';
import type { ActionName } from '../hooks.ts';
import { addDependency } from './add-dependency.ts';
import { addOption } from './add-option.ts';
import { appendToList } from './append-to-list.ts';
import { insertAfterPattern } from './insert-after-pattern.ts';
import { insertGuardedCall } from './insert-guarded-call.ts';
import { insertMember } from './insert-member.ts';
import { replaceLines } from './replace-lines.ts';
import { replaceNode } from './replace-node.ts';

export const ACTIONS: { readonly [K in ActionName]: Action } = {
  insert_after_pattern: insertAfterPattern,
  append_to_list: appendToList,
  add_option: addOption,
  add_dependency: addDependency,
  insert_guarded_call: insertGuardedCall,
  insert_member: insertMember,
  replace_node: replaceNode,
  replace_lines: replaceLines,
};
