/** The seed's "Release Database" and "Change Database". Lists of texts are JSON arrays. */
export const releaseAndChangeTables = `
CREATE TABLE releases (
    version TEXT PRIMARY KEY,
    release_date TEXT,
    tag TEXT NOT NULL,
    blog_post TEXT,
    changelog_url TEXT NOT NULL,
    stabilized_features TEXT NOT NULL CHECK (json_valid(stabilized_features)),
    breaking_changes TEXT NOT NULL CHECK (json_valid(breaking_changes)),
    compiler_changes TEXT NOT NULL CHECK (json_valid(compiler_changes))
);

CREATE TABLE checks (
    id INTEGER PRIMARY KEY,
    checked_at TIMESTAMP NOT NULL,
    releases_count INTEGER NOT NULL
);

CREATE TABLE impact_reports (
    id INTEGER PRIMARY KEY,
    fork_id INTEGER REFERENCES forks(id),
    from_version TEXT NOT NULL,
    to_version TEXT NOT NULL,
    analysis_date TEXT NOT NULL,
    overall_risk TEXT NOT NULL,
    estimated_effort TEXT NOT NULL,
    auto_mergeable INTEGER NOT NULL,
    conflicts_expected TEXT NOT NULL CHECK (json_valid(conflicts_expected)),
    git_conflicts TEXT NOT NULL CHECK (json_valid(git_conflicts)),
    notes TEXT NOT NULL CHECK (json_valid(notes))
);

CREATE TABLE impact_files (
    id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES impact_reports(id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    class TEXT NOT NULL,
    point_risk TEXT NOT NULL,
    changes TEXT NOT NULL CHECK (json_valid(changes)),
    action TEXT NOT NULL
);
CREATE INDEX impact_files_by_report ON impact_files(report_id);

CREATE TABLE impact_items (
    id INTEGER PRIMARY KEY,
    file_id INTEGER NOT NULL REFERENCES impact_files(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    path TEXT NOT NULL,
    change TEXT NOT NULL,
    class TEXT NOT NULL,
    before TEXT,
    after TEXT,
    before_start INTEGER,
    before_end INTEGER,
    after_start INTEGER,
    after_end INTEGER,
    hook TEXT,
    reason TEXT NOT NULL
);
CREATE INDEX impact_items_by_file ON impact_items(file_id);
CREATE INDEX impact_items_by_path ON impact_items(path);

CREATE VIEW impact_changes AS
SELECT r.from_version, r.to_version, r.analysis_date, f.path AS file, i.kind, i.path AS item, i.change, i.class,
    i.reason, f.action, i.hook, k.git_dir, k.branch
FROM impact_items i
JOIN impact_files f ON f.id = i.file_id
JOIN impact_reports r ON r.id = f.report_id
LEFT JOIN forks k ON k.id = r.fork_id;
`;
