-- False from when new tokens are stored until delivery has sent again what waited for them on that channel.
alter table channel_token add column woken boolean not null default true;
create index channel_token_not_woken on channel_token (channel_id) where not woken;
