import * as workflow from '@aftercare/workflow';
import { describe, expect, it } from 'vitest';
import english from './locales/en.json' with { type: 'json' };
import chinese from './locales/zh-CN.json' with { type: 'json' };
import type { LineWords } from '@aftercare/kernel/admin';
import workflowLine from './workflow-line.ts';

const words: LineWords = {
  t: (key, values = {}) => `${key} ${Object.values(values).join(' ')}`.trim(), say: (given) => (typeof given === 'string' ? given : (given?.en ?? '')), dateTime: (at) => at, duration: (minutes) => `${minutes}m`, money: ({ amount }) => amount, bytes: (size) => `${size}B`,
  person: (id) => `<${String(id)}>`, step: (id) => id, deadline: (id) => id, role: (id) => id,
};
const payload = { deadline: 'd', step: null, dueAt: 'due', left: 60_000, used: 120_000, outcome: 'met', from: 'a', to: 'b', by: 'role', signOffBy: 'chief', roles: ['chief'], personId: 'p', people: ['p'], size: 3, kinds: ['refund'], approvers: ['p'], amount: { amount: '1.00', currency: 'CNY' } };

describe('every event of workflow about a case', () => {
  const ofCases = Object.values(workflow).filter((each): each is typeof workflow.stepDone => typeof each === 'object' && each !== null && 'name' in each && each.name.startsWith('workflow.') && 'schema' in each && each.name !== 'workflow.calendar-changed');
  it('has a line', () => {
    expect(ofCases.length).toBeGreaterThan(15);
    for (const { name } of ofCases) expect(workflowLine({ event: name, payload, text: null }, words), name).toBeDefined();
  });

  it('has its words in both languages', () => {
    const keys = ofCases.map(({ name }) => workflowLine({ event: name, payload, text: null }, words)!.title.split(' ')[0]!);
    for (const said of [chinese, english]) {
      for (const key of keys) expect(key.split('.').reduce<unknown>((found, part) => (found as Record<string, unknown>)?.[part], said), key).toBeTypeOf('string');
    }
  });
});

it('calls a step’s clock after the step and says how late it was', () => {
  expect(workflowLine({ event: 'workflow.clock-stopped', payload: { ...payload, step: 's', outcome: 'late' }, text: null }, words)).toMatchObject({ title: 'workflow.line.clockStopped.late s 2m', tone: 'bad' });
});

it('leaves events of others alone', () => expect(workflowLine({ event: 'complaints.filed', payload: {}, text: null }, words)).toBeUndefined());
