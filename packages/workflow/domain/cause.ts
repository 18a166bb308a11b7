import { text, wordList } from '@aftercare/kernel';
import type { z } from 'zod';

/** Where a cause lies: one list for complaints and corrective actions, so that both can be counted together. */
export const causeCategories = wordList({
  design: text('设计', 'Design'),
  material: text('材料', 'Material'),
  process: text('工艺', 'Process'),
  workmanship: text('作业', 'Workmanship'),
  packaging: text('包装', 'Packaging'),
  transport: text('运输', 'Transport'),
  storage: text('储存', 'Storage'),
  use: text('使用', 'Use'),
  service: text('服务', 'Service'),
  information: text('信息', 'Information'),
  other: text('其他', 'Other'),
});
export const causeCategory = causeCategories.schema;
export type CauseCategory = z.output<typeof causeCategory>;
