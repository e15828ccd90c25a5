-- The schedule is a handful of rows beside everything that was ever released.
create index release_scheduled on release (scheduled_for) where state = 'scheduled';
