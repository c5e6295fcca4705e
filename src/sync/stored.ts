/** JSON that this program wrote into its own history, read back as what it was. */

/** Only for what the same step or request stored: the database is this program's own and checked when opened. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters, typescript/no-unsafe-type-assertion
export const stored = <T>(value: unknown): T => value as T;
