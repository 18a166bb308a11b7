import { slot } from '@aftercare/kernel/admin';
import type { PartyView } from '@aftercare/directory';

/** Beside a party: what other modules know of it, such as its complaints. */
export const partySide = slot<{ party: PartyView }>('directory.party-side');
