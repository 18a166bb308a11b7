import { api } from '@aftercare/kernel/admin';
import type { CompanyView, OpenedCompany, RuleChange } from '@aftercare/identity';

type Values = Readonly<Record<string, unknown>>;
const at = (id: string, rest = ''): string => `/api/installation/companies/${id}${rest}`;

export const openCompany = (value: Values): Promise<OpenedCompany> => api.post<OpenedCompany>('/api/installation/companies', value);
export const changeOwnCompany = (value: Values): Promise<void> => api.put('/api/company', value);
export const changeCompany = (id: string, value: Values): Promise<void> => api.put(at(id), value);
export const setModules = ({ id, version }: CompanyView, modules: readonly string[]): Promise<void> => api.put(at(id, '/modules'), { version, modules });
export const setPlugins = ({ id, version }: CompanyView, plugins: readonly string[]): Promise<void> => api.put(at(id, '/plugins'), { version, plugins });
export const previewPlugins = (id: string, plugins: readonly string[]): Promise<readonly RuleChange[]> => api.post<RuleChange[]>(at(id, '/plugins/preview'), { plugins });
export const archiveCompany = ({ id, version }: CompanyView): Promise<void> => api.post(at(id, '/archive'), { version });
export const restoreCompany = ({ id, version }: CompanyView): Promise<void> => api.post(at(id, '/restore'), { version });
