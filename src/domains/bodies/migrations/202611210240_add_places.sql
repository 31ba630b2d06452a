alter table bodies add column shape text;
alter table seats add column place_id text;
alter table seats add column until bigint;
alter table seats add column ending text;
alter table role_terms add column ending text;
create unique index seats_one_a_place on seats (place_id) where ended_at is null;
create index seats_until on seats (until) where ended_at is null;
create index role_terms_until on role_terms (until) where ended_at is null;

create table places (
  id text primary key,
  body_id text not null,
  name text not null,
  title text not null,
  part text,
  place_group text,
  region text,
  appointer text,
  appointed_by text not null,
  standing text not null,
  weight integer not null,
  term text,
  source text not null,
  tag text not null
);
create unique index places_name on places (body_id, name);

create table stand_ins (
  id text primary key,
  body_id text not null,
  kind text not null,
  for_id text not null,
  holder_id text not null,
  person_id text not null,
  given_by text not null,
  since bigint not null,
  until bigint not null,
  ended_at bigint
);
create index stand_ins_body on stand_ins (body_id, id);
create index stand_ins_person on stand_ins (person_id, ended_at);
create unique index stand_ins_once on stand_ins (for_id) where ended_at is null;
