import type { Page } from '@aftercare/kernel';
import { api } from '@aftercare/kernel/admin';
import type { NoticePreferences, NoticeView } from '@aftercare/workflow';

export const unreadNotices = (): Promise<Page<NoticeView>> => api.get<Page<NoticeView>>('/api/notices', { query: { unread: true, limit: 8 } });
/** These, or all of them. */
export const readNotices = (ids?: readonly string[]): Promise<void> => api.post('/api/notices/read', ids ? { ids } : {});
export const noticePreferences = (): Promise<NoticePreferences> => api.get<NoticePreferences>('/api/notices/preferences');
export const setNoticePreferences = (ways: NoticePreferences): Promise<NoticePreferences> => api.put<NoticePreferences>('/api/notices/preferences', ways);
