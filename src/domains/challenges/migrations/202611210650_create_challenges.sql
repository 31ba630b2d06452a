create table challenges (
  id text primary key,
  process_id text not null,
  call_id text not null,
  designation_id text not null,
  raised_by text not null,
  statement text not null,
  capacity text not null,
  raised_at bigint not null,
  kind text not null,
  state text not null
);
create index challenges_call on challenges (call_id, id);
create index challenges_process on challenges (process_id, id);

create table challenge_supporters (
  challenge_id text not null,
  person_id text not null,
  capacity text not null,
  joined_at bigint not null,
  left_at bigint,
  primary key (challenge_id, person_id)
);

create table challenge_rulings (
  challenge_id text not null,
  rung integer not null,
  finding text not null,
  ruled_by text not null,
  role text not null,
  reasons text not null,
  at bigint not null,
  primary key (challenge_id, rung)
);
