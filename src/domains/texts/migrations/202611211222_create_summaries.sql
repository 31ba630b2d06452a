create table text_summaries (
  text_id text not null,
  version integer not null,
  language text not null,
  words text not null,
  machine text,
  written_by text not null,
  role text not null,
  written_at bigint not null,
  primary key (text_id, version, language)
);
