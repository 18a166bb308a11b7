import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { Locale, Permission } from '@aftercare/kernel';
import { api, bindSession } from './api.ts';
import { ApiProblem } from './problem.ts';

export interface Session {
  readonly person: { readonly id: string; readonly name: string; readonly email: string; readonly locale: Locale | null };
  readonly tenant: {
    readonly code: string;
    readonly name: string;
    readonly locale: Locale;
    readonly currency: string;
    readonly timeZone: string;
    readonly modules: readonly string[];
    readonly plugins: readonly string[];
  };
  readonly permissions: readonly string[];
  readonly csrf: string;
}

export interface Credentials {
  readonly company: string;
  readonly email: string;
  readonly password: string;
}

/** Who is signed in, for which company, and what they may do. The server checks it all again. */
export const useSession = defineStore('session', () => {
  const current = shallowRef<Session | null>(null);
  const asked = ref(false);
  const granted = computed(() => new Set(current.value?.permissions));

  function take(session: Session | null): void {
    current.value = session;
    asked.value = true;
    bindSession({ csrf: session?.csrf ?? null });
  }

  return {
    current,
    /** Whether the server was asked yet. */
    asked,
    person: computed(() => current.value?.person),
    tenant: computed(() => current.value?.tenant),
    can: (permission: Permission | undefined): boolean => !permission || granted.value.has(permission.id),
    async load(): Promise<void> {
      try {
        take(await api.get<Session>('/api/session'));
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
        take(null);
      }
    },
    signIn: async (credentials: Credentials): Promise<void> => take(await api.post<Session>('/api/session', credentials)),
    async signOut(): Promise<void> {
      await api.delete('/api/session');
      take(null);
    },
    /** The server no longer knows the session. */
    forget: (): void => take(null),
  };
});
