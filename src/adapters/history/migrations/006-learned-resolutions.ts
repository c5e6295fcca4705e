/** What persons made of conflicts, by their shape, and which of that they accepted to be applied without asking. */
export const learnedResolutions = `
CREATE TABLE learned_resolutions (
    id TEXT PRIMARY KEY REFERENCES conflict_resolutions(id),
    sync_id TEXT NOT NULL REFERENCES sync_operations(id),
    patch TEXT NOT NULL,
    file_path TEXT NOT NULL,
    line INTEGER NOT NULL,
    shape TEXT NOT NULL,
    shape_text TEXT NOT NULL,
    template TEXT NOT NULL CHECK (json_valid(template)),
    created_at TIMESTAMP NOT NULL
);

CREATE TABLE accepted_resolutions (
    shape_text TEXT NOT NULL,
    template TEXT NOT NULL,
    sync_id TEXT NOT NULL REFERENCES sync_operations(id),
    accepted_at TIMESTAMP NOT NULL,
    PRIMARY KEY (shape_text, template, sync_id)
);
`;
