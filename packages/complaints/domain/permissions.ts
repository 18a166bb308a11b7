import { permissions, text } from '@aftercare/kernel';

export const can = permissions('complaints', {
  read: text('查看投诉', 'See complaints'),
  file: text('受理投诉', 'File complaints'),
  handle: text('处理投诉', 'Handle complaints'),
  escalate: text('升级投诉', 'Escalate complaints'),
  close: text('结案', 'Close complaints'),
  reopen: text('重新打开投诉', 'Reopen complaints'),
});
