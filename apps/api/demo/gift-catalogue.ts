import { yuan } from '@aftercare/kernel';
import type { PartyKind } from '@aftercare/directory';
import type { DemoParty, DemoProduct, DemoSale } from './company.ts';

const product = (code: string, name: string, specification: string, category: string, unit: string, warrantyMonths: number | null, price: string): DemoProduct => ({ code, name, specification, category, unit, warrantyMonths, price: yuan(price) });

export const products: readonly DemoProduct[] = [
  product('LP-1001', '青瓷茶具礼盒', '一壶六杯', '茶具', '盒', 12, '468'),
  product('LP-1002', '紫砂旅行茶具', '一壶两杯，便携包', '茶具', '套', 12, '328'),
  product('LP-1103', '陶瓷餐具 16 件套', '釉下彩，16 件', '餐具', '套', 12, '399'),
  product('LP-1204', '坚果礼盒', '1.2 kg，八种', '食品', '盒', null, '168'),
  product('LP-1205', '明前绿茶礼盒', '250 g × 2', '食品', '盒', null, '588'),
  product('LP-1301', '真丝围巾礼盒', '90 × 90 cm', '纺织', '盒', 6, '358'),
  product('LP-1302', '羊绒披肩', '200 × 70 cm', '纺织', '条', 6, '698'),
  product('LP-1401', '定制保温杯', '500 ml，激光刻字', '杯壶', '只', 12, '129'),
  product('LP-1402', '智能测温水杯', '420 ml', '杯壶', '只', 12, '159'),
  product('LP-1501', '商务笔记本套装', 'A5，配签字笔', '文具', '套', null, '88'),
  product('LP-1502', '钢笔礼盒', 'F 尖，含墨水', '文具', '盒', 24, '260'),
  product('LP-1601', '便携蓝牙音箱', '10 W，IPX5', '数码', '台', 12, '239'),
  product('LP-1602', '移动电源', '10000 mAh', '数码', '个', 12, '139'),
  product('LP-1603', '颈挂风扇', '三档', '数码', '个', 12, '119'),
  product('LP-1701', '香薰蜡烛礼盒', '三款', '家居', '盒', null, '146'),
  product('LP-1702', '晴雨两用伞', '八骨，黑胶', '家居', '把', 6, '96'),
];

const siyuan = 'chensiyuan@gift.example';
const xiaotong = 'zhaoxiaotong@gift.example';

const party = (name: string, shortName: string, kind: PartyKind, address: string, phone: string, salesperson: string, contact: [name: string, title: string, phone: string, email: string]): DemoParty => ({
  name, shortName, kind, address, phone, region: address.slice(0, 2), salesperson, contact: { name: contact[0], title: contact[1], phone: contact[2], email: contact[3] },
});

/** Somebody who sells to us or carries for us. */
const partner = (name: string, shortName: string, kind: PartyKind, address: string, phone: string, contact: [name: string, title: string, phone: string, email: string]): DemoParty => ({
  name, shortName, kind, address, phone, contact: { name: contact[0], title: contact[1], phone: contact[2], email: contact[3] },
});

/** No mobile number begins with 100 and no subscriber's number with 0: these are given to nobody. */
export const parties: readonly DemoParty[] = [
  party('华宁实业集团有限公司', '华宁实业', 'key', '江苏省苏州市工业园区星湖街 218 号', '0512-00000218', siyuan, ['方慧', '行政经理', '10000001218', 'fanghui@huaning.example']),
  party('云岭贸易有限公司', '云岭贸易', 'dealer', '云南省昆明市盘龙区北京路 560 号', '0871-00000560', siyuan, ['段志勇', '采购', '10000000560', 'duan@yunling.example']),
  party('江畔酒店管理有限公司', '江畔酒店', 'project', '湖北省武汉市江汉区沿江大道 91 号', '027-00000091', xiaotong, ['杜明月', '客房部经理', '10000000091', 'du@jiangpan.example']),
  party('启航教育科技有限公司', '启航教育', 'key', '浙江省杭州市西湖区文三路 477 号', '0571-00000477', xiaotong, ['沈嘉', '工会主席', '10000000477', 'shenjia@qihang.example']),
  party('北辰物业服务有限公司', '北辰物业', 'project', '北京市朝阳区北辰东路 8 号', '010-00000008', siyuan, ['佟立新', '办公室主任', '10000000008', 'tong@beichen.example']),
  party('金穗农业合作社', '金穗合作社', 'dealer', '山东省潍坊市寿光市圣城街 36 号', '0536-00000036', xiaotong, ['孔祥林', '理事', '10000000036', 'kong@jinsui.example']),
  party('海澜物流设备有限公司', '海澜设备', 'key', '广东省佛山市南海区桂澜路 102 号', '0757-00000102', siyuan, ['梁绮雯', '人事主管', '10000000102', 'liang@hailan.example']),
  party('松涛文化传播工作室', '松涛文化', 'retail', '四川省成都市锦江区东大街 15 号', '028-00000015', xiaotong, ['罗一鸣', '负责人', '10000000015', 'luo@songtao.example']),
  { ...party('Northwind Trading (Shanghai)', 'Northwind', 'dealer', '上海市长宁区延安西路 2200 号', '021-00002200', siyuan, ['Emma Carter', 'Buyer', '10000002200', 'emma@northwind.example']), language: 'en' },
  party('林晓慧', '林晓慧', 'retail', '福建省厦门市思明区湖滨南路 76 号', '10000000076', xiaotong, ['林晓慧', '本人', '10000000076', 'linxiaohui@mail.example']),
  party('彭建国', '彭建国', 'retail', '湖南省长沙市岳麓区麓山路 23 号', '10000000023', siyuan, ['彭建国', '本人', '10000000023', 'pengjg@mail.example']),
  party('秦岚', '秦岚', 'retail', '陕西省西安市雁塔区小寨东路 11 号', '10000000011', xiaotong, ['秦岚', '本人', '10000000011', 'qinlan@mail.example']),
  partner('青禾食品加工厂', '青禾食品', 'supplier', '新疆阿克苏市示例路 5 号', '0997-00000005', ['马小川', '质检科', '10000000997', 'ma@qinghe.example']),
  partner('兰墨印务有限公司', '兰墨印务', 'supplier', '浙江省温州市苍南县示例路 66 号', '0577-00000066', ['叶青', '业务', '10000000577', 'ye@lanmo.example']),
  partner('云帆快运有限公司', '云帆快运', 'carrier', '江苏省南京市江宁区示例路 30 号', '025-00000030', ['徐亮', '理赔专员', '10000000030', 'xu@yunfan.example']),
];

