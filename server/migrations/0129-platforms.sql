-- The platforms that have channels, and the portal. Rows are added by every migration of a database from the list of the
-- product (server/platforms/list.ts); never changed, never deleted: channels of a platform that left the list stay.
create table platform (
  id text primary key
);
insert into platform (id) values ('portal');
insert into platform (id) select distinct platform from channel on conflict do nothing;
alter table channel drop constraint channel_platform_check;
alter table channel add constraint channel_platform_fkey foreign key (platform) references platform (id);
