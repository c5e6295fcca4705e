import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { renderSyncJson } from '../../src/report/json.ts';
import { impactJsonSchema, jsonSchemas, syncReportJsonSchema } from '../../src/report/schemas.ts';
import { sampleImpact } from './sample-impact.ts';
import { sampleReports } from './sample.ts';

/** The schema as another program would read it: from its JSON alone. */
const reader = (schema: unknown): z.ZodType => z.fromJSONSchema(JSON.parse(JSON.stringify(schema)));

describe('the published schemas', () => {
  it('are known by the names that `schema` takes', () => {
    expect([...jsonSchemas.keys()]).toEqual([
      'impact_report',
      'sync_report',
      'releases',
      'history',
      'analyses',
      'item_changes',
      'resolution',
      'conflicts',
    ]);
    for (const [name, schema] of jsonSchemas) {
      expect(schema).toMatchObject({ title: name, type: 'object' });
      expect(schema['required']).toContain('schema_version');
    }
  });

  it.each(Object.entries(sampleReports))('accept what is written: sync report, %s', (_, report) => {
    expect(
      reader(syncReportJsonSchema).safeParse(JSON.parse(renderSyncJson(report))).error,
    ).toBeUndefined();
  });

  it('accept fields that a later version adds', () => {
    expect(reader(impactJsonSchema).safeParse({ ...sampleImpact, later: 1 }).success).toBe(true);
  });

  it('refuse a missing field, another version, an unknown class', () => {
    const { notes: _, ...lacking } = sampleImpact;
    expect(reader(impactJsonSchema).safeParse(lacking).success).toBe(false);
    expect(reader(impactJsonSchema).safeParse({ ...sampleImpact, schema_version: 2 }).success).toBe(
      false,
    );
    expect(
      reader(impactJsonSchema).safeParse({ ...sampleImpact, overall_risk: 'HIGH' }).success,
    ).toBe(false);
  });
});
