/** What going from one release of Rust to another means for the fork, item by item. */
import type { AffectedFile, ImpactReport } from '../ports/impact.ts';
import { impactClasses } from '../ports/impact.ts';
import { describeFile } from './affected-file.ts';
import { diffChanged } from './compare-files.ts';
import { withEdits } from './edits.ts';
import { effortOf } from './effort.ts';
import type { FileDiff } from './file-diff.ts';
import { movedDefinitions } from './moved-definitions.ts';
import type { AnalyzePorts, AnalyzeRequest } from './request.ts';
import { relocate } from './relocate.ts';
import { withTexts } from './shown-texts.ts';
import { worstOf } from './verdict.ts';
import type { Trial } from '../sync/trial.ts';

/**
 * Throws Problem `missing-path` for an integration point that exists at neither version.
 * @param changed what changed in each file, if that is being looked into already
 */
export async function analyze(
  request: AnalyzeRequest,
  ports: AnalyzePorts,
  changed: Promise<readonly FileDiff[]> = diffChanged(request, ports),
): Promise<ImpactReport> {
  // The trial is tried while other threads compare. Where both fail, the comparison knows better what is missing.
  const tried = ports.trial();
  tried.catch(() => undefined);
  const compared = await changed;
  const trial = await tried;
  const diffs = relocate(compared);
  const { hooks, forkRead } = request;
  const around = { hooks, forkRead, trial, moved: movedDefinitions(diffs) };
  const described = diffs.map((diff) => describeFile(diff, around)).filter((file) => file !== null);
  const affected: AffectedFile[] = [];
  const blobs = new Map(compared.map(({ file }) => [file.path, file.after]));
  for (const file of described) {
    affected.push(await withTexts(await withEdits(file, request, ports), ports.git, blobs));
  }
  const wasTried = (path: string): boolean => trial.unresolved !== null && !trial.untried.has(path);
  const effort = effortOf(affected, wasTried);
  return {
    schema_version: 1,
    from_version: request.from.name,
    to_version: request.to.name,
    analysis_date: request.date,
    overall_risk: worstOf(affected.map((file) => file.risk)),
    affected_files: affected.sort(byWeight),
    estimated_effort: effort.text,
    auto_mergeable: trial.auto_mergeable,
    conflicts_expected: [...trial.conflicts_expected],
    git_conflicts: [...trial.git_conflicts],
    ...(trial.untried.size === 0 ? {} : { untried: untriedOf(trial) }),
    notes: [...trial.notes, effort.note, ...hookNotes(diffs, request), ...usageNotes(request)],
  };
}

function untriedOf({ untried }: Trial): { path: string; reason: string }[] {
  return [...untried].map(([path, reason]) => ({ path, reason }));
}

const RISKS = ['high', 'medium', 'low'];

/** Worst class first, then the integration point's risk, then by path. */
function byWeight(a: AffectedFile, b: AffectedFile): number {
  return (
    impactClasses.indexOf(b.risk) - impactClasses.indexOf(a.risk) ||
    RISKS.indexOf(a.point_risk) - RISKS.indexOf(b.point_risk) ||
    (a.path < b.path ? -1 : 1)
  );
}

/** Hooks that could not be followed because the old version has no place for them either. */
function hookNotes(diffs: readonly FileDiff[], { from }: AnalyzeRequest): string[] {
  return diffs
    .flatMap(({ before, places }) => (before.kind === 'parsed' ? places : []))
    .filter((place) => place.before === null)
    .map(
      ({ hook }) =>
        `hook ${hook.id} has no place in ${hook.path} at ${from.name}: it was not followed`,
    );
}

function usageNotes({ crates }: AnalyzeRequest): string[] {
  const unread = crates.filter((crate) => crate.used === null && crate.apis.length > 0);
  return unread.map(
    ({ crate, apis, used_by }) =>
      `${used_by} was not read: methods of ${apis.join(', ')} (${crate}) that it may call are not followed`,
  );
}
