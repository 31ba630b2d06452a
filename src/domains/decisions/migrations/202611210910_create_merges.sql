create table objection_merges (
  id text primary key,
  call_id text not null,
  from_id text not null,
  into_id text not null,
  proposed_by text not null,
  proposed_at bigint not null,
  reason text,
  agreed text not null,
  kind text not null,
  state text not null
);
create index objection_merges_call on objection_merges (call_id, id);
create index objection_merges_kind on objection_merges (kind, call_id);
