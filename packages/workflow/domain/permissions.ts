import { permissions, text } from '@aftercare/kernel';

export const can = permissions('workflow', {
  comment: text('写备注', 'Comment on a case'),
  attach: text('上传附件', 'Attach files'),
  removeFile: text('删除他人附件', "Remove other people's files"),
  pauseClock: text('暂停和恢复计时', 'Pause and resume clocks'),
  handOver: text('移交处理人', 'Hand a case over'),
  editCalendar: text('维护工作日历', 'Edit the working calendar'),
});
