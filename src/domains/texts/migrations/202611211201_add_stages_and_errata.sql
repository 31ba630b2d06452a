alter table texts add column stage text;
alter table texts add column superseded_by text;
alter table texts add column superseded_at bigint;
create index texts_superseded on texts (superseded_by);

create table text_errata (
  text_id text not null,
  number integer not null,
  version integer not null,
  clause text not null,
  stands text not null,
  should_stand text not null,
  reason text not null,
  corrected_by text not null,
  role text not null,
  corrected_at bigint not null,
  primary key (text_id, number)
);
