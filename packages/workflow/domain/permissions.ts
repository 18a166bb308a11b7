import { permissions, text } from '@aftercare/kernel';

export const can = permissions('workflow', {
  comment: text('写备注', 'Comment on a case'),
  attach: text('上传附件', 'Attach files'),
  removeFile: text('删除他人附件', "Remove other people's files"),
  pauseClock: text('暂停和恢复计时', 'Pause and resume clocks'),
  strikePause: text('剔除无效暂停', 'Strike out pauses'),
  handOver: text('越权移交处理人', 'Hand a case over without acceptance'),
  editCalendar: text('维护工作日历', 'Edit the working calendar'),
  seeCosts: text('查看费用', 'See what cases cost'),
  recordCosts: text('登记费用和追偿', 'Record costs and claims'),
  settleRecoveries: text('追偿结算', 'Settle what is claimed back'),
  proposeSanctions: text('提出处罚建议', 'Propose sanctions'),
  confirmSanctions: text('确认处罚', 'Confirm sanctions'),
  seeCorrective: text('查看全部纠正措施', 'See all corrective actions'),
  openCorrective: text('发起纠正措施', 'Open corrective actions'),
  manageCorrective: text('管理纠正措施', 'Manage corrective actions'),
});
