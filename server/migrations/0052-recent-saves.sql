-- What the last saves of a draft stored: the version each made, by whom, the hash of its content and when. A save that
-- is sent again, because its answer was lost, is answered with the version that it made. A few entries, the newest last.
alter table draft add column recent_saves jsonb not null default '[]';
