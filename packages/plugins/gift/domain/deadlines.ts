import { deadline, text } from '@aftercare/kernel';

/** Until then the other departments have to answer. */
export const chase = deadline('gift.chase', text('催办其他部门', 'Chasing other departments'));
