import { Migration } from '@mikro-orm/migrations';

/** A command's journal in a few statements, however many events it has. */
export class Migration20261122000100 extends Migration {
  override name = 'kernel/Migration20261122000100';

  override up() {
    // Subjects are locked in one order, so that two commands do not wait for each other.
    this.addSql(`create or replace function record_work(events jsonb, decisions jsonb) returns void language plpgsql as $$
      declare s record; e jsonb; next_seq int; last_hash bytea; kept jsonb[] := '{}'; seqs int[] := '{}'; hashes bytea[] := '{}';
      begin
        for s in select value->>'type' as type, (value->>'subject')::uuid as id, array_agg(value order by n) as events from jsonb_array_elements(events) with ordinality as v (value, n) group by 1, 2 order by 1, 2 loop
          loop
            select seq, hash into next_seq, last_hash from journal_head where tenant_id = current_tenant() and subject_type = s.type and subject_id = s.id for update;
            exit when found;
            insert into journal_head (subject_type, subject_id, seq, hash) values (s.type, s.id, 0, '') on conflict (tenant_id, subject_type, subject_id) do nothing;
          end loop;
          foreach e in array s.events loop
            next_seq := next_seq + 1;
            last_hash := sha256(last_hash || convert_to(e->>'body', 'UTF8'));
            kept := kept || e;
            seqs := seqs || next_seq;
            hashes := hashes || last_hash;
          end loop;
          update journal_head set seq = next_seq, hash = last_hash where tenant_id = current_tenant() and subject_type = s.type and subject_id = s.id;
        end loop;
        insert into journal (id, subject_type, subject_id, seq, name, at, actor_kind, actor_id, body, hash)
          select (k.e->>'id')::uuid, k.e->>'type', (k.e->>'subject')::uuid, k.seq, k.e->>'name', (k.e->>'at')::timestamptz, k.e->>'actorKind', (k.e->>'actor')::uuid, k.e->>'body', k.hash from unnest(kept, seqs, hashes) as k (e, seq, hash);
        insert into journal_unsealed (journal_id) select (k->>'id')::uuid from unnest(kept) k;
        perform pg_notify('aftercare_live', jsonb_build_object('tenant', current_tenant(), 'subject', jsonb_build_object('type', k->>'type', 'id', k->>'subject'), 'event', k->>'name')::text) from unnest(kept) k;
        insert into decision (id, policy, subject_type, subject_id, facts, result, decided_by, settings, at)
          select (d->>'id')::uuid, d->>'policy', d->>'type', (d->>'subject')::uuid, d->'facts', d->'result', d->'decidedBy', d->'settings', (d->>'at')::timestamptz
          from jsonb_array_elements(decisions) d;
      end $$;`);
  }
}
