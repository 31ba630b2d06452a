create table designation_drafts (
  call_id text not null,
  number integer not null,
  after integer not null,
  author text not null,
  level text not null,
  polarity text not null,
  reasons text not null,
  written_at bigint not null,
  primary key (call_id, number)
);
create index designation_drafts_author on designation_drafts (author);

create table designation_draft_signs (
  call_id text not null,
  number integer not null,
  person_id text not null,
  sign text not null,
  why text,
  said_at bigint not null,
  primary key (call_id, number, person_id)
);
create index designation_draft_signs_person on designation_draft_signs (person_id);

alter table designations add column prepared text;
