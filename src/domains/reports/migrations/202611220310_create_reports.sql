-- Private: what was reported, by whom, and what came of it. A case is one thing that waits once.
create table report_cases (
  id text primary key,
  thing text not null,
  body_id text,
  author text,
  opened_at bigint not null,
  due_at bigint not null,
  kind text not null,
  ended_at bigint,
  -- The line of the steward log, where it was left as it is.
  line text
);

create unique index report_cases_open on report_cases (thing) where kind = 'open';
create index report_cases_by_kind on report_cases (kind, opened_at);

create table reports (
  thing text not null,
  reporter text not null,
  case_id text not null,
  ground text not null,
  words text not null,
  at bigint not null,
  primary key (thing, reporter)
);

create index reports_by_case on reports (case_id, at);
create index reports_by_reporter on reports (reporter, at);
