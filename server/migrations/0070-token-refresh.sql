-- Who is trading the refresh token of a channel just now, and until when nobody else may: the call to the platform is
-- made outside of any transaction.
alter table channel_token
  add column refresh_lease text,
  add column refresh_until timestamptz,
  -- Not refreshed ahead before this moment: a try has failed.
  add column refresh_after timestamptz;
