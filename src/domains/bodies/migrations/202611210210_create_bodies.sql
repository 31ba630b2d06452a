create table bodies (
  id text primary key,
  slug text not null unique,
  kind text not null,
  name text not null,
  mandate text,
  founded_at bigint not null,
  joining text not null,
  groups_from text,
  target text,
  practice integer not null,
  state text not null
);

create table seats (
  id text primary key,
  body_id text not null,
  person_id text not null,
  seat_group text,
  since bigint not null,
  ended_at bigint
);
create index seats_body on seats (body_id, id);
create index seats_person on seats (person_id, ended_at);
create unique index seats_once on seats (body_id, person_id) where ended_at is null;

create table role_terms (
  id text primary key,
  body_id text not null,
  person_id text not null,
  role text not null,
  since bigint not null,
  until bigint,
  ended_at bigint
);
create index role_terms_body on role_terms (body_id, id);
create index role_terms_person on role_terms (person_id, ended_at);
create unique index role_terms_once on role_terms (body_id, person_id, role) where ended_at is null;
