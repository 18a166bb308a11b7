import { complaint, complaints, resolution, stepOutcome } from '@aftercare/complaints';
import { directory } from '@aftercare/directory';
import { identity } from '@aftercare/identity';
import { checkPlugin, example } from '@aftercare/kernel/testing';
import { mailModule, render } from '@aftercare/mail';
import { escalationLadder, workflow } from '@aftercare/workflow';
import { expect, test } from 'vitest';
import { gift, giftSteps } from '../domain/index.ts';
import { giftTemplates } from './index.ts';

const writer = { timeZone: 'Asia/Shanghai', letterhead: { company: '星禾礼品' } };

const checks = checkPlugin({
  modules: [mailModule, identity, workflow, directory, complaints],
  plugin: gift,
  templates: Object.values(giftTemplates),
  examples: [example(stepOutcome, { step: giftSteps.askPhone.id, form: { phone: '10000000001' } }), example(escalationLadder, { type: complaint.name, deadline: resolution.id, level: 'general', solved: false })],
  render: (template, vars, locale) => render(template, vars, { ...writer, locale }),
});

test.each(checks.map(({ name, run }) => [name, run] as const))('%s', (_, run) => expect(run).not.toThrow());
