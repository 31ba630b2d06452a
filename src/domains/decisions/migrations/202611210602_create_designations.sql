create table designations (
  id text primary key,
  call_id text not null,
  round integer not null,
  level text not null,
  polarity text not null,
  reasons text not null,
  proposed_by text not null,
  proposed_at bigint not null,
  kind text not null,
  state text not null,
  unique (call_id, round)
);

create table designation_reactions (
  designation_id text not null,
  person_id text not null,
  kind text not null,
  reason text,
  reacted_at bigint not null,
  primary key (designation_id, person_id)
);

create table minority_statements (
  objection_id text not null,
  author text not null,
  call_id text not null,
  statement text not null,
  capacity text not null,
  spoke_for text,
  written_at bigint not null,
  primary key (objection_id, author)
);
create index minority_statements_call on minority_statements (call_id, written_at);
