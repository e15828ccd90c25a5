import pg from "pg";

/** How large the archive is: ten years of a whole province. */
export const archiveSize = {
  items: 200_000,
  revisionsEach: 5,
  deliveries: 10_000_000,
  entries: 2_000_000,
  waiting: 6_000,
} as const;

const big = [
  "item",
  "draft",
  "contributor",
  "revision",
  "review",
  "review_seen",
  "signoff",
  "release",
  "release_outbox",
  "delivery",
  "ledger_entry",
];

/**
 * Fills the newsroom with ten years of invented work like the one submitted item `like`: written by SQL, with the
 * references and indexes made at the end. Hashes and the chain are made up: nobody verifies this archive.
 */
export async function fillNewsroom({
  adminUrl,
  like,
  say,
}: {
  adminUrl: string;
  like: string;
  say: (line: string) => void;
}): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(
      "set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '256MB'",
    );
    const { rows: references } = await client.query<{ name: string; tab: string; made: string }>(
      `select conname as name, conrelid::regclass::text as tab, pg_get_constraintdef(oid) as made
       from pg_constraint where contype = 'f' and conrelid::regclass::text = any($1)`,
      [big],
    );
    const { rows: indexes } = await client.query<{ name: string; made: string }>(
      `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made from pg_index
       where indrelid::regclass::text = any($1) and not indisprimary
         and not exists (select from pg_constraint where conindid = indexrelid)`,
      [big],
    );
    for (const { name, tab } of references)
      await client.query(`alter table ${tab} drop constraint "${name}"`);
    for (const { name } of indexes) await client.query(`drop index ${name}`);
    for (const [what, statement] of Object.entries(statements(like))) {
      const started = performance.now();
      await client.query(statement);
      say(`${what}: ${Math.round((performance.now() - started) / 1000)} s`);
    }
    const started = performance.now();
    for (const { made } of indexes) await client.query(made);
    // Not checked again: what was written refers to what was written before it.
    for (const { name, tab, made } of references)
      await client.query(`alter table ${tab} add constraint "${name}" ${made} not valid`);
    say(`indexes: ${Math.round((performance.now() - started) / 1000)} s`);
    await client.query("vacuum (analyze)");
  } finally {
    await client.end();
  }
}

/** The id of the nth row of a kind: a letter and fifteen digits. */
const id = (letter: string, n: string) => `'${letter}' || lpad((${n})::text, 15, '0')`;
/** The moment of the nth item: ten years, the newest last, at uneven microseconds. */
const moment = (n: string) =>
  `timestamptz '2016-11-24T00:00:00Z' + (${n}) * interval '1577 seconds 123457 microseconds'`;

