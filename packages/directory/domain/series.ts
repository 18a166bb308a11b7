import { series, text } from '@aftercare/kernel';

export const partyNumber = series('directory.party-number', text('客户编号', 'Customer number'), 'K{seq:5}');
