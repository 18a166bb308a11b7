import { text } from '@aftercare/kernel';
import type { OpenPage } from '@aftercare/kernel/admin';

/** Pages for people without a session. A door of its own: the console brings its modules after sign-in only, and this page brings none. */
export const openPages: readonly OpenPage[] = [{ path: '/answer/:token', name: 'answer', title: text('答复解决方案', 'Answer an offer'), component: () => import('./AnswerPage.vue') }];
