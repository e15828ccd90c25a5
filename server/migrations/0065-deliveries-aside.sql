-- Deliveries that are overdue wait for a person as well.
drop index delivery_aside;
create index delivery_aside on delivery (platform, state) where state in ('waiting', 'unsettled', 'overdue');
