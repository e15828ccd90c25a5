-- By which rules a file was judged and made when it became ready or was rejected (server/media/rules-version.ts); what was
-- made of it by each is kept apart. A ready file of older rules goes back to processing once, before it is used again.
alter table media_asset add column rules_version integer not null default 0;
-- Pictures and videos are judged as they were. Of a document nobody knows by which rules it was taken: by older ones.
update media_asset set rules_version = 1 where state <> 'processing';
alter table media_rendition add column rules_version integer not null default 1;
alter table media_rendition alter column rules_version drop default;
alter table media_rendition drop constraint media_rendition_pkey;
alter table media_rendition add primary key (asset_id, rules_version, name);
