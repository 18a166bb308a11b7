import { sql } from '@aftercare/kernel/server';

/** Of `person p`: 'active', 'invited' or 'left'. */
export const stateOf = sql`case when not p.active then 'left'
  when not exists (select from credential c where c.person_id = p.id) and exists (select from password_link l where l.person_id = p.id and l.kind = 'invitation' and l.revoked_at is null) then 'invited'
  else 'active' end`;

const iso = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** Of `person p`: the invitation that waits for an answer. */
export const invitationOf = (at: string) => sql`(
  select jsonb_build_object('sentAt', ${iso('l.created_at')}, 'expiresAt', ${iso('l.expires_at')}, 'expired', l.expires_at <= ${at}::timestamptz)
  from password_link l where l.person_id = p.id and l.kind = 'invitation' and l.used_at is null and l.revoked_at is null order by l.created_at desc, l.id desc limit 1)`;
