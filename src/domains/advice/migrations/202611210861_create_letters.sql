create table letters (
  id text primary key,
  process_id text not null,
  kind text not null,
  sender text not null,
  dated text not null,
  words text not null,
  link text,
  entered_by text not null,
  role text not null,
  entered_at bigint not null,
  due bigint not null,
  reply text,
  replied_by text,
  replied_role text,
  replied_at bigint
);
create index letters_process on letters (process_id, id);
create index letters_owed on letters (replied_at, id);
