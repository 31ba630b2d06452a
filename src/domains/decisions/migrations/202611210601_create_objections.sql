create table objections (
  id text primary key,
  call_id text not null,
  raised_by text not null,
  owner text not null,
  title text not null,
  argument text not null,
  remedy text not null,
  clause text,
  capacity text not null,
  spoke_for text,
  seat_group text not null,
  raised_at bigint not null,
  kind text not null,
  state text not null
);
create index objections_call on objections (call_id, id);
create index objections_owner on objections (owner, call_id);

create table objection_supporters (
  objection_id text not null,
  person_id text not null,
  capacity text not null,
  spoke_for text,
  seat_group text not null,
  joined_at bigint not null,
  kind text not null,
  word text,
  round integer,
  primary key (objection_id, person_id)
);
create index objection_supporters_person on objection_supporters (person_id, objection_id);
