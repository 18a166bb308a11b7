import { slot } from '@aftercare/kernel/admin';
import type { PersonView } from '@aftercare/identity';

/** Below a person's facts and roles: what other departments know of them (certificates, open work). */
export const personSide = slot<{ person: PersonView }>('identity.person-side');
