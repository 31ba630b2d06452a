create table amendments (
  id text primary key,
  text_id text not null,
  process_id text not null,
  number integer not null,
  base integer not null,
  changes text not null,
  reason text not null,
  proposed_by text not null,
  capacity text not null,
  proposed_at bigint not null,
  renewals integer not null,
  kind text not null,
  state text not null
);
create unique index amendments_number on amendments (text_id, number);
create index amendments_kind on amendments (text_id, kind, number);
create index amendments_by on amendments (proposed_by, kind);

create table amendment_sponsors (
  amendment_id text not null,
  person_id text not null,
  capacity text not null,
  joined_at bigint not null,
  left_at bigint,
  primary key (amendment_id, person_id)
);

create table amendment_stances (
  amendment_id text not null,
  person_id text not null,
  stance text not null,
  capacity text not null,
  grp text,
  reason text,
  at bigint not null,
  primary key (amendment_id, person_id)
);
