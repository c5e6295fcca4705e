/** The seed design's schema, column for column. A database made elsewhere from that text is taken over as it is. */
export const seedTables = `
CREATE TABLE IF NOT EXISTS sync_operations (
    id TEXT PRIMARY KEY,
    from_version TEXT NOT NULL,
    to_version TEXT NOT NULL,
    started_at TIMESTAMP NOT NULL,
    completed_at TIMESTAMP,
    status TEXT NOT NULL,
    conflicts_count INTEGER,
    conflicts_auto_resolved INTEGER,
    conflicts_manual_resolved INTEGER,
    build_time_seconds INTEGER,
    tests_passed INTEGER,
    tests_failed INTEGER,
    impact_report_path TEXT,
    sync_report_path TEXT,
    error_log_path TEXT,
    sync_branch TEXT,
    merge_commit TEXT
);

CREATE TABLE IF NOT EXISTS conflict_resolutions (
    id TEXT PRIMARY KEY,
    sync_id TEXT REFERENCES sync_operations(id),
    file_path TEXT NOT NULL,
    conflict_type TEXT NOT NULL,
    resolution_type TEXT NOT NULL,
    resolution_description TEXT,
    created_at TIMESTAMP NOT NULL
);
`;
