-- Halves of a code are kept under the master key and for one person alone from here on (invitation, proposal.code_hash).
-- What was handed out before is worth nothing any more: whoever waits for it is invited, or his reset proposed, again.
delete from invitation;
update proposal set code_hash = null where kind = 'credential-reset';
