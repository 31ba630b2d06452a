create table advice (
  id text primary key,
  process_id text not null,
  from_party text not null,
  to_party text not null,
  from_body text not null,
  to_body text not null,
  title text not null,
  given_by text not null,
  role text not null,
  given_at bigint not null
);
create index advice_process on advice (process_id, id);
create index advice_from on advice (from_body, id);
create index advice_to on advice (to_body, id);

create table advice_items (
  advice_id text not null,
  number integer not null,
  process_id text not null,
  words text not null,
  consensus integer not null,
  entered_at bigint not null,
  kind text not null,
  state text not null,
  primary key (advice_id, number)
);
create index advice_items_process on advice_items (process_id, advice_id, number);
create index advice_items_kind on advice_items (kind, entered_at);

create table advice_answers (
  advice_id text not null,
  number integer not null,
  place integer not null,
  step text not null,
  answer text not null,
  reasons text not null,
  made_by text not null,
  role text not null,
  made_at bigint not null,
  primary key (advice_id, number, place)
);
