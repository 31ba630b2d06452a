-- What was said on condition of not being named: in public once whoever said it has agreed.
create table remarks (
  id text primary key,
  process_id text not null,
  text_id text not null,
  version integer not null,
  clauses text not null,
  words text not null,
  group_code text,
  noted_by text not null,
  at bigint not null
);
create index remarks_process on remarks (process_id, id);
-- Who said it: private. It goes when they have their words erased, and nothing else knows it.
create table remark_voices (
  id text primary key,
  process_id text not null,
  text_id text not null,
  version integer not null,
  clauses text not null,
  words text not null,
  noted_by text not null,
  speaker text not null,
  at bigint not null,
  kind text not null,
  seal text not null,
  opening text not null
);
create index remark_voices_speaker on remark_voices (speaker, kind);
create index remark_voices_noted_by on remark_voices (noted_by, kind);
