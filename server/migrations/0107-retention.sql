-- How far the job of retention has come: the moment by which it judged age at its last run, and when that was by the
-- database's own time. One row, written by the workers: a clock that leaps is followed in small steps only.
create table retention_run (
  only_one boolean primary key default true check (only_one),
  reached timestamptz not null,
  ran_at timestamptz not null
);

-- What the job looks for in tables that may be large.
create index sign_in_throttle_failure on sign_in_throttle (last_failure_at);
create index session_expiry on session (expires_at);
create index proposal_lapsed on proposal (lapses_at) where state = 'open';
create index review_seen_at on review_seen (at);
create index draft_remembers_saves on draft (updated_at) where recent_saves <> '[]';
create index media_asset_rejected on media_asset (created_at) where state = 'rejected';
create index media_asset_original on media_asset (original_digest);
create index error_report_contact on error_report (handled_at) where contact_encrypted is not null;