function statements(like: string): Record<string, string> {
  const { items, revisionsEach, deliveries, entries, waiting } = archiveSize;
  const done = items - waiting;
  const everyItem = `generate_series(1, ${items}) as n`;
  // One release in forty goes to every channel, as a warning does; the others to their own pages.
  const everywhere = Math.floor(done / 40);
  const each = Math.ceil((deliveries - everywhere * 869) / (done - everywhere));
  return {
    writers: `
      create table bench_writer as
      select row_number() over (order by username) - 1 as place, id, unit_code, count(*) over () as total
      from person where exists (select from role_grant where person_id = person.id and role = 'contributor');
      create table bench_lead as
      select unit_code, min(person_id) as person_id from role_grant where role = 'unit-lead' group by unit_code;
      create table bench_channel as select row_number() over (order by id) as place, id, platform from channel`,
    items: `
      insert into item (id, unit_code, created_by, created_at, state, version, current_revision_id, released_revision_id, updated_at)
      select ${id("i", "n")}, w.unit_code, w.id, ${moment("n")},
        case when n <= ${done} then 'released' when n % 20 = 0 then 'draft' when n % 10 = 1 then 'approved' else 'in-review' end,
        9, case when n > ${done} and n % 20 = 0 then null else ${id("r", `n * ${revisionsEach}`)} end,
        case when n <= ${done} then ${id("r", `n * ${revisionsEach}`)} end, ${moment("n")}
      from ${everyItem} join bench_writer w on w.place = n % w.total`,
    drafts: `
      insert into draft (item_id, version, kind, category_slug, title, summary, body, tags, urgent, pictures, channel_texts,
        targets, declaration, details, updated_by, updated_at)
      select item.id, 5, draft.kind, draft.category_slug, draft.title || ' ' || item.id, draft.summary, draft.body, draft.tags,
        item.version % 50 = 0, draft.pictures, draft.channel_texts, draft.targets, draft.declaration, draft.details,
        item.created_by, item.updated_at
      from item, draft where draft.item_id = '${like}' and item.id <> '${like}';
      insert into contributor (item_id, person_id, first_at)
      select id, created_by, created_at from item where id <> '${like}'`,
    revisions: `
      insert into revision (id, item_id, number, content, content_hash, plan_id, submitted_by, submitted_at)
      select ${id("r", "r")}, item.id, k, jsonb_set(revision.content, '{title}', to_jsonb('Tin lưu trữ số ' || r)),
        revision.content_hash, revision.plan_id, item.created_by, item.created_at + k * interval '1 hour'
      from item, generate_series(1, ${revisionsEach}) as k,
        lateral (select (substr(item.id, 2)::bigint - 1) * ${revisionsEach} + k as r) as place, revision
      where item.id like 'i0%' and revision.item_id = '${like}'`,
    reviews: `
      insert into review (revision_id, item_id, plan_id, state, stage, opened_at, closed_at)
      select r.id, r.item_id, r.plan_id,
        case when r.number < ${revisionsEach} then 'returned' when item.state = 'in-review' then 'open'
          when item.state = 'approved' then 'complete' when item.state = 'draft' then 'returned' else 'released' end,
        case when r.number < ${revisionsEach} or item.state = 'draft' then 0
          when item.state = 'in-review' then substr(item.id, 2)::bigint % 3 % 2 else 2 end,
        r.submitted_at, r.submitted_at + interval '2 hours'
      from revision r join item on item.id = r.item_id where item.id like 'i0%'`,
    signoffs: `
      insert into signoff (id, revision_id, item_id, lens, person_id, content_hash, verdict, reason, at)
      select substr(l.lens, 1, 2) || substr(r.revision_id, 3), r.revision_id, r.item_id, l.lens, coalesce(p.id, lead.person_id), v.content_hash,
        case when r.state = 'returned' then 'return' else 'approve' end, '', r.opened_at + interval '1 hour'
      from review r join revision v on v.id = r.revision_id join item on item.id = r.item_id
        join bench_lead lead on lead.unit_code = item.unit_code
        cross join (values ('unit', null, 0), ('professional', 'nghiepvu', 1), ('legal', 'phapluat', 1), ('political', 'chinhtri', 1))
          as l (lens, username, stage)
        left join person p on p.username = l.username
      where r.item_id like 'i0%' and (r.stage > l.stage or (r.state = 'returned' and l.stage = 0))`,
    seen: `
      insert into review_seen (person_id, item_id, revision_id, at)
      select p.id, item.id, item.current_revision_id, item.updated_at from item, person p
      where p.username in ('nghiepvu', 'phapluat', 'chinhtri') and item.current_revision_id is not null and item.id like 'i0%'`,
    releases: `
      insert into release (id, item_id, revision_id, content_hash, decided_by, decided_at, released_at, not_after, state)
      select 's' || substr(item.id, 2), item.id, item.released_revision_id, revision.content_hash, p.id, item.updated_at, item.updated_at, item.updated_at, 'released'
      from item join revision on revision.id = item.released_revision_id, person p
      where p.username = 'phoban' and item.state = 'released' and item.id like 'i0%';
      insert into release_outbox (release_id, created_at, taken_at) select id, decided_at, decided_at from release`,
    deliveries: `
      insert into delivery (id, release_id, item_id, channel_id, platform, content_hash, urgent, state, attempts, next_at, not_after,
        remote_id, public_url, reason, created_at, updated_at, confirmed_at)
      select 'd' || lpad((n * 1000 + c.place)::text, 15, '0'), ${id("s", "n")}, ${id("i", "n")}, c.id, c.platform, '\\x00', false,
        case when n = ${done} and c.place % 3 = 0 then 'pending' when n = ${done} and c.place % 3 = 1 then 'unsettled'
          when n % 97 = 0 and c.place % 5 = 0 then 'failed' else 'confirmed' end,
        1, '9999-01-01', '9999-01-01', '1000_' || n, 'https://www.facebook.com/1000/posts/' || n,
        case when n % 97 = 0 and c.place % 5 = 0 then 'Nền tảng từ chối.' else '' end, m.at, m.at, m.at
      from generate_series(1, ${done}) as n, lateral (select ${moment("n")} as at) as m, bench_channel c
      where c.place <= case when n % 40 = 0 then 869 else ${each} end`,
    entries: `
      insert into ledger_entry (seq, at, act, actor_id, actor_name, unit_code, subject_type, subject_id, details, previous_hash, hash)
      select n + 100000, ${moment(`n / ${entries / items}`)},
        case when n % 10 < 7 then 'delivery.confirmed' when n % 10 = 7 then 'item.submitted' when n % 10 = 8 then 'review.signed' else 'item.released' end,
        null, 'Hệ thống', w.unit_code, case when n % 10 < 7 then 'delivery' else 'item' end,
        case when n % 10 < 7 then 'd' || lpad(((n / 11 + 1) * 1000 + 1)::text, 15, '0') else ${id("i", "n / 10 + 1")} end,
        jsonb_build_object('releaseId', n::text, 'contentHash', md5(n::text)), sha256(n::text::bytea), sha256((n + 1)::text::bytea)
      from generate_series(1, ${entries}) as n join bench_writer w on w.place = n % w.total`,
  };
}
