import type { DemoPerson } from './company.ts';

/** An invented company that supplies gifts. The roles are those that its rules name. */
export const departments = [
  { key: 'service', name: '客服服务中心' },
  { key: 'market', name: '市场部' },
  { key: 'logistics', name: '物流部' },
  { key: 'research', name: '技术研发部' },
  { key: 'finance', name: '财务部' },
  { key: 'operations', name: '营运管理部' },
] as const;

export const people: readonly DemoPerson[] = [
  { name: '孙雅', email: 'admin@gift.example', department: 'operations', post: '系统管理员 administrator', roles: ['identity.administrator'] },
  { name: '李敏', email: 'limin@gift.example', department: 'service', post: '客服专员 service agent', roles: ['complaints.agent'] },
  { name: '何静', email: 'hejing@gift.example', department: 'service', post: '客服专员 service agent', roles: ['complaints.agent'] },
  { name: '王强', email: 'wangqiang@gift.example', department: 'service', post: '客服主管 supervisor', roles: ['complaints.supervisor'], head: true, manager: 'zhoulan@gift.example' },
  { name: '周岚', email: 'zhoulan@gift.example', department: 'operations', post: '总监 director', roles: ['complaints.director'], head: true },
  { name: '陈思远', email: 'chensiyuan@gift.example', department: 'market', post: '业务员 salesperson', roles: ['complaints.agent'] },
  { name: '赵晓彤', email: 'zhaoxiaotong@gift.example', department: 'market', post: '业务员 salesperson', roles: ['complaints.agent'] },
  { name: '郑海峰', email: 'zhenghaifeng@gift.example', department: 'market', post: '业务经理 business manager', roles: ['complaints.supervisor', 'gift.sales-director'], head: true, manager: 'zhoulan@gift.example' },
  { name: '吴磊', email: 'wulei@gift.example', department: 'logistics', post: '物流经理 logistics manager', roles: ['complaints.specialist'], head: true, manager: 'zhoulan@gift.example' },
  { name: '许文', email: 'xuwen@gift.example', department: 'research', post: '质量工程师 quality engineer', roles: ['complaints.specialist'], head: true, manager: 'zhoulan@gift.example' },
  { name: '高远', email: 'gaoyuan@gift.example', department: 'research', post: '质量经理 quality manager', roles: ['workflow.quality-manager', 'complaints.specialist'], manager: 'zhoulan@gift.example' },
  { name: '韩露', email: 'hanlu@gift.example', department: 'operations', post: '营运督导 operations supervisor', roles: ['gift.operations'] },
  { name: '钱薇', email: 'qianwei@gift.example', department: 'finance', post: '财务 finance', roles: ['workflow.finance'], head: true },
];
