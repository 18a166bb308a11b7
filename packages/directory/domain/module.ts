import { defineModule, text } from '@aftercare/kernel';
import * as events from './events.ts';
import { party } from './party.ts';
import { can } from './permissions.ts';
import { product } from './product.ts';
import * as series from './series.ts';
import { soldUnit } from './sold-unit.ts';

export const directory = defineModule({ id: 'directory', title: text('客户与产品', 'Customers and products'), requires: ['identity', 'workflow'], permissions: can, events, series, resources: { party, product, soldUnit } });
