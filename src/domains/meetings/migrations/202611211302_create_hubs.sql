create table meeting_hubs (
  id text primary key,
  meeting_id text not null,
  place text not null,
  host_person text not null,
  line text,
  opened_at bigint not null,
  closed_at bigint
);
create index meeting_hubs_meeting on meeting_hubs (meeting_id, id);

create table meeting_hub_people (
  hub_id text not null,
  person_id text not null,
  since bigint not null,
  left_at bigint,
  primary key (hub_id, person_id)
);

create table meeting_sessions (
  id text primary key,
  meeting_id text not null,
  number integer not null,
  title text not null,
  starts bigint not null,
  minutes integer not null,
  room text,
  channels text not null,
  captions text,
  gone_at bigint
);
create index meeting_sessions_meeting on meeting_sessions (meeting_id, number);

create table meeting_materials (
  id text primary key,
  meeting_id text not null,
  title text not null,
  href text not null,
  submitted_by text not null,
  submitted_at bigint not null,
  state text not null
);
create index meeting_materials_meeting on meeting_materials (meeting_id, id);

create table meeting_requests (
  meeting_id text not null,
  person_id text not null,
  kind text not null,
  words text not null,
  at bigint not null,
  answer text,
  primary key (meeting_id, person_id, kind)
);
create index meeting_requests_person on meeting_requests (person_id);

create table meeting_cycles (
  id text primary key,
  body_id text not null,
  name text not null,
  regions text not null,
  made_by text not null,
  made_at bigint not null
);
create index meeting_cycles_body on meeting_cycles (body_id, id);

create table cycle_rounds (
  cycle_id text not null,
  meeting_id text not null,
  region text not null,
  reason text,
  primary key (cycle_id, meeting_id)
);
create index cycle_rounds_meeting on cycle_rounds (meeting_id);
