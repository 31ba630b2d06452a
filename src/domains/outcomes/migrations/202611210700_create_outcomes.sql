create table outcomes (
  id text primary key,
  process_id text not null,
  title text not null,
  summary text,
  kind text not null,
  basis text not null,
  call_id text,
  adopted_by text not null,
  role text not null,
  adopted_at bigint not null
);
create index outcomes_process on outcomes (process_id, id);
create unique index outcomes_call on outcomes (call_id);

create table commitments (
  id text primary key,
  outcome_id text not null,
  process_id text not null,
  party_kind text not null,
  party text not null,
  made_by text not null,
  made_at bigint not null,
  what text not null,
  due bigint,
  source text,
  reported_on text,
  earlier text not null,
  reports text not null,
  kind text not null,
  state text not null
);
create index commitments_outcome on commitments (outcome_id, id);
create index commitments_process on commitments (process_id, id);
create index commitments_kind on commitments (kind, due);

create table commitment_contests (
  id text primary key,
  commitment_id text not null,
  person_id text not null,
  reason text not null,
  at bigint not null
);
create index commitment_contests_commitment on commitment_contests (commitment_id, id);
