/** What the merge of each file proved. A row of an earlier attempt at a patch is replaced by that of the next. */
export const certificates = `
CREATE TABLE certificates (
    sync_id TEXT NOT NULL REFERENCES sync_operations(id),
    patch TEXT NOT NULL,
    file_path TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('clean', 'conflict')),
    method TEXT NOT NULL,
    ours_edits TEXT NOT NULL CHECK (json_valid(ours_edits)),
    theirs_edits INTEGER NOT NULL,
    hooks TEXT NOT NULL CHECK (json_valid(hooks)),
    refusal TEXT,
    PRIMARY KEY (sync_id, patch, file_path)
);
`;
