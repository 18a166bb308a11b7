import { act, firstLine, openAction, type Story } from './story.ts';

const jiangyue = 'jiangyue@plain.example';
const tangyi = 'tangyi@plain.example';

export const plainStories: readonly Story[] = [
  {
    hoursAgo: 300,
    by: jiangyue,
    party: '澄心设计事务所',
    product: 'PG-200',
    file: { type: 'product', channel: 'email', subject: '两把椅子扶手松动', content: '使用三周后，两把椅子的右侧扶手松动，锁紧后仍晃。', demand: '更换扶手', remedyAsked: 'repair', severity: 'medium', readBack: true, defective: '2', problem: '扶手松动' },
    acts: [
      act(5, jiangyue, 'judge', { verdict: 'justified', liability: 'us', reason: '螺纹套件批次偏小，属制造问题。' }),
      act(20, jiangyue, 'offer', (now) => ({ solution: '寄送两套新扶手，并上门更换。', remedies: [{ kind: 'repair', lineId: firstLine(now), description: '上门更换两套扶手' }] })),
      act(4, jiangyue, 'answer', { answer: 'accepted' }),
      act(48, jiangyue, 'complete-action', (now) => ({ actionId: openAction(now), note: '已上门更换并试坐。' })),
      act(1, jiangyue, 'start-follow-up'),
      act(60, jiangyue, 'follow-up', { satisfied: true, note: '客户反映扶手稳固。' }),
      act(1, jiangyue, 'answer-line', (now) => ({ lineId: firstLine(now), answer: '已更换两套扶手。' })),
      act(1, jiangyue, 'analyse', { cause: '螺纹套件尺寸偏下限。', corrective: '供应商更换模具，来料加测通止规。' }),
      act(2, tangyi, 'close', { summary: '更换扶手后客户满意。' }),
    ],
  },
  {
    hoursAgo: 52,
    by: jiangyue,
    party: '百川软件有限公司',
    product: 'PG-310',
    file: { type: 'delivery', channel: 'phone', subject: '五张书桌桌面磕碰', content: '到货时五张桌面边角有磕碰，外包装破损。', demand: '更换桌面', remedyAsked: 'exchange', severity: 'medium', readBack: true, defective: '5', problem: '桌面边角磕碰' },
    acts: [
      act(2, jiangyue, 'judge', { verdict: 'justified', liability: 'carrier', reason: '签收单注明外包装破损。' }),
      act(5, jiangyue, 'offer', (now) => ({ solution: '补发五张桌面，旧桌面由物流带回。', remedies: [{ kind: 'exchange', lineId: firstLine(now), quantity: { amount: '5', unit: '张' }, description: '更换五张桌面' }] })),
    ],
  },
  {
    hoursAgo: 20,
    by: jiangyue,
    party: '百川软件有限公司',
    product: 'PG-310',
    file: { type: 'product', channel: 'web', subject: '升降时有异响', content: '一张书桌升降到 95 cm 附近有摩擦声。', demand: '检修', remedyAsked: 'repair', severity: 'low', defective: '1', problem: '升降异响' },
    acts: [],
  },
];
