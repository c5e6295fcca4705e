/** What is different about a language feature: `(accepted, name, "1.2.3", Some(123))`. */
import type { Fact, Version } from './fact.ts';
import { entryArguments } from './facets.ts';

interface Feature {
  /** `active`, `unstable`, `incomplete`, `internal`, `accepted`, `removed`, `stable_removed`. */
  readonly status: string;
  /** Release in which it got this status. */
  readonly since: string;
  /** As written; empty where the form has no such place. */
  readonly issue: string;
  readonly edition: string;
  readonly reason: string;
  readonly pull: string;
}

export function featureFacts(before: Version, after: Version): Fact[] {
  const [old, now] = [featureOf(before), featureOf(after)];
  const facts: Fact[] = [];
  const value = (text: string): void => {
    facts.push({ kind: 'entry value', text });
  };
  const isNews = old.status !== now.status;
  if (isNews) facts.push({ kind: 'status', text: statusWords(old, now) });
  if (old.since !== now.since && !(isNews && ENDS.has(now.status)))
    value(`since ${old.since} → ${now.since}`);
  if (old.issue !== now.issue)
    value(`tracking issue ${numberOf(old.issue)} → ${numberOf(now.issue)}`);
  if (numberOf(old.edition) !== numberOf(now.edition))
    value(`edition ${numberOf(old.edition)} → ${numberOf(now.edition)}`);
  if (numberOf(old.reason) !== numberOf(now.reason))
    value(`reason ${comingOf(old.reason, now.reason)}`);
  if (old.pull !== now.pull) value(`pull request ${comingOf(old.pull, now.pull)}`);
  return facts;
}

/** What these say of a release is when it happened, not when the feature was added. */
const ENDS = new Set(['accepted', 'removed', 'stable_removed']);

function statusWords(old: Feature, { status, since }: Feature): string {
  if (old.status === 'active' && status === 'unstable') return 'active is now called unstable';
  return `now ${status}${ENDS.has(status) ? ` since ${since}` : ''}, was ${old.status}`;
}

/**
 * Forms there were: all four alone; with an edition (`None`, `Some(Edition::Edition2018)`) behind them; a removed one
 * with its reason behind either, and later the number of a pull request behind that.
 */
function featureOf({ tree, item }: Version): Feature {
  const [status = '', , since = '', issue = '', ...rest] = entryArguments(tree, item.core);
  const pull = /^\d+$/.test(rest.at(-1) ?? '') ? (rest.pop() ?? '') : '';
  const hasReason = status === 'removed' && rest.length > 0;
  const reason = hasReason ? (rest.pop() ?? '') : '';
  return { status, since: since.replaceAll('"', ''), issue, edition: rest[0] ?? '', reason, pull };
}

/** `123` of `Some(123)`; `none` of `None` and of nothing. */
function numberOf(text: string): string {
  if (text === '' || text === 'None') return 'none';
  return /^Some\((.*)\)$/s.exec(text)?.[1] ?? text;
}

function comingOf(from: string, to: string): string {
  if (numberOf(from) === 'none') return 'added';
  return numberOf(to) === 'none' ? 'removed' : 'changed';
}
