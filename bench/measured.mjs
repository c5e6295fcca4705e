/** The program as a user runs it, with its peak memory in kilobytes on the last line of stderr. */
import { main } from '../dist/cli/main.js';

const exit = await main(process.argv.slice(2));
process.stderr.write(`${process.resourceUsage().maxRSS}\n`);
process.exitCode = exit;
