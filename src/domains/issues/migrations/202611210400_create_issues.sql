create table issues (
  id text primary key,
  process_id text,
  generation integer not null,
  number text,
  title text not null,
  words text not null,
  note text,
  by text,
  capacity text,
  source text,
  reported_on text,
  practice integer not null,
  proposed_at bigint not null,
  petitioned_at bigint,
  plan text,
  place text,
  kind text not null,
  state text not null
);
create index issues_process on issues (process_id, id);
create index issues_kind on issues (kind, id);
create index issues_by on issues (by, id);

create table issue_screenings (
  id text primary key,
  issue_id text not null,
  by text not null,
  at bigint not null,
  sheet text not null,
  proposed text not null,
  reason text not null,
  kind text not null,
  state text not null
);
create index issue_screenings_issue on issue_screenings (issue_id, id);

create table issue_links (
  id text primary key,
  from_id text not null,
  to_id text,
  kind text not null,
  reason text,
  derived integer not null,
  source text,
  reported_on text,
  by text,
  at bigint not null
);
create index issue_links_from on issue_links (from_id);
create index issue_links_to on issue_links (to_id);

create table issue_seconds (
  issue_id text not null,
  person_id text not null,
  stakeholder_group text not null,
  capacity text not null,
  at bigint not null,
  withdrawn_at bigint,
  primary key (issue_id, person_id)
);
