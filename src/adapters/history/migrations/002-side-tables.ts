/** Our own tables beside the seed's: whose a sync is, how to resume it, what a fork stands on, who holds it. */
export const sideTables = `
CREATE TABLE forks (
    id INTEGER PRIMARY KEY,
    git_dir TEXT NOT NULL,
    branch TEXT NOT NULL,
    UNIQUE (git_dir, branch)
);

CREATE TABLE sync_forks (
    sync_id TEXT PRIMARY KEY REFERENCES sync_operations(id),
    fork_id INTEGER NOT NULL REFERENCES forks(id)
);
CREATE INDEX sync_forks_by_fork ON sync_forks(fork_id);

CREATE TABLE sync_states (
    sync_id TEXT PRIMARY KEY REFERENCES sync_operations(id),
    phase TEXT NOT NULL CHECK (phase IN ('running', 'paused', 'done')),
    stage TEXT,
    message TEXT,
    request TEXT NOT NULL CHECK (json_valid(request))
);

CREATE TABLE sync_steps (
    sync_id TEXT NOT NULL REFERENCES sync_operations(id),
    seq INTEGER NOT NULL,
    stage TEXT NOT NULL,
    step TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('started', 'done', 'failed', 'paused', 'skipped')),
    started_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP,
    output TEXT NOT NULL CHECK (json_valid(output)),
    message TEXT,
    PRIMARY KEY (sync_id, stage, step),
    UNIQUE (sync_id, seq)
);

-- sync_id refers to nothing: a record may be older than this database.
CREATE TABLE version_records (
    id INTEGER PRIMARY KEY,
    fork_id INTEGER NOT NULL REFERENCES forks(id),
    version TEXT NOT NULL,
    base_commit TEXT NOT NULL,
    series_tip TEXT NOT NULL,
    branch_tip TEXT NOT NULL,
    sync_id TEXT,
    recorded_at TIMESTAMP NOT NULL,
    replaces INTEGER REFERENCES version_records(id),
    is_current INTEGER NOT NULL CHECK (is_current IN (0, 1))
);
CREATE UNIQUE INDEX version_records_current ON version_records(fork_id) WHERE is_current = 1;

CREATE TABLE locks (
    fork_id INTEGER PRIMARY KEY REFERENCES forks(id),
    pid INTEGER NOT NULL,
    process_start TEXT,
    token TEXT NOT NULL,
    taken_at TIMESTAMP NOT NULL
);
`;
