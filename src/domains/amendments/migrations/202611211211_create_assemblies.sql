create table amendment_marks (
  text_id text not null,
  clause text not null,
  amendment_id text not null,
  open integer not null,
  primary key (text_id, clause, amendment_id)
);

create table assembly_steps (
  text_id text not null,
  person_id text not null,
  number integer not null,
  amendment_id text not null,
  base integer not null,
  decision text not null,
  at bigint not null,
  primary key (text_id, person_id, number)
);
