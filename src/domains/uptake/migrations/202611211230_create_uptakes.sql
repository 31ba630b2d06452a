-- What became of a contribution in a text. One row for each pair; what it was before is on the record.
create table uptakes (
  thing text not null,
  text_id text not null,
  process_id text not null,
  author text,
  version integer not null,
  clauses text not null,
  contests integer not null,
  kind text not null,
  state text not null,
  primary key (thing, text_id)
);
create index uptakes_process on uptakes (process_id, kind);
create index uptakes_text on uptakes (text_id, kind);
create index uptakes_author on uptakes (author, kind);
