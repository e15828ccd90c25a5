-- Nothing of a release is begun after this moment: a late delivery waits for a person. Set with the decision, renewed by
-- a person who lets it go out all the same.
alter table release add column not_after timestamptz;
update release set not_after =
  coalesce(released_at, scheduled_for, decided_at)
  + case when revision.content ->> 'urgent' = 'true' then interval '30 minutes' else interval '2 hours' end
from revision
where revision.id = release.revision_id;
-- What is under way when this installation is brought up to date is not late because of that.
update release set not_after = greatest(not_after, now() + interval '2 hours')
where exists (select 1 from delivery where delivery.release_id = release.id and delivery.state in ('pending', 'unknown', 'sending'))
   or exists (select 1 from release_outbox where release_outbox.release_id = release.id and release_outbox.taken_at is null);
alter table release alter column not_after set not null;

alter table delivery
  -- When a call that may leave a copy was first committed to, in the platform's time; kept for good.
  add column first_intent_at timestamptz,
  -- The platform's time minus ours, in milliseconds, at the last intent.
  add column intent_offset_ms bigint not null default 0,
  -- Such a call was made of which it is not proved that it did nothing.
  add column may_be_public boolean not null default false,
  -- Since when the last call of unclear outcome is surely over, in the platform's time.
  add column unclear_since timestamptz,
  -- What takes effect once it is decided that no copy stands.
  add column after_absence jsonb,
  -- As the release's, or renewed for this channel.
  add column not_after timestamptz;

update delivery set not_after = release.not_after from release where release.id = delivery.release_id;
alter table delivery alter column not_after set not null;

update delivery set
  first_intent_at = called.first_at,
  may_be_public = called.perhaps_done
from (
  select delivery_id, min(started_at) as first_at,
    -- What was called failed or blocked until now was so also by codes that nobody had listed.
    bool_or(outcome not in ('token-refused', 'retry')) as perhaps_done
  from delivery_attempt
  where step in ('feed', 'create')
  group by delivery_id
) called
where called.delivery_id = delivery.id;
-- An intent whose call was never written down, or that a person spoke of.
update delivery set first_intent_at = coalesce(least(first_intent_at, intent_at), updated_at), may_be_public = true
where platform <> 'portal' and (intent_at is not null or state in ('sending', 'unknown', 'unsettled', 'confirmed'));
update delivery set unclear_since = coalesce(intent_at, updated_at) where state in ('sending', 'unknown', 'unsettled');

alter table delivery drop constraint delivery_state_check;
alter table delivery add constraint delivery_state_check
  check (state in ('waiting', 'pending', 'sending', 'unknown', 'blocked', 'confirmed', 'failed', 'unsettled', 'overdue', 'cancelled'));

-- The platform called it a repetition: a copy stands somewhere, and to say that it failed was not true.
update delivery set
  state = case when state = 'failed' then 'unsettled' else state end,
  after_absence = jsonb_build_object('follows', 'unsettled', 'reasonCode', reason_code, 'reason', reason)
where reason_code = 'repetition' and state in ('unknown', 'failed');
