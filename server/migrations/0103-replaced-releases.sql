-- Since when something newer stands in a release's place: the next release of its item, or the closing of its notice. No
-- call of it is begun any more from then on (law 5). Set once, in the transaction of what takes its place; never changes.
alter table release add column replaced_at timestamptz;
update release set replaced_at = later.at
from (
  select id, lead(released_at) over (partition by item_id order by released_at, id) as at from release where state = 'released'
) later
where later.id = release.id and later.at is not null;
update release set replaced_at = item.updated_at
from item
where item.id = release.item_id and item.state = 'closed' and release.state = 'released' and release.replaced_at is null;
create index release_replaced on release (replaced_at) where replaced_at is not null;

alter table delivery drop constraint delivery_state_check;
alter table delivery add constraint delivery_state_check
  check (state in ('waiting', 'pending', 'sending', 'unknown', 'blocked', 'confirmed', 'failed', 'unsettled', 'overdue', 'replaced', 'cancelled'));
