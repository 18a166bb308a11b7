import type { Seat } from './rig.ts';

/** Inserts rows that are like those of a table, without the columns that the database computes. One statement, on one line. */
const insert = (table: string, rows: string): string =>
  `do $copy$ begin execute (select format('insert into ${table} (%1$s) select %1$s from (%2$s) copied', string_agg(quote_ident(column_name), ', '), $rows$${rows}$rows$) from information_schema.columns where table_schema = 'public' and table_name = '${table}' and is_generated = 'NEVER'); end $copy$`;

/** Copies one complaint with all that belongs to it until there are as many as wanted: by SQL, as if they had come in over four years, a twentieth were open, and each of five hundred people had their share. */
export const fill = ({ tenant, person }: Seat, id: string, from: number, to: number): string => `
  set local statement_timeout = 0;
  create temporary table made on commit drop as
    select n, (substr(t, 1, 8) || '-' || substr(t, 9, 4) || '-7' || substr(h, 1, 3) || '-8' || substr(h, 4, 3) || '-' || substr(h, 7, 12))::uuid as id, at, n % 20 = 0 as open,
      (array(select p.id from party p where p.tenant_id = '${tenant}' order by p.id))[1 + n % 2] as party, case when n % 500 = 7 then '${person}'::uuid else md5('person' || n % 500)::uuid end as person, md5('department' || n % 20)::uuid as department
    from (select n, at, lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') as t, md5(n::text) as h from (select n, now() - interval '4 years' * ((${to}::float8 - n) / ${to}) as at from generate_series(${from}::int, ${to}::int - 1) n) moments) parts;
  analyze made;
  insert into complaint select r.* from made m, complaint c, lateral jsonb_populate_record(c, jsonb_build_object(
    'id', m.id, 'number', 'B-' || lpad(m.n::text, 9, '0'), 'state', case when m.open then 'handling' else 'closed' end, 'party_id', m.party, 'owner_id', m.person, 'first_responsible_id', m.person, 'recorded_by', m.person,
    'opened_at', m.at, 'received_at', m.at, 'changed_at', m.at, 'closed_at', case when not m.open then m.at + interval '3 days' end, 'next_due_at', case when m.open then now() + interval '1 hour' * (m.n % 400) else '9999-12-31T00:00:00Z' end)) r where c.tenant_id = '${tenant}' and c.id = '${id}';
  ${insert('complaint_line', `select r.* from made m, complaint_line l, lateral jsonb_populate_record(l, jsonb_build_object('id', md5('l' || m.n)::uuid, 'complaint_id', m.id)) r where l.tenant_id = '${tenant}' and l.complaint_id = '${id}'`)};
  insert into complaint_person (tenant_id, complaint_id, person_id, department_id) select '${tenant}', m.id, m.person, m.department from made m;
  insert into complaint_key (tenant_id, complaint_id, key) select '${tenant}', m.id, k from made m, lateral (
    select 'b' || lpad(m.n::text, 9, '0') as k union select lpad(m.n::text, 9, '0') union select '#' || lpad((m.n % 100000)::text, 8, '0') union select '椅子' union select '无法'
    union select chr(19968 + abs(hashint4(m.n * 31 + w)) % 2000) || chr(19968 + abs(hashint4(m.n * 17 + w)) % 50) from generate_series(1, 10) w) keys;
  insert into case_assignment (tenant_id, subject_type, subject_id, first_responsible, owner) select '${tenant}', 'complaint', m.id, m.person, m.person from made m;
  insert into case_owner (tenant_id, subject_type, subject_id, n, person_id, from_at) select '${tenant}', 'complaint', m.id, 0, m.person, m.at from made m;
  insert into clock select r.* from made m, clock k, lateral jsonb_populate_record(k, jsonb_build_object('id', md5(k.deadline || m.n)::uuid, 'subject_id', m.id, 'started_at', m.at,
    'stopped_at', case when not m.open then m.at + interval '1 day' end, 'outcome', case when not m.open then 'met' end, 'due_at', now() + interval '1 hour' * (m.n % 400), 'next_at', case when m.open then now() + interval '1000 days' end)) r where k.tenant_id = '${tenant}' and k.subject_type = 'complaint' and k.subject_id = '${id}';
  insert into clock_interval (tenant_id, clock_id, n, from_at, to_at, kind) select k.tenant_id, k.id, 0, k.started_at, k.stopped_at, 'run' from made m join clock k on k.tenant_id = '${tenant}' and k.subject_type = 'complaint' and k.subject_id = m.id;
  insert into journal select r.* from made m, journal j, lateral jsonb_populate_record(j, jsonb_build_object('id', md5('j' || j.seq || m.n)::uuid, 'subject_id', m.id)) r where j.tenant_id = '${tenant}' and j.subject_type = 'complaint' and j.subject_id = '${id}' and j.seq <= 5;`;

/** The tables that were filled, for a statistics run. */
export const filled = ['complaint', 'complaint_history', 'complaint_line', 'complaint_person', 'complaint_key', 'case_assignment', 'case_owner', 'clock', 'clock_interval', 'journal'];
