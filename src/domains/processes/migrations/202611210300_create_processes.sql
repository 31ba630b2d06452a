create table templates (
  name text not null,
  version text not null,
  hash text not null,
  canonical text not null,
  primary key (name, version)
);

create table processes (
  id text primary key,
  slug text not null unique,
  template text not null,
  version text not null,
  hash text not null,
  title text not null,
  question text not null,
  body_id text,
  practice integer not null,
  source text,
  reported_on text,
  begun_at bigint not null,
  past text not null,
  kind text not null,
  state text not null
);
create index processes_begun on processes (begun_at);

create table windows (
  id text primary key,
  process_id text not null,
  kind text not null,
  serves text not null,
  languages text not null,
  published text not null,
  extensions text not null,
  source text,
  reported_on text,
  state_kind text not null,
  state text not null
);
create index windows_process on windows (process_id, id);
create index windows_serves on windows (serves);

create table process_documents (
  id text primary key,
  process_id text not null,
  artefact text not null,
  title text not null,
  href text not null,
  at bigint not null,
  source text,
  reported_on text
);
create index process_documents_process on process_documents (process_id, id);
