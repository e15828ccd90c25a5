-- The watch reads once a minute, in their order, the entries that tell of people, units and the like. Those by which strangers
-- who guess at passwords were made to wait tell of no row, and come as often as strangers like: they are left out. As one
-- expression, so that the planner knows how few are left: of type and act by themselves it would think them independent.
create index ledger_entry_telling on ledger_entry ((case when act <> 'person.locked' then subject_type end), seq);
analyze ledger_entry;
