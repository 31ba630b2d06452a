create table ballots (
  id text primary key,
  process_id text not null,
  decision text not null,
  stage text not null,
  question text not null,
  subject text not null,
  rules text not null,
  hidden integer not null,
  round integer not null,
  earlier text,
  body_id text not null,
  window_id text not null,
  opened_by text not null,
  opened_at bigint not null,
  kind text not null,
  state text not null
);
create index ballots_process on ballots (process_id, id);
create index ballots_body on ballots (body_id, id);
create index ballots_kind on ballots (kind, id);
create unique index ballots_next_round on ballots (earlier) where earlier is not null;

create table ballot_rolls (
  ballot_id text not null,
  part integer not null,
  voices text not null,
  primary key (ballot_id, part)
);

create table votes (
  ballot_id text not null,
  voice text not null,
  choice text not null,
  seal text,
  cast_by text not null,
  carried_by text,
  reason text,
  cast_at bigint not null,
  primary key (ballot_id, voice)
);

create table vote_seals (
  ballot_id text not null,
  voice text not null,
  choice text not null,
  opening text not null,
  primary key (ballot_id, voice)
);

create table recusals (
  ballot_id text not null,
  voice text not null,
  person_id text not null,
  reason text not null,
  recused_at bigint not null,
  primary key (ballot_id, voice)
);

create table proxies (
  ballot_id text not null,
  voice text not null,
  person_id text not null,
  carried_by text not null,
  instruction text not null,
  given_at bigint not null,
  ended_at bigint,
  primary key (ballot_id, voice)
);

create table polls (
  id text primary key,
  process_id text not null,
  question text not null,
  opened_by text not null,
  opened_at bigint not null,
  closes_at bigint not null,
  kind text not null,
  state text not null
);
create index polls_process on polls (process_id, id);
create index polls_kind on polls (kind, closes_at);

create table poll_counts (
  poll_id text not null,
  choice text not null,
  count integer not null,
  primary key (poll_id, choice)
);

create table poll_voters (
  poll_id text not null,
  person_id text not null,
  primary key (poll_id, person_id)
);
