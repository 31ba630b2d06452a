create table stop_requests (
  id text primary key,
  process_id text not null,
  stage text not null,
  group_id text not null,
  person text not null,
  reason text not null,
  at bigint not null,
  stopped integer not null
);
create index stop_requests_process on stop_requests (process_id, id);

create table walk_outs (
  id text primary key,
  process_id text not null,
  person text not null,
  group_id text,
  statement text not null,
  at bigint not null
);
create index walk_outs_process on walk_outs (process_id, id);

create table missed_duties (
  process_id text not null,
  duty text not null,
  since bigint not null,
  due bigint not null,
  escalated_to text,
  primary key (process_id, duty, since)
);
