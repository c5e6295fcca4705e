/** Actions that put the fork's form where upstream's stood. What a piece of code is, and how it is found, is theirs to say. */
import type { Span } from '../../../base/span.ts';
import { type Action, FITS, type Site } from '../action.ts';
import type { Hook } from '../hooks.ts';

export interface Form<P extends Span> {
  /** Every place in the hook's container that reads like `code`. */
  placesOf(site: Site, hook: Hook, code: string): P[];
  /** The one place where upstream's form waits for the fork's, or why there is none or no one. */
  targetOf(site: Site, hook: Hook): P | string;
  indentOf(site: Site, place: P): string;
  /** The file with `code` at the place, and `code` as it stands there. */
  exchanged(site: Site, place: P, code: string): { readonly text: string; readonly code: string };
}

export function replacing<P extends Span>(form: Form<P>): Action {
  /** Where the fork's form stands, and not as a part of upstream's. */
  const doneAt = (site: Site, hook: Hook): P[] => {
    const upstream = hook.replaces === null ? [] : form.placesOf(site, hook, hook.replaces);
    return form
      .placesOf(site, hook, hook.code)
      .filter((place) => !upstream.some((other) => within(place, other)));
  };
  return {
    orderFree: true,

    locate: doneAt,

    anchor(site, hook) {
      const place = form.targetOf(site, hook);
      if (typeof place === 'string') return { kind: 'none', reason: place };
      return {
        kind: 'place',
        line: place.start,
        indent: form.indentOf(site, place),
        apart: null,
        separatorAt: null,
      };
    },

    misplaced: () => null,

    render: (_, hook) => ({ kind: 'code', code: hook.code }),

    fit: () => FITS,

    replacement: {
      put(site, hook) {
        const place = form.targetOf(site, hook);
        if (typeof place === 'string') return { kind: 'failed', reason: place };
        const made = form.exchanged(site, place, hook.code);
        return { kind: 'placed', text: made.text, inserted: [made.code] };
      },

      take(site, hook) {
        const [place, second] = doneAt(site, hook);
        if (place === undefined || second !== undefined || hook.replaces === null) return null;
        return form.exchanged(site, place, hook.replaces).text;
      },
    },
  };
}

/** Inside, and not all of it. */
export function within(place: Span, other: Span): boolean {
  return (
    other.start <= place.start &&
    place.end <= other.end &&
    place.end - place.start < other.end - other.start
  );
}
