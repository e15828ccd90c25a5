-- What this database is for: the demonstration, or a force's own work. One row, written by whoever begins with the
-- database, never changed: a process of the other kind does not start on it.
create table installation (
  only_one boolean primary key default true check (only_one),
  kind text not null check (kind in ('demo', 'none'))
);

-- A database from before this rule is the demonstration's when its first act was to load it, and a force's otherwise. An
-- empty one is nobody's yet.
insert into installation (kind)
select case when actor_name = 'Nạp dữ liệu trình diễn' then 'demo' else 'none' end
from ledger_entry where seq = 1;
