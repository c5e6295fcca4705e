/** Which files of upstream an analysis has to look into. */
import { Problem } from '../base/problem.ts';
import { filesIn } from './files-in.ts';
import { pairMovedFiles } from './moved-files.ts';
import type { AnalyzePorts, AnalyzeRequest, Risk, WatchedCrate } from './request.ts';

export interface ChangedFile {
  /** In the new version; of a file that is gone, in the old one. */
  readonly path: string;
  readonly oldPath: string;
  /** Blob ids; `null` where the file does not exist. */
  readonly before: string | null;
  readonly after: string | null;
  /** How sure a move is; 1 for a file that stayed. */
  readonly confidence: number;
  /** Highest risk of the watched paths that hold it; `null` when it is only read for its crate's definitions. */
  readonly watched: Risk | null;
  /** Stands at an integration point or in one. */
  readonly point: boolean;
  readonly crates: readonly WatchedCrate[];
}

/** Throws Problem `missing-path` for a watched path that exists at neither version. */
export async function changedFiles(
  request: AnalyzeRequest,
  ports: AnalyzePorts,
): Promise<ChangedFile[]> {
  const { from, to } = request;
  const paths = request.watched.map(({ path }) => trimmed(path));
  for (const path of paths) await mustExist(path, request, ports);
  const folders = request.crates.map(crateFolder);
  const everywhere = request.allFiles ? [COMPILER] : [];
  const wanted = [...new Set([...paths, ...folders, ...everywhere])];
  const changes = wanted.includes('')
    ? await ports.git.changes(from.commit, to.commit)
    : await ports.git.changes(from.commit, to.commit, wanted);
  const files = await pairMovedFiles(filesIn(changes), request, ports);
  return files.map((file) => {
    const risk = riskOf(request, file.path) ?? riskOf(request, file.oldPath);
    const inCompiler = [file.path, file.oldPath].some((path) => below(COMPILER, path));
    return {
      ...file,
      point: risk !== null,
      watched: risk ?? (request.allFiles && inCompiler ? 'low' : null),
      crates: cratesOf(file, request.crates),
    };
  });
}

/** Those of the crates that the file is part of. */
export function cratesOf(
  file: Pick<ChangedFile, 'path' | 'oldPath'>,
  crates: readonly WatchedCrate[],
): WatchedCrate[] {
  return crates.filter((crate) => {
    const folder = crateFolder(crate);
    return [file.path, file.oldPath].some((path) => path.endsWith('.rs') && below(folder, path));
  });
}

const COMPILER = 'compiler';

/** Where upstream keeps a crate of the compiler. */
function crateFolder({ crate }: WatchedCrate): string {
  return `${COMPILER}/${crate}`;
}

function trimmed(path: string): string {
  return path.replace(/\/+$/, '');
}

function below(folder: string, path: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

const RISKS: readonly Risk[] = ['high', 'medium', 'low'];

function riskOf({ watched }: AnalyzeRequest, path: string): Risk | null {
  const found = watched.filter((one) => below(trimmed(one.path), path)).map(({ risk }) => risk);
  return RISKS.find((risk) => found.includes(risk)) ?? null;
}

async function mustExist(
  path: string,
  request: AnalyzeRequest,
  ports: AnalyzePorts,
): Promise<void> {
  if (path === '') return;
  const { from, to } = request;
  const [old, now] = await Promise.all([
    ports.git.entry(from.commit, path),
    ports.git.entry(to.commit, path),
  ]);
  if (old !== null || now !== null) return;
  throw new Problem(
    'missing-path',
    `${path}: neither in ${from.name} nor in ${to.name}`,
    'correct the path of the integration point',
  );
}
