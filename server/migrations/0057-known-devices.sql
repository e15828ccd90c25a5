-- From when on cookies of known devices count for this person: a reset or a sign-out everywhere forgets the older ones.
alter table credential add column devices_since timestamptz;

-- Failures were counted by account alone ('account:…'); now by account and source together ('pair:…'), by source
-- ('source:…'), by known device ('device:…') and, for proving oneself anew, by session ('session:…').
delete from sign_in_throttle where key like 'account:%';
