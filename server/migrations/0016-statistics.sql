-- How often a page was read on a day, by where readers came from. Sums alone: no address, no cookie, nobody. Only grows.
create table page_view_count (
  day date not null,
  subject text not null,
  source text not null,
  views bigint not null,
  visits bigint not null,
  primary key (day, subject, source)
);
create index page_view_count_subject on page_view_count (subject, day);

-- How many different readers a day had, as a HyperLogLog sketch: it tells a number, and from it nobody can be found. Only grows.
create table reader_sketch (
  day date not null,
  subject text not null,
  registers bytea not null,
  primary key (day, subject)
);

-- The secret of one day that readers are hashed with before they enter a sketch. Deleted when the day is over.
create table reader_salt (
  day date primary key,
  salt bytea not null
);

-- What the public is told: sums of whole days, and which articles are most read. Rewritten by the worker.
create table public_store.statistics_day (
  day date primary key,
  views bigint not null,
  visits bigint not null,
  readers bigint not null
);
create table public_store.most_read (
  position integer primary key,
  article_id text not null
);
