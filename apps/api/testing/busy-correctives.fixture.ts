import type { ComplaintView } from '@aftercare/complaints';
import type { CorrectiveView } from '@aftercare/workflow';
import type { TestApp } from '@aftercare/kernel/testing';
import { attach } from './busy-cases.fixture.ts';
import type { Office } from './office.fixture.ts';
import { ok } from './ok.fixture.ts';

/** One corrective action up to its second round, and an entry of the handling standard that was published: a row in each of their tables. */
export async function correctOne(app: TestApp, office: Office): Promise<void> {
  const [agent, supervisor] = [office.as('jiangyue'), office.as('tangyi')];
  const complaint = await ok<ComplaintView>(agent.post('/api/complaints', office.intake(0)));
  const people = await ok<{ person: { id: string } }>(agent.get('/api/session'));
  const leaderId = people.person.id;
  const { id } = await ok<{ id: string }>(agent.post(`/api/complaints/${complaint.id}/corrective-actions`, { version: complaint.version, leaderId }));
  let view = await ok<CorrectiveView>(agent.get(`/api/corrective-actions/${id}`));
  const act = async (path: string, input: object): Promise<void> => {
    view = await ok<CorrectiveView>(agent.post(`/api/corrective-actions/${id}/${path}`, { version: view.version, ...input }));
  };
  const fill = (step: string, form: object): Promise<void> => act(`steps/workflow.${step}`, { form });
  await fill('d1-team', { members: [{ personId: leaderId, part: '质量' }] });
  await fill('d2-problem', { what: '松动', where: '扶手', when: '使用中', who: '客户', why: '安全', how: '目视', howMany: '2/10' });
  await fill('d3-containment', { scope: '在库', measures: '全检' });
  await fill('d4-cause', { whys: [{ why: '为何松动', answer: '螺纹偏小' }], rootCause: '来料偏差', causeCode: 'material' });
  await fill('d5-choice', { chosen: '来料加测', reason: '可检出' });
  await act('actions', { kind: 'corrective', description: '来料加测', ownerId: leaderId, dueAt: new Date(app.now.date().getTime() + 86_400_000).toISOString() });
  await act(`actions/${view.measures[0]!.id}/complete`, { note: '已执行', evidence: '检验表' });
  await fill('d6-implementation', { result: '已执行', validation: '合格' });
  await act('reopen', { reason: '再次发生' });
  await act('actions', { kind: 'corrective', description: '更换供方', ownerId: leaderId, dueAt: new Date(app.now.date().getTime() + 86_400_000).toISOString() });
  await attach(app, office, { type: 'correctiveAction', id });
  const standard = await ok<{ id: string; version: number }>(supervisor.post('/api/handling-standards', { kind: 'solution', title: '扶手松动', type: 'product', productId: office.made.products.values().next().value, solution: '上门更换' }));
  await ok(supervisor.post(`/api/handling-standards/${standard.id}/publish`, { version: standard.version }));
  await app.settle();
}
