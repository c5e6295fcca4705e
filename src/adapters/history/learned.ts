/** What persons made of conflicts: a row for each, told as one where shape and resolution are the same. */
import type { Database } from 'better-sqlite3';
import type { History, LearnedResolution, LearnedRule } from '../../ports/history.ts';

type LearnedStore = Pick<History, 'recordLearned' | 'learned' | 'acceptLearned'>;

const RECORD = `
INSERT INTO learned_resolutions (id, sync_id, patch, file_path, line, shape, shape_text, template, created_at)
VALUES (@id, @sync_id, @patch, @file_path, @line, @shape, @shape_text, @template, @created_at)
ON CONFLICT (id) DO UPDATE SET patch = excluded.patch, file_path = excluded.file_path, line = excluded.line,
    shape = excluded.shape, shape_text = excluded.shape_text, template = excluded.template`;

const OF_REPOSITORY = `
  JOIN sync_operations o ON o.id = sync_id
  JOIN sync_forks s USING (sync_id) JOIN forks f ON f.id = s.fork_id WHERE f.git_dir = ?`;

const NEWEST_FIRST = `
SELECT l.*, o.status = 'rolled_back' AS undone FROM learned_resolutions l ${OF_REPOSITORY} ORDER BY l.created_at DESC, l.rowid DESC`;

/** Whoever undid a sync takes back what was accepted in it. */
const ACCEPTED = `
SELECT a.* FROM accepted_resolutions a ${OF_REPOSITORY} AND o.status <> 'rolled_back' ORDER BY a.accepted_at DESC, a.rowid DESC`;

type Row = Omit<LearnedResolution, 'template'> & {
  readonly template: string;
  /** Was the sync rolled back? 0 or 1. */
  readonly undone: number;
};

interface Acceptance {
  readonly shape_text: string;
  readonly template: string;
  readonly sync_id: string;
  readonly accepted_at: string;
}

export function learnedStore(db: Database): LearnedStore {
  return {
    recordLearned: (one) => {
      db.prepare(RECORD).run({ ...one, template: JSON.stringify(one.template) });
    },
    acceptLearned: ({ shape_text, template }, sync_id, accepted_at) => {
      db.prepare(
        `INSERT INTO accepted_resolutions (shape_text, template, sync_id, accepted_at) VALUES (?, ?, ?, ?)
         ON CONFLICT DO NOTHING`,
      ).run(shape_text, JSON.stringify(template), sync_id, accepted_at);
    },
    learned: ({ git_dir }) => {
      const accepted = db.prepare<[string], Acceptance>(ACCEPTED).all(git_dir);
      const rows = standing(db.prepare<[string], Row>(NEWEST_FIRST).all(git_dir));
      const groups = new Map<string, Row[]>();
      for (const row of rows) {
        const key = JSON.stringify([row.shape_text, row.template]);
        groups.set(key, [...(groups.get(key) ?? []), row]);
      }
      return [...groups.values()].flatMap(([first, ...more]) =>
        first === undefined ? [] : [ruleOf([first, ...more], accepted)],
      );
    },
  };
}

/** What a sync that was rolled back taught holds until another one teaches the same shape. */
function standing(rows: readonly Row[]): Row[] {
  const taught = new Set(rows.filter(({ undone }) => undone === 0).map((row) => row.shape_text));
  return rows.filter(({ undone, shape_text }) => undone === 0 || !taught.has(shape_text));
}

function ruleOf(rows: readonly [Row, ...Row[]], accepted: readonly Acceptance[]): LearnedRule {
  const [{ shape, shape_text, template }] = rows;
  const by = accepted.find((one) => one.shape_text === shape_text && one.template === template);
  return {
    shape,
    shape_text,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what was stored here
    template: JSON.parse(template) as (string | number)[],
    safe: by !== undefined,
    accepted: by === undefined ? null : { sync_id: by.sync_id, at: by.accepted_at },
    origins: rows.map(({ sync_id, patch, file_path, line, created_at }) => ({
      sync_id,
      patch,
      file_path,
      line,
      created_at,
    })),
  };
}
