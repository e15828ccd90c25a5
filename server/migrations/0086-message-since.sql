-- Since when a subscriber waits for a warning: by it a message that nobody could hand over ends, and an alarm is raised.
-- Of those that wait already the last plan is the nearest that is known.
alter table warning_message add column since timestamptz;
update warning_message set since = coalesce(ended_at, next_at);
alter table warning_message alter column since set not null;
