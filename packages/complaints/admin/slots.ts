import type { ComplaintView } from '@aftercare/complaints';
import { slot } from '@aftercare/kernel/admin';

/** Beside a complaint, under the customer and the products: what a plugin or a later module knows of it. */
export const complaintSide = slot<{ complaint: ComplaintView }>('complaints.side');
