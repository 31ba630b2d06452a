create table people (
  id text primary key,
  handle text not null unique,
  name text not null,
  joined_at bigint not null,
  kind text not null,
  state text not null
);

create table affiliations (
  id text primary key,
  person_id text not null,
  organisation text not null,
  since bigint not null,
  ended_at bigint
);
create index affiliations_person on affiliations (person_id, id);

create table interests (
  person_id text not null,
  version integer not null,
  at bigint not null,
  fields text not null,
  undisclosed integer not null,
  primary key (person_id, version)
);

create table code_choices (
  person_id text not null,
  scheme text not null,
  code text not null,
  at bigint not null,
  primary key (person_id, scheme)
);

create table agreements (
  person_id text not null,
  undertakings text not null,
  version integer not null,
  at bigint not null,
  primary key (person_id, undertakings, version)
);

create table codes (
  scheme text not null,
  code text not null,
  position integer not null,
  labels text not null,
  retired integer not null,
  primary key (scheme, code)
);

create table accounts (
  person_id text primary key,
  mail text not null unique,
  language text not null,
  zone text not null,
  created_at bigint not null
);

create table sign_ins (
  id text primary key,
  mail text not null,
  link_hash text not null unique,
  browser_hash text not null,
  code_hash text not null,
  asked_at bigint not null,
  expires_at bigint not null,
  kind text not null,
  state text not null
);
create index sign_ins_mail on sign_ins (mail, asked_at);
