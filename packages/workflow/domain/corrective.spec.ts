import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correctiveStates, stateThatFollows, type CorrectiveState } from './corrective.ts';
import { countMeasures, doneSince, isProof, measureKind, measureState, type CountedMeasure } from './corrective-measure.ts';
import { eightD, type CorrectiveFacts } from './eight-d.ts';

const standing = fc.record({ state: fc.constantFrom(...correctiveStates), round: fc.integer({ min: 1, max: 5 }), begun: fc.boolean(), implemented: fc.boolean(), missing: fc.array(fc.string(), { maxLength: 2 }) });

describe('the state of a corrective action', () => {
  test('is never left by itself once it is cancelled or effective', () => {
    fc.assert(fc.property(standing, (given) => ((['cancelled', 'effective'] as CorrectiveState[]).includes(given.state) ? stateThatFollows(given) === given.state : true)));
  });

  test('is effective only when it is implemented and nothing is missing', () => {
    fc.assert(
      fc.property(standing.filter(({ state }) => state !== 'effective'), (given) => {
        expect(stateThatFollows(given) === 'effective').toBe(given.state !== 'cancelled' && given.implemented && given.missing.length === 0);
      }),
    );
  });

  test('follows from what was done, so deciding it again changes nothing', () => {
    fc.assert(fc.property(standing, (given) => stateThatFollows({ ...given, state: stateThatFollows(given) }) === stateThatFollows(given)));
  });

  test('says of a new round that it was opened again, until something is done', () => {
    expect(stateThatFollows({ state: 'reopened', round: 2, begun: false, implemented: false, missing: ['x'] })).toBe('reopened');
    expect(stateThatFollows({ state: 'reopened', round: 2, begun: true, implemented: false, missing: ['x'] })).toBe('acting');
  });
});

const measure = fc.record({ kind: fc.constantFrom(...measureKind.options), state: fc.constantFrom(...measureState.options), round: fc.integer({ min: 1, max: 3 }), doneAt: fc.constantFrom('2026-03-01T00:00:00.000Z', '2026-03-05T00:00:00.000Z', null) });

describe('measures', () => {
  test('are counted once each, and cancelled ones not at all', () => {
    fc.assert(
      fc.property(fc.array(measure), (measures) => {
        const counts = countMeasures(measures, 1);
        expect(counts.openMeasures).toBe(measures.filter(({ state }) => state === 'open').length);
        expect(counts.openContainment + counts.openCorrective + counts.openPreventive).toBeLessThanOrEqual(counts.openMeasures);
      }),
    );
  });

  test('have had their effect since the last of this round was done', () => {
    const done = (kind: CountedMeasure['kind'], doneAt: string, round = 1): CountedMeasure => ({ kind, state: 'done', round, doneAt });
    expect(doneSince([done('corrective', '2026-03-01T00:00:00.000Z'), done('correction', '2026-03-05T00:00:00.000Z'), done('preventive', '2026-04-01T00:00:00.000Z'), done('corrective', '2026-05-01T00:00:00.000Z', 2)], 1)).toBe('2026-03-05T00:00:00.000Z');
    expect(doneSince([], 1)).toBeNull();
  });

  test('are proven by words or by files', () => {
    expect([isProof({ text: null, files: [] }), isProof({ text: '报告', files: [] }), isProof({ text: null, files: ['a'] })]).toEqual([false, true, true]);
  });
});

describe('the eight disciplines', () => {
  const facts = (more: Partial<CorrectiveFacts> = {}): CorrectiveFacts => ({ about: 'complaint', severity: 'medium', round: 1, stepsDone: [], openContainment: 0, openCorrective: 0, openPreventive: 0, openMeasures: 0, correctiveDone: 1, openChecks: 0, leaderHasSuperior: true, ...more });
  const planned = (more: Partial<CorrectiveFacts> = {}) => eightD.decide(facts(more), ({ standard }) => standard);
  const blocked = (more: Partial<CorrectiveFacts>): string[] => planned(more).flatMap(({ step, blockedBy }) => blockedBy.map((code) => `${step.replace('workflow.', '')} ${code}`));

  test('wait for nothing where all measures are done and have had their effect', () => expect(blocked({})).toEqual([]));

  test('wait for their measures, and the end for the checks', () => {
    expect(blocked({ correctiveDone: 0, openChecks: null })).toEqual(['d6-implementation no-corrective-done', 'd8-closing open-checks']);
    expect(blocked({ openContainment: 1, openMeasures: 1 })).toEqual(['d3-containment open-containment', 'd8-closing open-measures']);
    expect(blocked({ openPreventive: 1, openMeasures: 1, openChecks: 2 })).toEqual(['d7-prevention open-preventive', 'd8-closing open-measures', 'd8-closing open-checks']);
  });

  test('contain at once, and are signed by somebody above the leader', () => {
    expect(planned().find(({ step }) => step.includes('d3'))!.after).toEqual([]);
    expect([planned(), planned({ leaderHasSuperior: false })].map((steps) => steps.at(-1)!.signOff!.signers[0]!.by)).toEqual(['kernel.superior', 'workflow.quality-manager']);
  });
});
