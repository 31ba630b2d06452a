create table translations (
  text_id text not null,
  clause text not null,
  language text not null,
  source_words text not null,
  words text not null,
  made text not null,
  machine text,
  written_by text not null,
  written_at bigint not null,
  checked_by text,
  checked_at bigint,
  primary key (text_id, clause, language)
);
