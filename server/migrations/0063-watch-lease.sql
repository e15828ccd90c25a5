-- Which process watches a store (a media folder of a machine, or the public pages) until when. Taken and renewed by the watch at each look.
create table watch_lease (
  store text primary key,
  holder text not null,
  until timestamptz not null
);
