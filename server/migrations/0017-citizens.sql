-- A citizen's wish to be told of warnings, by mail or on a device. Made by the citizen, confirmed by the link that was
-- mailed, deleted when the citizen leaves. The address is encrypted and found by a keyed hash; of tokens only hashes stand here.
create table subscription (
  id text primary key,
  way text not null check (way in ('mail', 'push')),
  address_hash bytea not null,
  address_encrypted bytea not null,
  -- Empty: every topic, the whole province.
  topics text[] not null,
  unit_codes text[] not null,
  state text not null check (state in ('pending', 'confirmed')),
  confirm_hash bytea unique,
  leave_hash bytea not null unique,
  requests integer not null default 1,
  requested_at timestamptz not null,
  expires_at timestamptz,
  confirmed_at timestamptz,
  unique (way, address_hash, state),
  check ((state = 'confirmed') = (confirmed_at is not null)),
  check ((state = 'pending') = (expires_at is not null and confirm_hash is not null))
);
create index subscription_expiry on subscription (expires_at) where state = 'pending';

-- One warning for one subscriber: the row is the queue, and there is never a second one. Written by the workers alone; deleted after a month.
create table warning_message (
  subscription_id text not null references subscription (id) on delete cascade,
  release_id text not null,
  item_id text not null,
  state text not null default 'pending' check (state in ('pending', 'sent', 'failed', 'dropped')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  ended_at timestamptz,
  reason text not null default '',
  primary key (subscription_id, release_id)
);
create index warning_message_due on warning_message (next_at) where state = 'pending';
create index warning_message_ended on warning_message (ended_at) where state <> 'pending';

-- How readers rated an item on a day (REP-06, Decree 224, Article 10, clause 3b): sums alone, nobody can be found in them. Only grows.
create table article_rating (
  day date not null,
  item_id text not null,
  value smallint not null check (value between 1 and 5),
  votes integer not null,
  primary key (item_id, day, value)
);

-- A citizen says that published information is wrong (Law 104/2016, Article 22, clause 4: 15 days). Its words never change; an officer closes it once.
create table error_report (
  id text primary key,
  item_id text not null,
  unit_code text not null references unit (code),
  title text not null,
  text text not null,
  contact_encrypted bytea,
  received_at timestamptz not null,
  due_at timestamptz not null,
  result text check (result in ('corrected', 'refused')),
  note text not null default '',
  handled_by text references person (id),
  handled_at timestamptz,
  check ((result is null) = (handled_at is null) and (result is null) = (handled_by is null))
);
create index error_report_open on error_report (received_at) where result is null;

-- What a citizen says to the draft of a document. Its words never change; an editor publishes or refuses it once.
create table draft_comment (
  id text primary key,
  item_id text not null,
  unit_code text not null references unit (code),
  title text not null,
  author text not null,
  text text not null,
  received_at timestamptz not null,
  state text not null default 'received' check (state in ('received', 'published', 'refused')),
  reason text not null default '',
  decided_by text references person (id),
  decided_at timestamptz,
  check ((state = 'received') = (decided_at is null) and (state = 'received') = (decided_by is null))
);
create index draft_comment_open on draft_comment (received_at) where state = 'received';

-- A comment as the public sees it. Written when it is published; goes with its document.
create table public_store.document_comment (
  id text primary key,
  article_id text not null references public_store.article (id) on delete cascade,
  author text not null,
  text text not null,
  received_at timestamptz not null
);
create index document_comment_article on public_store.document_comment (article_id, received_at);
