/** Stage 1: the release's objects, the old state kept, the pre-sync report. */
import type { GitWriter } from '../../ports/git.ts';
import type { ImpactReport } from '../../ports/impact.ts';
import { firstDirty } from '../checkouts.ts';
import { syncSeries } from '../current-series.ts';
import { beforeRef, branchRef, releaseRef } from '../paths.ts';
import type { Step } from '../step.ts';

const fetch: Step = {
  stage: 'prepare',
  name: 'fetch',
  async run({ fork, request, begun }) {
    const wanted = [
      { version: request.to, commit: begun.target },
      { version: begun.base.version, commit: begun.base.commit },
    ];
    for (const { version, commit } of wanted) {
      const here = (await fork.commitId(commit)) !== null;
      if (here && version !== request.to) continue;
      await fork.fetch(request.upstream, `refs/tags/${version}`, releaseRef(version));
    }
    return {
      kind: 'done',
      output: { commit: begun.target },
      message: `release ${request.to} is ${begun.target.slice(0, 12)}`,
    };
  },
};

const base: Step = {
  stage: 'prepare',
  name: 'base',
  async run(context) {
    const { base: from, tip } = context.begun;
    const series = await syncSeries(context, tip);
    const count = series.patches.length;
    const form =
      series.form === 'patch'
        ? 'one patch (the history is no straight line)'
        : `${count} commit${count === 1 ? '' : 's'}`;
    return {
      kind: 'done',
      output: {
        version: from.version,
        commit: from.commit,
        source: from.source,
        tip,
        form: series.form,
        patches: count,
      },
      message: `the fork stands on ${from.version} (${from.source}) with ${form} of its own`,
    };
  },
};

const backup: Step = {
  stage: 'prepare',
  name: 'backup',
  async run({ fork, id, request, begun, onEvent }) {
    const ref = beforeRef(id);
    const dirty = await firstDirty(fork, branchRef(request.branch));
    if (dirty !== null) {
      // Hours may lie between here and finalize, which refuses.
      const text = `warning: ${dirty.worktree} has uncommitted changes (${dirty.path}): finalize will wait for them`;
      onEvent({ kind: 'note', text });
    }
    const kept = await fork.ref(ref);
    if (kept !== begun.tip) {
      await fork.moveRefs(
        [{ ref, old: kept, next: begun.tip }],
        `trust-upstream: ${request.branch} before sync ${id}`,
      );
    }
    return {
      kind: 'done',
      output: { ref, commit: begun.tip },
      message: `${branchRef(request.branch)} kept as ${ref}`,
    };
  },
};

const report: Step = {
  stage: 'prepare',
  name: 'report',
  async run(context) {
    const { analyze, upstream, request, begun, files, paths, history, id, key, opener } = context;
    const { patches } = await syncSeries(context, begun.tip);
    const sight = await opener.openScratch(key.git_dir, [upstream.gitDir]);
    const question = {
      upstream,
      from: { name: begun.base.version, commit: begun.base.commit },
      to: { name: request.to, commit: begun.target },
      fork: { git: sight, patches, lessons: history.learned(key), tip: begun.tip },
    };
    const impact = await answered(analyze(question), sight);
    await files.write(paths.impact, `${JSON.stringify(impact, null, 2)}\n`);
    history.updateSync(id, { impact_report_path: paths.impact });
    history.saveImpact(impact, key);
    return {
      kind: 'done',
      output: { path: paths.impact, overall_risk: impact.overall_risk },
      message: `impact ${impact.overall_risk}`,
    };
  },
};

async function answered(answer: Promise<ImpactReport>, sight: GitWriter): Promise<ImpactReport> {
  try {
    return await answer;
  } finally {
    await sight.close();
  }
}

export const prepareSteps: readonly Step[] = [fetch, base, backup, report];
