create table calls (
  id text primary key,
  process_id text not null,
  window_kind text not null,
  window_id text,
  text_id text not null,
  version integer not null,
  hash text not null,
  question text not null,
  rules text not null,
  visibility text not null,
  drafted_by text not null,
  drafted_at bigint not null,
  kind text not null,
  state text not null
);
create index calls_process on calls (process_id, drafted_at);
create index calls_text on calls (text_id, drafted_at);
create index calls_kind on calls (kind, drafted_at);

create table call_rolls (
  call_id text not null,
  part integer not null,
  seats text not null,
  primary key (call_id, part)
);

create table positions (
  call_id text not null,
  person_id text not null,
  counted integer not null,
  seat_group text not null,
  choice text not null,
  until bigint,
  seal text,
  reason text,
  capacity text not null,
  spoke_for text,
  stated_at bigint not null,
  primary key (call_id, person_id)
);
create index positions_person on positions (person_id, call_id);

create table position_seals (
  call_id text not null,
  person_id text not null,
  stance text not null,
  opening text not null,
  reason text,
  primary key (call_id, person_id)
);
