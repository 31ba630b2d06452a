create table meetings (
  id text primary key,
  host_kind text not null,
  host_id text not null,
  series_id text,
  occurrence integer,
  kind text not null,
  title text not null,
  zone text not null,
  local_time text not null,
  fold text not null,
  starts bigint not null,
  ends bigint not null,
  minutes integer not null,
  ways text not null,
  called_by text not null,
  called_at bigint not null,
  short_notice text,
  agenda_at bigint,
  revision integer not null,
  state text not null
);
create index meetings_host on meetings (host_kind, host_id, starts);
create index meetings_series on meetings (series_id, occurrence);
create index meetings_starts on meetings (starts);

create table meeting_series (
  id text primary key,
  host_kind text not null,
  host_id text not null,
  kind text not null,
  title text not null,
  pattern text not null,
  made_by text not null,
  made_at bigint not null
);
create index meeting_series_host on meeting_series (host_kind, host_id, id);

create table agenda_items (
  id text primary key,
  meeting_id text not null,
  number integer not null,
  place integer not null,
  topic text not null,
  brought_by text not null,
  added_at bigint not null,
  minutes integer,
  link text,
  state text not null
);
create index agenda_items_meeting on agenda_items (meeting_id, number);

create table meeting_doors (
  meeting_id text primary key,
  join_link text,
  dial_in text
);
