import { act, does, firstLine, openAction, type Story } from './story.ts';

const jiangyue = 'jiangyue@plain.example';
const tangyi = 'tangyi@plain.example';

export const plainStories: readonly Story[] = [
  {
    name: 'armrests',
    daysAgo: 17,
    complaint: {
      by: jiangyue,
      party: '澄心设计事务所',
      product: 'PG-200',
      file: { type: 'product', channel: 'email', subject: '两把椅子扶手松动', content: '使用三周后，两把椅子的右侧扶手松动，锁紧后仍晃。', demand: '更换扶手', remedyAsked: 'repair', severity: 'medium', readBack: true, defective: '2', problem: '扶手松动' },
    },
    acts: [
      act(5, jiangyue, 'judge', { verdict: 'justified', liability: 'us', reason: '螺纹套件批次偏小，属制造问题。' }),
      act(20, jiangyue, 'offer', (now) => ({ solution: '寄送两套新扶手，并上门更换。', remedies: [{ kind: 'repair', lineId: firstLine(now), description: '上门更换两套扶手' }] })),
      act(4, jiangyue, 'answer', { answer: 'accepted' }),
      act(48, jiangyue, 'complete-action', (now) => ({ actionId: openAction(now), note: '已上门更换并试坐。' })),
      act(1, jiangyue, 'start-follow-up'),
      act(60, jiangyue, 'follow-up', { satisfied: true, note: '客户反映扶手稳固。' }),
      act(1, jiangyue, 'answer-line', (now) => ({ lineId: firstLine(now), answer: '已更换两套扶手。' })),
      act(1, jiangyue, 'analyse', { cause: '螺纹套件尺寸偏下限。', causeCategory: 'material', corrective: '供应商更换模具，来料加测通止规。' }),
      act(2, tangyi, 'close', { summary: '更换扶手后客户满意。' }),
    ],
  },
  {
    hoursAgo: 52,
    complaint: {
      by: jiangyue,
      party: '百川软件有限公司',
      product: 'PG-310',
      file: { type: 'delivery', channel: 'phone', subject: '五张书桌桌面磕碰', content: '到货时五张桌面边角有磕碰，外包装破损。', demand: '更换桌面', remedyAsked: 'exchange', severity: 'medium', readBack: true, defective: '5', problem: '桌面边角磕碰' },
    },
    acts: [
      act(2, jiangyue, 'judge', { verdict: 'justified', liability: 'carrier', reason: '签收单注明外包装破损。' }),
      act(5, jiangyue, 'offer', (now) => ({ solution: '补发五张桌面，旧桌面由物流带回。', remedies: [{ kind: 'exchange', lineId: firstLine(now), quantity: { amount: '5', unit: '张' }, description: '更换五张桌面' }] })),
    ],
  },
  {
    hoursAgo: 20,
    complaint: {
      by: jiangyue,
      party: '百川软件有限公司',
      product: 'PG-310',
      file: { type: 'product', channel: 'web', subject: '升降时有异响', content: '一张书桌升降到 95 cm 附近有摩擦声。', demand: '检修', remedyAsked: 'repair', severity: 'low', defective: '1', problem: '升降异响' },
    },
    acts: [],
  },
  {
    name: 'insert',
    daysAgo: 6,
    acts: [
      does(0, tangyi, async (desk) => desk.keep('insert', (await desk.post<{ id: string }>('/api/corrective-actions', { about: desk.subject('armrests'), title: 'Loose armrests: threaded insert out of tolerance', severity: 'medium', defect: 'Loose armrest', leaderId: desk.person(tangyi) })).id)),
      does(1, tangyi, (desk) => desk.change(`/api/corrective-actions/${desk.id()}`, 'steps/workflow.d1-team', { form: { members: [{ personId: desk.person(jiangyue), part: 'Customer side' }, { personId: desk.person('baiyu@plain.example'), part: 'Supplier side' }] } })),
      does(2, tangyi, (desk) =>
        desk.change(`/api/corrective-actions/${desk.id()}`, 'steps/workflow.d2-problem', {
          form: { what: 'The right armrest works loose', where: 'Threaded insert below the armrest pad', when: 'After three weeks of use', who: 'Reported by the customer’s office manager', why: 'The armrest cannot be tightened for good', how: 'By hand, then with a thread gauge', howMany: '2 of 24 chairs' },
        }),
      ),
      does(1, tangyi, (desk) => desk.change(`/api/corrective-actions/${desk.id()}`, 'steps/workflow.d3-containment', { form: { scope: '38 chairs in stock, none in transit', measures: 'All of them gauged; three were set aside', effect: 'No further chair left with a loose armrest' } })),
      does(1, tangyi, (desk) => desk.change(`/api/corrective-actions/${desk.id()}`, 'actions', { kind: 'cause-verification', description: 'Measure fifty inserts of the lot and compare them with the drawing', ownerId: desk.person(tangyi), dueAt: desk.inDays(10) })),
    ],
  },
];
