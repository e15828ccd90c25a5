-- What waited for the portal while its release was taken late a second time was left waiting for good. Such a release is
-- taken once more, and what waits then goes out with it or ends with its reason.
update release_outbox set taken_at = null
where taken_at is not null
  and release_id in (select release_id from delivery where state = 'waiting');