const sale = (party: string, product: string, order: string, batch: string, quantity: string, daysAgo: number, supplierLot?: string): DemoSale => ({ party, product, order, batch, quantity, daysAgo, ...(supplierLot ? { supplierLot } : {}) });

export const sales: readonly DemoSale[] = [
  sale('华宁实业集团有限公司', 'LP-1001', 'SO-26090118', 'B260901', '120', 62),
  sale('华宁实业集团有限公司', 'LP-1401', 'SO-26100233', 'B260918', '300', 22),
  sale('云岭贸易有限公司', 'LP-1205', 'SO-26100077', 'B260925', '80', 84),
  sale('云岭贸易有限公司', 'LP-1204', 'SO-26110012', 'B261020', '200', 19, 'QH-2610-3'),
  sale('江畔酒店管理有限公司', 'LP-1103', 'SO-26100140', 'B260911', '60', 112),
  sale('江畔酒店管理有限公司', 'LP-1701', 'SO-26110031', 'B261011', '90', 9),
  sale('启航教育科技有限公司', 'LP-1501', 'SO-26090402', 'B260830', '500', 92),
  sale('启航教育科技有限公司', 'LP-1602', 'SO-26110045', 'B261016', '150', 7),
  sale('北辰物业服务有限公司', 'LP-1702', 'SO-26100288', 'B260929', '260', 18),
  sale('金穗农业合作社', 'LP-1204', 'SO-26110009', 'B261020', '160', 18, 'QH-2610-3'),
  sale('海澜物流设备有限公司', 'LP-1601', 'SO-26100319', 'B261002', '75', 16),
  sale('海澜物流设备有限公司', 'LP-1302', 'SO-26110052', 'B261018', '40', 6),
  sale('松涛文化传播工作室', 'LP-1502', 'SO-26100350', 'B261005', '30', 14),
  sale('Northwind Trading (Shanghai)', 'LP-1301', 'SO-26100361', 'B261006', '100', 15),
  sale('林晓慧', 'LP-1402', 'SO-26110060', 'B261021', '2', 34),
  sale('彭建国', 'LP-1603', 'SO-26110061', 'B261022', '1', 4),
  sale('秦岚', 'LP-1002', 'SO-26110018', 'B261009', '1', 11),
  sale('华宁实业集团有限公司', 'LP-1204', 'SO-26110013', 'B261020', '100', 18, 'QH-2610-3'),
  sale('北辰物业服务有限公司', 'LP-1204', 'SO-26110014', 'B261020', '120', 17, 'QH-2610-3'),
  sale('松涛文化传播工作室', 'LP-1204', 'SO-26110015', 'B261020', '20', 16, 'QH-2610-3'),
  sale('彭建国', 'LP-1204', 'SO-26110016', 'B261020', '2', 16, 'QH-2610-3'),
  sale('北辰物业服务有限公司', 'LP-1401', 'SO-26090051', 'B260812', '180', 66),
  sale('海澜物流设备有限公司', 'LP-1702', 'SO-26100011', 'B260903', '120', 46),
  sale('林晓慧', 'LP-1701', 'SO-26100088', 'B260915', '1', 38),
  sale('彭建国', 'LP-1501', 'SO-26100120', 'B260921', '6', 34),
  sale('秦岚', 'LP-1402', 'SO-26100260', 'B261021', '1', 31),
  sale('金穗农业合作社', 'LP-1301', 'SO-26100301', 'B261007', '50', 27),
];
