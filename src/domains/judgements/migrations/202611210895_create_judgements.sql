create table judgements (
  id text primary key,
  process_id text not null,
  decision text not null,
  stage text not null,
  outcome text not null,
  judged_by text not null,
  role text not null,
  reasons text not null,
  at bigint not null
);
create index judgements_process on judgements (process_id, id);
