create table texts (
  id text primary key,
  process_id text not null,
  title text not null,
  language text not null,
  drafted_by text not null,
  drafted_at bigint not null,
  source text,
  reported_on text
);
create index texts_process on texts (process_id, id);

create table text_versions (
  text_id text not null,
  version integer not null,
  clauses text not null,
  clauses_ever integer not null,
  hash text not null,
  brackets integer not null,
  published_by text not null,
  role text not null,
  reason text not null,
  note text,
  published_at bigint not null,
  source text,
  reported_on text,
  primary key (text_id, version)
);
