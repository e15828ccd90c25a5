-- Migration 0103 took the release with the later time for the newer one. Two machines' clocks differ: a correction by a
-- slower one was marked as replaced by what it corrects. The number of the revision tells which is newer.
update release set replaced_at = null
from revision, item
where revision.id = release.revision_id and item.id = release.item_id and item.state <> 'closed'
  and release.state = 'released' and release.replaced_at is not null
  and not exists (
    select 1 from release newer join revision later on later.id = newer.revision_id
    where newer.item_id = release.item_id and newer.state = 'released' and later.number > revision.number);
update release set replaced_at = greatest(release.released_at, next.released_at)
from (
  select release.id, lead(release.released_at) over (partition by release.item_id order by revision.number) as released_at
  from release join revision on revision.id = release.revision_id where release.state = 'released'
) next
where next.id = release.id and next.released_at is not null and release.replaced_at is null;
