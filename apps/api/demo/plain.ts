import { yuan } from '@aftercare/kernel';
import type { DemoCompany } from './company.ts';

/** A maker of office furniture; it has no plugin and works by the standard. */
export const plain: DemoCompany = {
  code: 'plain',
  name: '朴工家具有限公司',
  letterhead: { company: '朴工家具有限公司', address: '浙江省湖州市示例区示例路 2 号', phone: '0572-00000000', email: 'care@plain.example' },
  plugins: [],
  departments: [
    { key: 'service', name: '售后服务部' },
    { key: 'sales', name: '销售部' },
  ],
  people: [
    { name: '顾清', email: 'admin@plain.example', department: 'service', post: '系统管理员 administrator', roles: ['identity.administrator'] },
    { name: '江月', email: 'jiangyue@plain.example', department: 'service', post: '售后专员 service agent', roles: ['complaints.agent'] },
    { name: '唐毅', email: 'tangyi@plain.example', department: 'service', post: '售后主管 supervisor', roles: ['complaints.supervisor'], head: true },
    { name: '白羽', email: 'baiyu@plain.example', department: 'sales', post: '销售 salesperson', roles: ['complaints.agent'] },
  ],
  products: [
    { code: 'PG-200', name: '人体工学椅', specification: '网布，四向扶手', category: '座椅', unit: '把', warrantyMonths: 36, price: yuan('1280') },
    { code: 'PG-310', name: '升降书桌', specification: '1400 × 700 mm', category: '桌台', unit: '张', warrantyMonths: 60, price: yuan('2680') },
    { code: 'PG-420', name: '三屉移动柜', specification: '冷轧钢', category: '柜类', unit: '只', warrantyMonths: 24, price: yuan('460') },
  ],
  parties: [
    { name: '澄心设计事务所', shortName: '澄心设计', kind: 'project', address: '上海市静安区威海路 755 号', phone: '021-00000755', salesperson: 'baiyu@plain.example', contact: { name: '邵文', title: '行政', phone: '10000000755', email: 'shao@chengxin.example' } },
    { name: '百川软件有限公司', shortName: '百川软件', kind: 'key', address: '安徽省合肥市高新区望江西路 800 号', phone: '0551-00000800', salesperson: 'baiyu@plain.example', contact: { name: '程丽', title: '采购', phone: '10000000800', email: 'cheng@baichuan.example' } },
  ],
  sales: [
    { party: '澄心设计事务所', product: 'PG-200', order: 'D-2610-018', batch: 'P2610', quantity: '24', daysAgo: 25 },
    { party: '百川软件有限公司', product: 'PG-310', order: 'D-2610-031', batch: 'P2609', quantity: '60', daysAgo: 17 },
  ],
};
