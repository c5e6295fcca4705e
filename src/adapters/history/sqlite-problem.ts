/** SQLite's failures as seen by whoever runs the program. */
import Database from 'better-sqlite3';
import { Problem } from '../../base/problem.ts';

/** Families of result codes that speak of the machine or the file; the others (constraints, wrong SQL) are bugs. */
const ENVIRONMENT =
  /^SQLITE_(BUSY|LOCKED|READONLY|IOERR|CORRUPT|NOTADB|FULL|CANTOPEN|PERM|AUTH|NOMEM|PROTOCOL)/;
const DAMAGE = /^SQLITE_(CORRUPT|NOTADB)/;

/** Not SQLite at all, or SQLite and malformed. */
export function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && DAMAGE.test(error.code);
}

export function isInputOutput(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_IOERR');
}

/** Problem `state` for what the environment caused; anything else comes back as it is. */
export function problemOf(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError) || !ENVIRONMENT.test(error.code)) return error;
  return new Problem(
    'state',
    `history ${file}: ${error.message} (${error.code})`,
    isDamage(error) ? 'the next command moves it aside and begins a new one' : undefined,
  );
}

/** The same functions, throwing `problemOf` what they throw. Once one met damage, all throw that. */
export function withProblems<T extends object>(
  store: T,
  file: string,
  onDamage: () => void = () => undefined,
): T {
  let damage: unknown = null;
  return new Proxy(store, {
    get: (target, name): unknown => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => {
        if (damage !== null) throw damage;
        try {
          return Reflect.apply(member, target, args);
        } catch (error) {
          const problem = problemOf(error, file);
          if (isDamage(error)) {
            damage = problem;
            onDamage();
          }
          throw problem;
        }
      };
    },
  });
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
