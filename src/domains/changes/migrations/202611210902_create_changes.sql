create table rule_changes (
  id text primary key,
  process_id text not null,
  text_id text not null,
  version_hash text not null,
  template text not null,
  version text not null,
  hash text not null,
  under text not null,
  parts text,
  proposed_by text not null,
  proposed_at bigint not null,
  kind text not null,
  state text not null
);
create index rule_changes_process on rule_changes (process_id, id);
create index rule_changes_kind on rule_changes (kind, id);
