-- Which lenses of a plan one person may give together, as lists of lenses; in no plan any. The unit's leader never gives a second one.
alter table review_plan add column given_together jsonb not null default '[]';

-- A sign-off stops counting when its signer loses the right: then somebody else gives the lens anew, beside the old one.
alter table signoff drop constraint signoff_revision_id_lens_key;
alter table signoff add constraint signoff_once_a_person unique (revision_id, lens, person_id);
