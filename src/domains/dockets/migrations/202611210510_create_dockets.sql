create table dockets (
  id text primary key,
  process_id text not null,
  title text not null,
  asks text not null,
  subject text not null,
  window_kind text not null,
  window_id text,
  drafted_by text not null,
  drafted_at bigint not null,
  source text,
  reported_on text,
  kind text not null,
  state text not null
);
create index dockets_process on dockets (process_id, id);
create index dockets_kind on dockets (kind, id);

create table submissions (
  id text primary key,
  docket_id text not null,
  kind text not null,
  person_id text,
  capacity text,
  spoke_for text,
  contributor text,
  paraphrase integer not null,
  source text,
  reported_on text,
  seat_group text,
  interest bigint,
  words text,
  submitted_at bigint not null,
  late integer not null,
  standing text not null
);
create index submissions_docket on submissions (docket_id, id);
create index submissions_person on submissions (person_id, id);
