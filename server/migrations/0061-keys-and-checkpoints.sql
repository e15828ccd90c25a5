-- What each key of this installation is known by: a hash of the master key under a name of its own, the fingerprint of a
-- public key. Written when a key is first used, never changed: a key that is missing is not replaced, a wrong one refused.
create table key_check (
  name text primary key,
  check_value text not null
);

-- Signed heads of the ledger as the public may see them, one a minute at most while the chain grows. Written by a worker,
-- never changed: what somebody else has noted cannot be taken back, and the lack of the file beside the database shows.
create table public_store.ledger_checkpoint (
  seq bigint primary key,
  hash text not null,
  at timestamptz not null,
  signature text not null,
  public_key text not null
);
