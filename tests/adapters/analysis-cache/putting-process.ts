/** Run by cache.test.ts as a process of its own: puts COUNT values of SIZE bytes under PREFIX, says what it hears. */
import { openAnalysisCache } from '../../../src/adapters/analysis-cache/cache.ts';

const [file = '', prefix = '', count = '', size = ''] = process.argv.slice(2);
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const cache = openAnalysisCache(file, { onWarning: say, onDamage: say });
for (let n = 0; n < Number(count); n += 10) {
  const keys = Array.from({ length: 10 }, (_, k) => `${prefix}${n + k}`);
  cache.putTrees(
    'f',
    keys.map((key) => [key, Buffer.alloc(Number(size), key)]),
  );
  cache.trees('f', keys);
}
cache.close();
say('done');
