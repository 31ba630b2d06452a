-- Private: files of a mail that waits for its owner's word; their bytes lie with all others.
create table pending_files (
  id text primary key,
  pending_id text not null,
  sha256 text not null,
  name text not null,
  size bigint not null,
  scanned integer not null check (scanned in (0, 1))
);
create index pending_files_pending on pending_files (pending_id);
