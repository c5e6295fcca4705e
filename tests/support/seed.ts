/**
 * Property tests draw from a fixed seed, so that a red run is the fault of a change; `npm run test:explore` draws a new
 * seed and ten times the runs, which is how new counterexamples are looked for.
 */
import fc from 'fast-check';

const explore = process.env['EXPLORE'] !== undefined;
const given = process.env['SEED'];

if (!explore || given !== undefined) fc.configureGlobal({ seed: Number(given ?? 20_261_125) });
if (explore) fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: 1000 });
