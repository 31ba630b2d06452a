-- What became of contributions whose lineage is not told: private, the record has a commitment to it.
create table covered_uptakes (
  thing text not null,
  text_id text not null,
  process_id text not null,
  author text,
  version integer not null,
  clauses text not null,
  contests integer not null,
  kind text not null,
  state text not null,
  seal text not null,
  opening text not null,
  primary key (thing, text_id)
);
create index covered_uptakes_process on covered_uptakes (process_id, kind);
create index covered_uptakes_seal on covered_uptakes (seal);
create table covered_words (
  commitment text primary key,
  thing text not null,
  author text,
  words text not null
);
create index covered_words_author on covered_words (author);
