/** Run by history.test.ts as a process of its own: opens the history FILE and begins the sync ID on a fork of its own. */
import { openHistory } from '../../../src/adapters/history/history.ts';
import { operation } from './examples.ts';

const [file = '', id = ''] = process.argv.slice(2);
const history = openHistory(file);
history.beginSync({ git_dir: id, branch: 'main' }, operation(id), null);
history.close();
