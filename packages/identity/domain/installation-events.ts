import { event, text } from '@aftercare/kernel';
import { z } from 'zod';
import { company } from './company.ts';
import { person } from './resources.ts';

const subject = { subject: company };
/** Who of the people that run the installation did it; they are of another company. Null for the company's own administrator and for a command. */
const by = { operator: z.uuid().nullable() };

export const companyCreated = event('identity.company-created', text('公司开通', 'Company opened'), z.object(by), subject);
/** `fields` names what changed, not to what. */
export const companyChanged = event('identity.company-changed', text('修改公司信息', 'Company changed'), z.object({ fields: z.array(z.string()), ...by }), subject);
export const companyModulesChanged = event('identity.company-modules-changed', text('调整启用的模块', 'Modules switched'), z.object({ on: z.array(z.string()), off: z.array(z.string()), ...by }), subject);
/** In the order in which they wrap each other. */
export const companyPluginsChanged = event('identity.company-plugins-changed', text('调整启用的插件', 'Plugins switched'), z.object({ before: z.array(z.string()), after: z.array(z.string()), ...by }), subject);
export const companyArchived = event('identity.company-archived', text('公司停用', 'Company archived'), z.object(by), subject);
export const companyRestored = event('identity.company-restored', text('公司恢复', 'Company restored'), z.object(by), subject);

export const operatorNamed = event('identity.operator-named', text('指定为系统运维', 'Named to run the installation'), z.object({}), { subject: person });
export const operatorRemoved = event('identity.operator-removed', text('不再担任系统运维', 'No longer runs the installation'), z.object({}), { subject: person });
