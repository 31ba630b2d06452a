create table window_reopenings (
  window_id text not null,
  group_id text not null,
  process_id text not null,
  opened text not null,
  person text not null,
  role text not null,
  reason text not null,
  at bigint not null,
  primary key (window_id, group_id)
);
create index window_reopenings_process on window_reopenings (process_id);
